/**
 * The door to every tool: `node tools/run.js start [arguments]`.
 * Plain JavaScript on purpose: an older Node must be able to read this file and say what is wrong, because
 * the tools themselves are TypeScript, which Node runs directly only from 22.18 on.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const runsTypeScript = major > 22 || (major === 22 && minor >= 18);
const [name, ...rest] = process.argv.slice(2);

/** @param {string[]} lines what is wrong, then what to do */
const refuse = (lines) => {
  console.error(['', ...lines.map((line) => `  ${line}`), ''].join('\n'));
  process.exit(1);
};

if (!runsTypeScript) {
  const bundled = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  refuse([
    `This needs Node 22.18 or newer; this is Node ${process.versions.node}.`,
    existsSync(bundled)
      ? `Use the npm script (npm run ${name ?? 'start'}): npm then takes the newer Node that "npm ci" put into node_modules.`
      : 'Run "npm ci" (without --omit=optional): it brings a newer Node along for Linux, macOS and Windows on x64 and arm64.',
    ...(existsSync(bundled)
      ? []
      : ['On another system install Node 24 yourself: https://nodejs.org']),
  ]);
}

const tool = new URL(`./${name}.ts`, import.meta.url);
if (!name || !/^[a-z][a-z/-]*$/.test(name) || !existsSync(tool)) {
  refuse([`There is no tool called "${name ?? ''}".`, 'See "scripts" in package.json.']);
}
process.argv = [process.argv[0] ?? 'node', fileURLToPath(tool), ...rest];
await import(tool.href);
