import type { Lesson } from '../course-package.js';
import { readPackage } from '../package/read-package.js';
import { samplePackage } from './sample-package.js';

let known: Lesson | undefined;

/**
 * The first lesson of the sample package, read once.
 * @returns the lesson in both languages, a fresh copy
 * @throws Error naming the problems when the sample has any
 */
export function sampleLesson(): Lesson {
  if (!known) {
    const result = readPackage(samplePackage());
    if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 2));
    known = result.package.courses[0]?.modules[0]?.lessons[0];
  }
  if (!known) throw new Error('The sample has no lesson.');
  return structuredClone(known);
}
