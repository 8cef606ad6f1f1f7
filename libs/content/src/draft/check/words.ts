import type { Bilingual, Locale } from '@pateka/domain';
import {
  findAvoided,
  findImpolite,
  withoutQuotations,
  type WordPlace,
} from '../../rules/avoided-words.js';
import { findTypedFigures, type FigureKind } from '../../rules/typed-figures.js';
import { finding, type DraftRule, type DraftView, type Finding } from './view.js';

interface Text {
  blockId: string | null;
  locale: Locale;
  text: string;
  place: WordPlace;
  inQuestion: boolean;
}

/** Every text of the lesson, line by line, the lines above it first. */
function textsOf({ sides }: DraftView): Text[] {
  return sides.flatMap(({ locale, head, rows }) => {
    const above = [head.purpose, ...head.outcomes, head.note].map((text): Text => {
      return { blockId: null, locale, text, place: 'prose', inQuestion: false };
    });
    const title: Text = {
      ...above[0],
      blockId: null,
      locale,
      text: head.title,
      place: 'title',
      inQuestion: false,
    };
    const lines = rows.flatMap(({ row, lines: own }) =>
      own.map(({ text, inQuestion }): Text => {
        return { blockId: row.id, locale, text, place: 'prose', inQuestion };
      }),
    );
    return [title, ...above, ...lines].filter(({ text }) => text !== '');
  });
}

/**
 * Looks for words to avoid in one text: those that give away in titles, those that hurt everywhere.
 * @param text any text for learners
 * @param locale its language
 * @param place a title is held to more
 * @returns what to say about it; inside a quotation, such as the name of a law, it is advice only
 */
export function avoidedIn(
  text: string,
  locale: Locale,
  place: WordPlace,
): Pick<Finding, 'code' | 'severity' | 'message' | 'remedy'>[] {
  const avoided = findAvoided(text, locale, place);
  if (!avoided) return [];
  const { found, remedy } = avoided;
  const isTitle = place === 'title';
  const isQuoted = !isTitle && !findAvoided(withoutQuotations(text, locale), locale, place);
  const message: Bilingual = isTitle
    ? {
        bg: `В заглавие не бива да стои „${found}“.`,
        en: `“${found}” must not stand in a title.`,
      }
    : { bg: `„${found}“ е дума, която избягваме.`, en: `“${found}” is a word we avoid.` };
  const code = isTitle ? 'title-gives-away' : 'word-to-avoid';
  return [{ code, severity: isQuoted ? 'advice' : 'blocks', message, remedy }];
}

/** Words that hurt stand nowhere; words that give away stand in no title. */
export const wordsToAvoid: DraftRule = (view) =>
  textsOf(view).flatMap(({ text, locale, place, blockId }) =>
    avoidedIn(text, locale, place).map((found) => ({ ...found, blockId, locale })),
  );

/** The learner is spoken to as „Вие“ (safety 45), except where somebody is quoted. */
export const politeAddress: DraftRule = (view) =>
  textsOf(view)
    .filter(({ locale }) => locale === 'bg')
    .flatMap(({ text, locale, blockId }) =>
      findImpolite(text).map(({ found, remedy }) =>
        finding(
          'impolite',
          'advice',
          { blockId, locale },
          {
            message: {
              bg: `„${found}“ не е учтивата форма.`,
              en: `“${found}” is not the polite form.`,
            },
            remedy,
          },
        ),
      ),
    );

const figureSaid: Record<FigureKind, { name: Bilingual; remedy: Bilingual }> = {
  amount: {
    name: { bg: 'Сумата', en: 'The amount' },
    remedy: {
      bg: 'Вмъкнете я: измислената като сума, тази от закона като факт с дата.',
      en: 'Insert it: an invented one as an amount, one set by law as a dated fact.',
    },
  },
  percentage: {
    name: { bg: 'Процентът', en: 'The percentage' },
    remedy: {
      bg: 'Ако е от закона, вмъкнете факт с дата; измисления напишете с думи: една пета, половината.',
      en: 'If it is set by law, insert a dated fact; write an invented one in words: a fifth, a half.',
    },
  },
  telephone: {
    name: { bg: 'Телефонът', en: 'The telephone number' },
    remedy: {
      bg: 'Вмъкнете го като факт с дата: номерата се сменят.',
      en: 'Insert it as a dated fact: numbers change.',
    },
  },
  date: {
    name: { bg: 'Датата', en: 'The date' },
    remedy: {
      bg: 'Ако е от закона, вмъкнете факт с дата; измислената напишете без година: 3 май.',
      en: 'If it is set by law, insert a dated fact; write an invented one without a year: 3 May.',
    },
  },
};
const leaveOut: Bilingual = {
  bg: 'Оставете числата за текста на урока.',
  en: 'Leave figures to the text of the lesson.',
};

/** A figure in prose is either the law's or the market's, and dated, or invented, and marked so. */
export const noTypedFigures: DraftRule = (view) =>
  textsOf(view).flatMap(({ text, locale, blockId, inQuestion }) =>
    findTypedFigures(text, inQuestion).map(({ kind, found }) => {
      const { name, remedy } = figureSaid[kind];
      return finding(
        `typed-${kind}`,
        'advice',
        { blockId, locale },
        {
          message: {
            bg: `${name.bg} „${found}“ е в самия текст и ще остарее незабелязано.`,
            en: `${name.en} “${found}” stands in the text itself and would age unnoticed.`,
          },
          remedy: blockId === null ? leaveOut : remedy,
        },
      );
    }),
  );
