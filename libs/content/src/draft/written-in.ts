import { locales, type Locale } from '@pateka/domain';
import { isBlankText } from './check/view.js';
import { type DraftLesson, writtenBlocks } from './draft.js';
import { headTranslationOf, translationOf, type TranslationState } from './translation.js';

/** From the state that asks for most to the one that asks for nothing. */
const byUrgency: readonly TranslationState[] = ['missing', 'changed', 'current', 'empty'];

/**
 * How the English of a lesson stands to its Bulgarian, head and all rows together.
 * @param lesson a draft
 * @returns the state that asks for most: one missing row makes the lesson 'missing'
 */
export function lessonTranslationOf(lesson: DraftLesson): TranslationState {
  const states = new Set([headTranslationOf(lesson), ...lesson.blocks.map(translationOf)]);
  return byUrgency.find((state) => states.has(state)) ?? 'empty';
}

function isWrittenIn(lesson: DraftLesson, locale: Locale): boolean {
  const { title, purpose, outcomes } = lesson[locale];
  const other: Locale = locale === 'bg' ? 'en' : 'bg';
  const headIsThere = title.trim() !== '' && purpose.trim() !== '' && outcomes.length > 0;
  return headIsThere && lesson.blocks.every((row) => row[locale] !== null || row[other] === null);
}

/**
 * The languages in which a lesson is complete: its head is there and every row that is written in one
 * language is written in this one, too. English counts only while its translations are up to date.
 * @param lesson a draft
 */
export function writtenIn(lesson: DraftLesson): Locale[] {
  const translation = lessonTranslationOf(lesson);
  return locales.filter(
    (locale) => isWrittenIn(lesson, locale) && (locale === 'bg' || translation === 'current'),
  );
}

/**
 * Whether a lesson has only just begun: no title, and no row with anything in it. Everything is missing then, so
 * nothing is worth listing.
 * @param lesson a draft
 */
export function isUnwritten({ bg, en, blocks }: DraftLesson): boolean {
  const titles = `${bg.title}${en.title}`;
  return (
    titles.trim() === '' &&
    writtenBlocks(blocks).every((block) => block.block === 'text' && isBlankText(block.content))
  );
}
