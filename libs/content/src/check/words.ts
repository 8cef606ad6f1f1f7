import { blockRuns, typedText } from '../lesson-text.js';
import type { LessonFile } from '../package/lesson-file.js';
import { findAvoided, findImpolite } from '../rules/avoided-words.js';
import { findTypedFigures, type FigureKind } from '../rules/typed-figures.js';
import { problemAt, type LessonRule } from './rule.js';

/** The texts of the front matter, with the keys they stand under. */
function headTexts({ front }: LessonFile) {
  return [
    { key: 'title' as const, text: front.title },
    { key: 'purpose' as const, text: front.purpose },
    { key: 'outcomes' as const, text: front.outcomes.join(' · ') },
    { key: 'note' as const, text: front.note ?? '' },
  ];
}

function allTexts(lesson: LessonFile) {
  const runs = lesson.document.blocks.flatMap(blockRuns);
  return [
    ...headTexts(lesson).map(({ key, text }) => ({ piece: key, text, inQuestion: false })),
    ...runs.map(({ piece, inlines, inQuestion }) => ({
      piece,
      text: typedText(inlines),
      inQuestion,
    })),
  ];
}

/** Words that hurt stand nowhere; words that give away stand in no title. */
export const wordsToAvoid: LessonRule = (lesson) =>
  allTexts(lesson).flatMap(({ piece, text }) => {
    const avoided = findAvoided(text, lesson.locale, piece === 'title' ? 'title' : 'prose');
    if (!avoided) return [];
    const message = `"${avoided.found}" is a word to avoid.`;
    return problemAt(lesson, piece, message, avoided.remedy.en);
  });

/** How a package's author says instead what she typed. */
const writtenInstead: Readonly<Record<FigureKind, string>> = {
  amount: 'Write :sum[…] for an invented amount, or :fact[…] for one set by law.',
  percentage: 'Write :fact[…] for one set by law, and an invented one in words: a fifth, a half.',
  telephone: 'Add the number to facts.yaml and write :fact[…]: numbers change.',
  date: 'Write :fact[…] for a date set by law, and an invented one in words: 3 May.',
};

/** A figure in prose is either the law's or the market's, and dated, or invented, and marked so. */
export const noTypedFigures: LessonRule = (lesson) =>
  allTexts(lesson).flatMap(({ piece, text, inQuestion }) =>
    findTypedFigures(text, inQuestion).flatMap(({ kind, found }) =>
      problemAt(
        lesson,
        piece,
        `The ${kind} "${found}" is typed into the text.`,
        typeof piece === 'string'
          ? 'Leave figures out of titles, purposes, outcomes and notes.'
          : writtenInstead[kind],
      ),
    ),
  );

/** The learner is spoken to as „Вие“ (safety 45), except where somebody is quoted. */
export const politeAddress: LessonRule = (lesson) => {
  if (lesson.locale !== 'bg') return [];
  return allTexts(lesson).flatMap(({ piece, text }) =>
    findImpolite(text).flatMap(({ found, remedy }) =>
      problemAt(lesson, piece, `"${found}" is no polite address.`, remedy.en),
    ),
  );
};
