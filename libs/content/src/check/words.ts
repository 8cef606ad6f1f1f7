import type { Locale } from '@pateka/domain';
import { blockRuns, typedText } from '../lesson-text.js';
import type { LessonFile } from '../package/lesson-file.js';
import { problemAt, type LessonRule } from './rule.js';

/** A word to avoid and what to write instead. */
interface Avoided {
  pattern: RegExp;
  remedy: string;
}

const start = '(?<!\\p{L})';
const end = '(?!\\p{L})';

function word(stem: string, remedy: string): Avoided {
  return { pattern: new RegExp(`${start}${stem}`, 'iu'), remedy };
}

const noScolding = 'Explain kindly: what to look at, and why.';
const neutral = 'Use a neutral title: others may see the screen or the certificate.';

/** Words that no text may use (safety 42 and 45). A failure may be named in order to deny it: „а не провал“. */
const inProse: Readonly<Record<Locale, readonly Avoided[]>> = {
  bg: [
    word('жертв\\p{L}*', 'Write „преживели насилие“, or name the person.'),
    word(
      '(?<!(?<!\\p{L})не(?: е| са)? )провал\\p{L}*',
      'Say what happened; „провал“ may only be denied, as in „а не провал“.',
    ),
    word(
      `(?:тежък|тежкия|тежкият|труден|трудния|трудният) случа\\p{L}*`,
      'A person is not a case.',
    ),
    word('(?:грешно|неправилно)\\s*!', noScolding),
  ],
  en: [
    word('victim\\p{L}*', 'Write "survivor" or "a person who …".'),
    word('wrong\\s*!', noScolding),
  ],
};

/** Words that no title may use (safety 13 and 45): titles are read over a shoulder. */
const inTitles: Readonly<Record<Locale, readonly Avoided[]>> = {
  bg: [
    word(
      '(?:насил|приют|убежищ|кризис|криз[аи]|преживел|преживял|оцелел|пострадал|принуд|заплах)\\p{L}*',
      neutral,
    ),
    word('център\\s+[„"]?динамика', neutral),
    word(`тест(?:а|ът|ове|овете)?${end}`, 'Write „Проверете наученото“.'),
  ],
  en: [
    word('(?:violen|abus|shelter|refuge|crisis|crises|surviv|coerc|threat)\\p{L}*', neutral),
    word(`tests?${end}`, 'Write "Check what you have learned".'),
  ],
};

/** A figure typed into the text that a law, an office or the market may change. */
interface TypedFigure {
  name: string;
  pattern: RegExp;
  remedy: string;
  /** Whether it may stand in a question, where invented figures are worked with. */
  inQuestions: boolean;
}

const typedFigures: readonly TypedFigure[] = [
  {
    name: 'amount',
    pattern: /(?:€\s?\d)|(?:\d[\d\s.,]*(?:€|(?:евро|eur|euros?|лв|лева|leva|bgn)(?!\p{L})))/iu,
    remedy: 'Write :sum[…] for an invented amount, or :fact[…] for one set by law.',
    inQuestions: true,
  },
  {
    name: 'percentage',
    pattern: /\d[\d.,]*\s?(?:%|процент\p{L}*|per\s?cent)/iu,
    remedy: 'Write :fact[…] for one set by law, and an invented one in words: a fifth, a half.',
    inQuestions: true,
  },
  {
    name: 'telephone',
    pattern: /(?<!\d)(?:\+359|0)[\d /-]{6,}\d/u,
    remedy: 'Add the number to facts.yaml and write :fact[…]: numbers change.',
    inQuestions: false,
  },
  {
    name: 'date',
    pattern: /(?<!\d)\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d)/u,
    remedy: 'Write :fact[…] for a date set by law, and an invented one in words: 3 May.',
    inQuestions: true,
  },
];

/**
 * Finds the first word to avoid.
 * @param text any text of the package
 * @param locale its language
 * @param place a title is read by others and is held to more
 * @returns the word as written and the remedy, or nothing
 */
export function findAvoided(
  text: string,
  locale: Locale,
  place: 'title' | 'prose',
): { found: string; remedy: string } | undefined {
  const lists = [inProse[locale], ...(place === 'title' ? [inTitles[locale]] : [])];
  for (const { pattern, remedy } of lists.flat()) {
    const match = pattern.exec(text);
    if (match) return { found: match[0], remedy };
  }
  return undefined;
}

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
    return problemAt(lesson, piece, `"${avoided.found}" is a word to avoid.`, avoided.remedy);
  });

/** A figure in prose is either the law's or the market's, and dated, or invented, and marked so. */
export const noTypedFigures: LessonRule = (lesson) =>
  allTexts(lesson).flatMap(({ piece, text, inQuestion }) =>
    typedFigures
      .filter(({ inQuestions }) => !(inQuestion && inQuestions))
      .flatMap(({ name, pattern, remedy }) => {
        const match = pattern.exec(text);
        if (!match) return [];
        return problemAt(
          lesson,
          piece,
          `The ${name} "${match[0].trim()}" is typed into the text.`,
          typeof piece === 'string'
            ? 'Leave figures out of titles, purposes, outcomes and notes.'
            : remedy,
        );
      }),
  );

const quoted = /„[^“”"]*[“”"]/gu;
const familiar = word(
  `(?:ти|теб|тебе|твой|твоя|твоят|твое|твоето|твои|твоите|недей)${end}`,
  'Speak to her with „Вие“; inside a quotation anybody may be spoken to as they are.',
);
const politeWithoutCapital: Avoided = {
  pattern: new RegExp(`${start}(?:вие|ви|вас|ваш\\p{L}{0,3})${end}`, 'u'),
  remedy: 'Write the polite „Вие“, „Ви“, „Вас“, „Ваш“ with a capital.',
};

/** The learner is spoken to as „Вие“ (safety 45), except where somebody is quoted. */
export const politeAddress: LessonRule = (lesson) => {
  if (lesson.locale !== 'bg') return [];
  return allTexts(lesson).flatMap(({ piece, text }) => {
    const spoken = text.replace(quoted, '„…“');
    return [familiar, politeWithoutCapital].flatMap(({ pattern, remedy }) => {
      const match = pattern.exec(spoken);
      return match ? problemAt(lesson, piece, `"${match[0]}" is no polite address.`, remedy) : [];
    });
  });
};
