/**
 * `npm run lock`, after every `npm install`: completes package-lock.json with the packages for other platforms
 * that the registry in use does not have.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments, runAsCommand } from './support/command.ts';
import { completeLock, type PackageLock } from './support/package-lock.ts';
import { root } from './support/paths.ts';

await runAsCommand(async () => {
  const { flags } = readArguments(['--check']);
  const file = join(root, 'package-lock.json');
  const before = readFileSync(file, 'utf8');
  const { lock, report } = completeLock(JSON.parse(before) as PackageLock);
  const after = `${JSON.stringify(lock, null, 2)}\n`;
  for (const name of report.added) console.log(`  added ${name}`);
  for (const name of report.withoutPlatform) {
    console.log(`  ${name}: its name tells no platform; look whether it is right`);
  }
  if (report.unlinked > 0) console.log(`  took ${report.unlinked} registry addresses out`);
  if (before === after) console.log('  package-lock.json is complete');
  else if (flags.has('--check')) {
    console.log('  package-lock.json is not complete: run "npm run lock"');
    return 1;
  } else writeFileSync(file, after);
  return 0;
});
