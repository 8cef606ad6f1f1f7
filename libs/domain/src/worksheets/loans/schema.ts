import type { WorksheetSchema } from '../schema.js';

/** The comparison of loans, as pages and print render it. */
export const loansSchema: WorksheetSchema = {
  tool: 'loans',
  title: { bg: 'Сравнение на кредити', en: 'Comparing loans' },
  intro: {
    bg: 'Попълнете до три оферти. Стига вноската или лихвата. Може и с измислени суми. Нищо не се пази, докато Вие не поискате.',
    en: 'Fill in up to three offers. The instalment or the interest rate is enough. Invented amounts are fine. Nothing is kept unless you ask for it.',
  },
  groups: [
    {
      id: 'offer',
      label: { bg: 'Оферта', en: 'Offer' },
      rows: { most: 3, shown: 2 },
      fields: [
        { id: 'label', kind: 'text', label: { bg: 'Как да я наречем', en: 'What to call it' } },
        {
          id: 'principal',
          kind: 'money',
          label: { bg: 'Колко получавате', en: 'What you receive' },
        },
        { id: 'months', kind: 'int', label: { bg: 'За колко месеца', en: 'For how many months' } },
        {
          id: 'instalment',
          kind: 'money',
          label: { bg: 'Месечна вноска', en: 'Monthly instalment' },
        },
        {
          id: 'rate',
          kind: 'percent',
          label: { bg: 'Или годишна лихва (%)', en: 'Or interest rate a year (%)' },
          hint: {
            bg: 'Нужна е само ако не знаете вноската.',
            en: 'Needed only if you do not know the instalment.',
          },
        },
        {
          id: 'fee-upfront',
          kind: 'money',
          label: { bg: 'Такси в началото', en: 'Fees at the start' },
        },
        {
          id: 'fee-monthly',
          kind: 'money',
          label: { bg: 'Такса всеки месец', en: 'Fee every month' },
          hint: {
            bg: 'Такса за сметка, застраховка, гарант – ако не са вече във вноската.',
            en: 'Account fee, insurance, guarantor – if not already in the instalment.',
          },
        },
      ],
    },
  ],
};
