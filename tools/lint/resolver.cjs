/**
 * Tells the boundary rules which file an import means, by its text alone: a rule must hold for a file that is
 * not written yet, and for a workspace package that is not built. (ESLint's resolvers are CommonJS.)
 */
const { existsSync } = require('node:fs');
const { isBuiltin } = require('node:module');
const { dirname, join, resolve } = require('node:path');

exports.interfaceVersion = 2;

/**
 * @param {string} source what stands in the import
 * @param {string} file the importing file
 * @param {{ root: string }} config
 * @returns {{ found: true, path: string | null }} null for a module of Node's own
 */
exports.resolve = (source, file, { root }) => {
  if (isBuiltin(source)) return { found: true, path: null };
  return { found: true, path: pathOf(source, file, root) };
};

const pathOf = (source, file, root) => {
  const plain = source.replace(/[?#].*$/, '') || source;
  if (plain.startsWith('.')) return sourceFile(resolve(dirname(file), plain));
  if (source.startsWith('#lib')) {
    return sourceFile(join(root, 'apps/web/src/lib', source.slice('#lib'.length)));
  }
  const own = /^@pateka\/([^/]+)(.*)$/.exec(source);
  if (own) return join(root, folderOf(own[1]), own[2] ? own[2].slice(1) : 'src/index.ts');
  return join(root, 'node_modules', source);
};

const folderOf = (name) => {
  if (name === 'tools') return 'tools';
  return ['api', 'web', 'web-e2e'].includes(name) ? `apps/${name}` : `libs/${name}`;
};

/** A relative import ends in `.js` and means the `.ts` beside it. */
const sourceFile = (path) => {
  const typescript = path.replace(/\.js$/, '.ts');
  return existsSync(typescript) || !existsSync(path) ? typescript : path;
};
