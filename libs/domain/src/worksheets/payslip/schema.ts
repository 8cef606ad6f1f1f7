import type { WorksheetSchema } from '../schema.js';

/** The payslip reader, as pages and print render it. */
export const payslipSchema: WorksheetSchema = {
  tool: 'payslip',
  title: { bg: 'Фиш за заплата ред по ред', en: 'A payslip line by line' },
  intro: {
    bg: 'Стига брутната сума от фиша. Може и с измислени числа. Нищо не се пази, докато Вие не поискате.',
    en: 'The gross amount on the payslip is enough. Invented figures are fine. Nothing is kept unless you ask for it.',
  },
  groups: [
    {
      id: 'slip',
      label: { bg: 'От фиша', en: 'From the payslip' },
      fields: [
        {
          id: 'gross',
          kind: 'money',
          label: { bg: 'Брутна заплата', en: 'Gross wage' },
          hint: {
            bg: 'Заплатата с добавките, преди осигуровки и данък.',
            en: 'The wage with supplements, before contributions and tax.',
          },
        },
        {
          id: 'deductions',
          kind: 'money',
          label: { bg: 'Удръжки', en: 'Deductions' },
          hint: {
            bg: 'Аванс, запор, ваучери – общо. Ако няма, оставете празно.',
            en: 'Advance, seizure, vouchers – in all. Leave empty if there are none.',
          },
        },
        {
          id: 'received',
          kind: 'money',
          label: { bg: 'Колко получихте', en: 'What you received' },
          hint: {
            bg: 'Без аванса, ако сте го писали при удръжките.',
            en: 'Without the advance, if you put it among the deductions.',
          },
        },
        {
          id: 'cap',
          kind: 'money',
          label: { bg: 'Максимален осигурителен доход', en: 'Maximum insurable income' },
          hint: {
            bg: 'Нужен е само при висока заплата. Стои на nra.bg.',
            en: 'Needed only for a high wage. It stands on nra.bg.',
          },
        },
      ],
    },
  ],
  facts: [
    'employee-social-insurance',
    'employee-supplementary-pension',
    'employee-health-insurance',
    'employee-contributions',
    'income-tax',
  ],
};
