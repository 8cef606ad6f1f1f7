import { sortProblems, type CatalogueProblem } from '../check/catalogue-problem.js';
import { checkPackage } from '../check/check.js';
import type { CoursePackage } from '../course-package.js';
import { packageOf } from './package-source.js';
import { parsePackage } from './parse-package.js';
import type { PackageFile } from './problem.js';

/** A package that may be published, or what a person has to put right first. */
export type PackageResult =
  { ok: true; package: CoursePackage } | { ok: false; problems: CatalogueProblem[] };

/**
 * Reads and checks a package of content files. Nothing is thrown for bad content: every problem names
 * file, line and remedy.
 * @param files all text files of the package; paths are relative to it, with slashes
 * @returns the package, or the problems ordered by file and line
 */
export function readPackage(files: readonly PackageFile[]): PackageResult {
  const { source, problems } = parsePackage(files);
  const all = sortProblems([...problems, ...checkPackage(source)]);
  return all.length > 0 ? { ok: false, problems: all } : { ok: true, package: packageOf(source) };
}
