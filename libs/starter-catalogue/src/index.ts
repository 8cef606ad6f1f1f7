import type { CoursePackage } from '@pateka/content';
import { problemLine } from './check.js';
import { readCatalogue } from './read-catalogue.js';

export { checkCatalogue, problemLine, type CheckReport } from './check.js';

/**
 * Reads the courses that come with the product.
 * @returns the checked package: facts, competences and courses in Bulgarian and English
 * @throws Error naming every problem when a content file is broken: a release with broken content must
 *   not start quietly
 */
export async function loadStarterCatalogue(): Promise<CoursePackage> {
  const result = await readCatalogue();
  if (result.ok) return result.package;
  throw new Error(
    `The starter catalogue is broken:\n${result.problems.map(problemLine).join('\n')}`,
  );
}
