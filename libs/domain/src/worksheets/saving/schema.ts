import type { WorksheetSchema } from '../schema.js';

/** The saving goal, as pages and print render it. */
export const savingSchema: WorksheetSchema = {
  tool: 'saving',
  title: { bg: 'Моята цел за спестяване', en: 'My saving goal' },
  intro: {
    bg: 'Стигат целта и една сума или дата. Може и с измислени числа. Нищо не се пази, докато Вие не поискате.',
    en: 'The goal and one amount or date are enough. Invented figures are fine. Nothing is kept unless you ask for it.',
  },
  groups: [
    {
      id: 'saving',
      label: { bg: 'Моята цел', en: 'My goal' },
      fields: [
        {
          id: 'goal',
          kind: 'money',
          label: { bg: 'Колко искам да събера', en: 'How much I want to save' },
          hint: {
            bg: 'Малката първа цел също е цел.',
            en: 'A small first goal is a goal, too.',
          },
        },
        { id: 'saved', kind: 'money', label: { bg: 'Колко имам сега', en: 'What I have now' } },
        {
          id: 'amount',
          kind: 'money',
          label: { bg: 'По колко мога да отделям', en: 'How much I can put aside at a time' },
          hint: {
            bg: 'Сума, която не тежи. После може да я смените.',
            en: 'An amount that does not weigh on you. You can change it later.',
          },
        },
        {
          id: 'often',
          kind: 'choice',
          label: { bg: 'Колко често', en: 'How often' },
          choices: [
            { value: 'week', label: { bg: 'Всяка седмица', en: 'Every week' } },
            { value: 'month', label: { bg: 'Всеки месец', en: 'Every month' } },
          ],
        },
        {
          id: 'by',
          kind: 'date',
          label: { bg: 'Докога', en: 'By when' },
          hint: {
            bg: 'Ако нямате дата, оставете празно.',
            en: 'Leave empty if there is no date.',
          },
        },
      ],
    },
  ],
};
