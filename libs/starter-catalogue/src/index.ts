import { type Competence, type CoursePackage, parsePackage } from '@pateka/content';
import { readFile } from 'node:fs/promises';
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

/**
 * Reads the competences alone: the whole catalogue takes a second, in which a server answers nobody.
 * @returns all of them, in the order of the file
 * @throws Error when the file is broken
 */
export async function loadCompetences(): Promise<Competence[]> {
  const path = 'competences.yaml';
  const text = await readFile(new URL(`../${path}`, import.meta.url), 'utf8');
  const { competences } = parsePackage([{ path, text }]).source;
  if (!competences) throw new Error(`${path} is broken`);
  return competences.value;
}
