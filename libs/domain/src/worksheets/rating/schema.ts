import type { Bilingual } from '../../locale.js';
import type { WorksheetField, WorksheetSchema } from '../schema.js';

/** The statements that are marked twice, in the order of the page. */
export const ratingStatements = {
  strengths: { bg: 'Знам в какво ме бива', en: 'I know what I am good at' },
  limits: { bg: 'Мога да откажа, когато ме помолят за нещо', en: 'I can say no to a request' },
  'next-step': { bg: 'Знам коя е следващата ми стъпка', en: 'I have a next step' },
  network: { bg: 'Знам кого да попитам', en: 'I know whom to ask' },
  time: { bg: 'Намирам време за себе си', en: 'I find time for myself' },
  week: { bg: 'Мога да планирам седмицата си', en: 'I can plan my week' },
} as const satisfies Record<string, Bilingual>;

/** One of the statements. */
export type RatingStatement = keyof typeof ratingStatements;

const fields: readonly WorksheetField[] = Object.entries(ratingStatements).map(([id, label]) => ({
  id,
  kind: 'scale',
  label,
  ends: {
    low: { bg: 'не е така', en: 'not so' },
    high: { bg: 'точно така', en: 'exactly so' },
  },
}));

/** The self-rating before and after, as pages and print render it. */
export const ratingSchema: WorksheetSchema = {
  tool: 'rating',
  title: { bg: 'Преди и сега', en: 'Then and now' },
  intro: {
    bg: 'Шест изречения, два пъти: за началото и за сега. Отбележете каквото Ви се струва вярно. Някое може и да прескочите. Числата не са оценка за Вас. Нищо не се пази, докато Вие не поискате.',
    en: 'Six sentences, twice: for the beginning and for now. Mark what seems true to you. You may leave some out. The numbers are not a mark for you. Nothing is kept unless you ask for it.',
  },
  groups: [
    {
      id: 'before',
      label: { bg: 'В началото', en: 'At the beginning' },
      hint: {
        bg: 'По спомен е достатъчно.',
        en: 'From memory is good enough.',
      },
      fields,
    },
    { id: 'now', label: { bg: 'Сега', en: 'Now' }, fields },
  ],
};
