import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, type Plugin } from 'vite';

/** One bundled island: its minified code and the immutable address it is served from. */
interface Island {
  code: string;
  fileName: string;
}

const VIRTUAL = 'virtual:islands';
const OUTPUT = '_app/immutable/assets';

/** Bundles one island, with everything it imports, into a single script without imports or exports. */
async function bundle(file: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: true,
      target: ['es2020', 'safari14'],
      modulePreload: false,
      rolldownOptions: { input: file, output: { format: 'iife' } },
    },
  });
  const [chunk] = 'output' in result ? result.output : [];
  if (chunk?.type !== 'chunk') throw new Error(`${file}: the bundler gave no script`);
  return chunk.code.trim();
}

async function bundleAll(folder: string): Promise<Map<string, Island>> {
  const files = readdirSync(folder).filter((name) => /^[a-z-]+\.ts$/.test(name));
  const islands = new Map<string, Island>();
  for (const file of files.sort()) {
    const name = basename(file, '.ts');
    const code = await bundle(join(folder, file));
    const hash = createHash('sha256').update(code).digest('base64url').slice(0, 8);
    islands.set(name, { code, fileName: `${OUTPUT}/${name}.${hash}.js` });
  }
  return islands;
}

const asModule = (islands: Iterable<[string, { src: string; code: string }]>) =>
  `export default ${JSON.stringify(Object.fromEntries(islands))}`;

/**
 * Small scripts for pages that ship no framework: every file of `folder` becomes one hashed script of
 * its own. The server asks `virtual:islands` for { name: { src, code } }; `src` is the address,
 * `code` the text for the one island that is written into the page itself (empty in development).
 * @param folder absolute path of the folder with the islands' sources
 */
export function islands(folder: string): Plugin {
  let bundled: Promise<Map<string, Island>> | undefined;
  let developing = false;
  return {
    name: 'pateka:islands',
    configResolved(config) {
      developing = config.command === 'serve';
    },
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : undefined),
    async load(id) {
      if (id !== `\0${VIRTUAL}`) return undefined;
      if (developing) {
        const names = readdirSync(folder).filter((name) => /^[a-z-]+\.ts$/.test(name));
        return asModule(
          names.map((name) => [basename(name, '.ts'), { src: `/src/islands/${name}`, code: '' }]),
        );
      }
      bundled ??= bundleAll(folder);
      const built = [...(await bundled)];
      return asModule(
        built.map(([name, { code, fileName }]) => [name, { src: `/${fileName}`, code }]),
      );
    },
    async generateBundle() {
      bundled ??= bundleAll(folder);
      for (const { code, fileName } of (await bundled).values()) {
        this.emitFile({ type: 'asset', fileName, source: code });
      }
    },
  };
}
