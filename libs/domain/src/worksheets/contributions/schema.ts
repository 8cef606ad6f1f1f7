import type { WorksheetSchema } from '../schema.js';

/** The estimate of contributions, as pages and print render it. */
export const contributionsSchema: WorksheetSchema = {
  tool: 'contributions',
  title: { bg: 'Осигуровки на самоосигуряващо се лице', en: 'Contributions of the self-insured' },
  intro: {
    bg: 'Попълнете дохода, върху който искате да се осигурявате. Може и с измислена сума. Нищо не се пази, докато Вие не поискате.',
    en: 'Fill in the income you want to be insured on. An invented amount is fine. Nothing is kept unless you ask for it.',
  },
  groups: [
    {
      id: 'insured',
      label: { bg: 'Моето осигуряване', en: 'My insurance' },
      fields: [
        {
          id: 'income',
          kind: 'money',
          label: { bg: 'Осигурителен доход на месец', en: 'Insurable income a month' },
          hint: {
            bg: 'Избирате го Вие, в границите за годината. Обявява ги НАП на nra.bg.',
            en: 'You choose it, within the limits of the year. The National Revenue Agency publishes them at nra.bg.',
          },
        },
        {
          id: 'cover',
          kind: 'choice',
          label: { bg: 'За болест и майчинство', en: 'Sickness and maternity' },
          hint: {
            bg: 'Ако още не знаете, оставете празно: ще видите и двете.',
            en: 'Leave empty if you do not know yet: you will see both.',
          },
          choices: [
            { value: 'without', label: { bg: 'Без тях', en: 'Without them' } },
            { value: 'with', label: { bg: 'И за тях', en: 'With them' } },
          ],
        },
        {
          id: 'months',
          kind: 'int',
          label: {
            bg: 'Колко месеца ще работите тази година',
            en: 'How many months you will work this year',
          },
          hint: { bg: 'Празно значи 12.', en: 'Empty means 12.' },
        },
      ],
    },
  ],
  facts: ['self-insured-rate', 'self-insured-rate-with-sickness', 'contributions-due-day'],
};
