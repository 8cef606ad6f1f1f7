import type { Bilingual } from '../../locale.js';
import type { WorksheetField, WorksheetSchema } from '../schema.js';

/** The boxes of the canvas, in the order in which they are filled in: from the customer to the costs. */
export const canvasBoxes = [
  'customers',
  'value',
  'channels',
  'relationships',
  'revenue',
  'resources',
  'activities',
  'partners',
  'costs',
] as const;

/** A box of the canvas. */
export type CanvasBox = (typeof canvasBoxes)[number];

/** The boxes as headings, in the words of the lesson. */
export const canvasBoxLabels: Record<CanvasBox, Bilingual> = {
  customers: { bg: 'Клиенти', en: 'Customers' },
  value: { bg: 'Стойност', en: 'Value' },
  channels: { bg: 'Канали', en: 'Channels' },
  relationships: { bg: 'Отношения', en: 'Relationships' },
  revenue: { bg: 'Приходи', en: 'Revenue' },
  resources: { bg: 'Ресурси', en: 'Resources' },
  activities: { bg: 'Дейности', en: 'Activities' },
  partners: { bg: 'Партньори', en: 'Partners' },
  costs: { bg: 'Разходи', en: 'Costs' },
};

const hints: Record<CanvasBox, Bilingual> = {
  customers: {
    bg: 'За кого е. За начало стига един вид хора.',
    en: 'Whom it is for. One kind of people is enough to begin with.',
  },
  value: {
    bg: 'Какво става по-лесно или по-хубаво за тях.',
    en: 'What gets easier or better for them.',
  },
  channels: {
    bg: 'Как научават за Вас и как го получават. Може без адрес, снимка и карта.',
    en: 'How they hear of you and how they get it. No address, photograph or map is needed.',
  },
  relationships: {
    bg: 'Какво ги кара да останат или да дойдат пак.',
    en: 'What makes them stay or come again.',
  },
  revenue: {
    bg: 'За какво плащат, колко и кога.',
    en: 'What they pay for, how much and when.',
  },
  resources: {
    bg: 'Време, умения, вещи: какво имате и какво липсва.',
    en: 'Time, skills, things: what you have and what is missing.',
  },
  activities: { bg: 'Какво се върши всяка седмица.', en: 'What is done every week.' },
  partners: {
    bg: 'Кой помага: доставчик, счетоводител, съседка с кола.',
    en: 'Who helps: a supplier, an accountant, a neighbour with a car.',
  },
  costs: { bg: 'За какво плащате Вие.', en: 'What you pay for.' },
};

const fields: readonly WorksheetField[] = canvasBoxes.map((box) => ({
  id: box,
  kind: 'note',
  label: canvasBoxLabels[box],
  hint: hints[box],
}));

/** The licence of the canvas asks for its authors' names, on the form and on what comes of it. */
export const canvasSource: Bilingual = {
  bg: 'По „Business Model Canvas“ на Александър Остервалдер и Ив Пиньор (strategyzer.com, CC BY-SA).',
  en: 'After the Business Model Canvas by Alexander Osterwalder and Yves Pigneur (strategyzer.com, CC BY-SA).',
};

/** The business model canvas, as pages and print render it. */
export const canvasSchema: WorksheetSchema = {
  tool: 'canvas',
  title: { bg: 'Бизнесът на една страница', en: 'A business on one page' },
  intro: {
    bg: 'Девет кутийки. Започнете от първите две, другите могат да почакат. Може и с измислена идея и измислени суми. Нищо не се пази, докато Вие не поискате.',
    en: 'Nine boxes. Begin with the first two; the others can wait. An invented idea and invented amounts are fine. Nothing is kept unless you ask for it.',
  },
  groups: [
    { id: 'box', label: { bg: 'Девет кутийки', en: 'Nine boxes' }, hint: canvasSource, fields },
  ],
};
