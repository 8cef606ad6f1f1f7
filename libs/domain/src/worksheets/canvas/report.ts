import type { Bilingual, Locale } from '../../locale.js';
import { plainSection } from '../report-parts.js';
import type { WorksheetReport } from '../report.js';
import { fillText } from '../report.js';
import type { Worksheet } from '../worksheet.js';
import type { CanvasResult, CanvasValues } from './canvas.js';
import { canvas, parseCanvas } from './canvas.js';
import {
  canvasBoxes,
  canvasBoxLabels,
  canvasSchema,
  canvasSource,
  type CanvasBox,
} from './schema.js';

/** One question that helps to fill an empty box. */
export const canvasQuestions: Record<CanvasBox, Bilingual> = {
  customers: {
    bg: 'Клиенти: за кого е това? Опишете един човек, без име.',
    en: 'Customers: whom is it for? Describe one person, without a name.',
  },
  value: {
    bg: 'Стойност: какво става по-лесно за клиента?',
    en: 'Value: what gets easier for the customer?',
  },
  channels: {
    bg: 'Канали: откъде ще научат за Вас, без да се вижда къде живеете?',
    en: 'Channels: how will they hear of you without seeing where you live?',
  },
  relationships: {
    bg: 'Отношения: какво би ги накарало да дойдат пак?',
    en: 'Relationships: what would make them come again?',
  },
  revenue: {
    bg: 'Приходи: за какво точно плащат и колко?',
    en: 'Revenue: what exactly do they pay for, and how much?',
  },
  resources: {
    bg: 'Ресурси: какво вече имате и какво може да се вземе назаем?',
    en: 'Resources: what do you have already, and what can be borrowed?',
  },
  activities: {
    bg: 'Дейности: какво ще вършите в една обикновена седмица?',
    en: 'Activities: what will you do in an ordinary week?',
  },
  partners: {
    bg: 'Партньори: кой може да поеме нещо, което не искате да правите сами?',
    en: 'Partners: who could take over something you do not want to do alone?',
  },
  costs: {
    bg: 'Разходи: за какво ще плащате и в месец без клиенти?',
    en: 'Costs: what will you pay for even in a month without customers?',
  },
};

/** What else the canvas says, by key. */
export const canvasSentences = {
  empty: {
    bg: 'Когато попълните една кутийка, тук ще видите листа. Започнете от въпроса: за кого е това?',
    en: 'Once you fill in a box, you will see the page here. Begin with the question: whom is it for?',
  },
  later: {
    bg: 'Другите празни кутийки могат да почакат: {boxes}.',
    en: 'The other empty boxes can wait: {boxes}.',
  },
  complete: {
    bg: 'Деветте кутийки са попълнени. Прочетете листа на глас на човек, на когото имате доверие: където заекнете, там е следващият въпрос.',
    en: 'All nine boxes are filled in. Read the page aloud to somebody you trust: where you stumble, there is the next question.',
  },
} as const satisfies Record<string, Bilingual>;

const words = {
  next: { bg: 'Какво още може да се допълни', en: 'What could still be added' },
  none: '–',
} as const;

/**
 * The sentences under a canvas.
 * @param result what is open
 * @param locale the language
 * @returns one to five sentences: at most three questions, the most important first
 */
export function canvasSentencesOf(result: CanvasResult, locale: Locale): string[] {
  if (result.isEmpty) return [canvasSentences.empty[locale]];
  const source = canvasSource[locale];
  if (result.empty.length === 0) return [canvasSentences.complete[locale], source];
  const sentences = result.ask.map((box) => canvasQuestions[box][locale]);
  if (result.later.length > 0) {
    const boxes = result.later.map((box) => canvasBoxLabels[box][locale]).join(', ');
    sentences.push(fillText(canvasSentences.later, locale, { boxes }));
  }
  return [...sentences, source];
}

/**
 * The canvas as a result in one language.
 * @param values the lines in each box
 * @param locale the language
 * @returns nine sections with their lines, and one with what to ask next; only the last when all is empty
 */
export function canvasReport(values: CanvasValues, locale: Locale): WorksheetReport {
  const result = canvas(values);
  const boxes = canvasBoxes.map((box) => {
    const lines = values[box].length > 0 ? values[box] : [words.none];
    return plainSection(
      canvasBoxLabels[box][locale],
      lines.map((line) => [line]),
    );
  });
  return {
    title: canvasSchema.title[locale],
    sections: [
      ...(result.isEmpty ? [] : boxes),
      plainSection(words.next[locale], [], canvasSentencesOf(result, locale)),
    ],
  };
}

/** The business model canvas. */
export const canvasWorksheet: Worksheet = {
  schema: canvasSchema,
  workOut: (form, { locale }) => {
    const { values, errors } = parseCanvas(form, locale);
    return { report: canvasReport(values, locale), errors };
  },
};
