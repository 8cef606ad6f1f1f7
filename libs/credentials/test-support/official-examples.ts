import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Schema and examples of 1EdTech lie beside the repository; they are not ours to pass on. */
const folder = fileURLToPath(new URL('../../../../shared/ob3/', import.meta.url));

export const hasOfficialExamples = existsSync(folder);
if (!hasOfficialExamples)
  console.warn(`SKIPPED: tests against 1EdTech's schema and examples, which are not in ${folder}`);

/** `describe` for tests that need them; without them it skips and says why. */
export const describeOfficial = (name: string, tests: () => void): void => {
  if (hasOfficialExamples) describe(name, tests);
  else describe.skip(`${name} – skipped: ../shared/ob3 is absent`, tests);
};

export const officialText = (path: string): string => readFileSync(`${folder}${path}`, 'utf8');

export const officialJson = (path: string): Record<string, unknown> =>
  JSON.parse(officialText(path)) as Record<string, unknown>;
