import type { Lesson } from '../course-package.js';
import { readPackage } from '../package/read-package.js';
import type { PackageFile } from '../package/problem.js';
import { samplePackage } from './sample-package.js';

/**
 * The first lesson of a package that must be without problems.
 * @param files the package; left out, the sample
 * @returns the lesson in both languages
 * @throws Error naming the problems when there are any
 */
export function sampleLesson(files: readonly PackageFile[] = samplePackage()): Lesson {
  const result = readPackage(files);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 2));
  const lesson = result.package.courses[0]?.modules[0]?.lessons[0];
  if (!lesson) throw new Error('The package has no lesson.');
  return lesson;
}
