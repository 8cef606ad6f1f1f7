import type { Locale } from '@pateka/domain';
import type { LessonFile } from '../package/lesson-file.js';
import type { LessonSource } from '../package/package-source.js';
import type { CatalogueProblem } from './catalogue-problem.js';

/** What lessons may refer to. A list that could not be read is absent, and nothing is said about it. */
export interface Catalogue {
  facts?: ReadonlySet<string>;
  competences?: ReadonlySet<string>;
  lessons: ReadonlySet<string>;
}

/** A rule about one lesson in one language. */
export type LessonRule = (lesson: LessonFile, catalogue: Catalogue) => CatalogueProblem[];

/** A rule about a lesson in both languages together. */
export type LanguageRule = (lesson: LessonSource) => CatalogueProblem[];

/**
 * Makes a problem of a lesson.
 * @param lesson where
 * @param piece the block or piece of text, or the key of the front matter
 * @param message what is wrong
 * @param remedy what to do
 * @returns a list with the one problem
 */
export function problemAt(
  lesson: LessonFile,
  piece: Parameters<LessonFile['lineOf']>[0],
  message: string,
  remedy: string,
): CatalogueProblem[] {
  return [{ file: lesson.file, line: lesson.lineOf(piece), message, remedy }];
}

/** The sections every lesson has, in this order, with the very headings learners know. */
export const sectionHeadings: Readonly<
  Record<'exercise' | 'questions' | 'ask', Record<Locale, string>>
> = {
  exercise: { bg: 'Опитайте', en: 'Try it' },
  questions: { bg: 'Проверете наученото', en: 'Check what you have learned' },
  ask: { bg: 'Къде да попитате', en: 'Where to ask' },
};
