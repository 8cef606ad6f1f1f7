import type { WorksheetSchema } from '../schema.js';

/** The debt list, as pages and print render it. */
export const debtsSchema: WorksheetSchema = {
  tool: 'debts',
  title: { bg: 'Списък на дълговете', en: 'Debt list' },
  intro: {
    bg: 'Запишете по един ред за всеки дълг. Може с измислени имена и суми. Нищо не се пази, докато Вие не поискате.',
    en: 'Write one row for each debt. Invented names and amounts are fine. Nothing is kept unless you ask for it.',
  },
  groups: [
    {
      id: 'debt',
      label: { bg: 'Дълг', en: 'Debt' },
      rows: { most: 10, shown: 3 },
      fields: [
        { id: 'creditor', kind: 'text', label: { bg: 'Към кого', en: 'Owed to' } },
        { id: 'amount', kind: 'money', label: { bg: 'Колко се дължи', en: 'Amount owed' } },
        {
          id: 'monthly',
          kind: 'money',
          label: { bg: 'Вноска на месец', en: 'Instalment a month' },
        },
        {
          id: 'name',
          kind: 'choice',
          label: { bg: 'На чие име е', en: 'In whose name' },
          choices: [
            { value: 'mine', label: { bg: 'На мое', en: 'Mine' } },
            { value: 'shared', label: { bg: 'Общ', en: 'Shared' } },
            { value: 'someone-else', label: { bg: 'На друг човек', en: 'Somebody else’s' } },
          ],
        },
        {
          id: 'freely',
          kind: 'choice',
          label: { bg: 'По свой избор ли подписахте?', en: 'Did you sign of your own choice?' },
          choices: [
            { value: 'yes', label: { bg: 'Да', en: 'Yes' } },
            { value: 'no', label: { bg: 'Не', en: 'No' } },
            { value: 'unsure', label: { bg: 'Не знам', en: 'I am not sure' } },
          ],
        },
        {
          id: 'letter',
          kind: 'date',
          label: { bg: 'Кога дойде първото писмо', en: 'When the first letter came' },
          hint: {
            bg: 'Ако няма писмо, оставете празно.',
            en: 'Leave empty if there is no letter.',
          },
        },
        {
          id: 'consequence',
          kind: 'choice',
          label: {
            bg: 'Какво може да стане, ако не се плаща',
            en: 'What may happen if it is not paid',
          },
          choices: [
            {
              value: 'home',
              label: { bg: 'Може да загубя жилището', en: 'I may lose my home' },
            },
            {
              value: 'health-or-utilities',
              label: {
                bg: 'Може да остана без лекарства, ток, вода или отопление',
                en: 'I may be left without medicine, electricity, water or heating',
              },
            },
            {
              value: 'work-or-phone',
              label: {
                bg: 'Може да засегне работата ми, пътя до нея или телефона',
                en: 'It may touch my job, the way to it, or my phone',
              },
            },
            {
              value: 'seizure',
              label: { bg: 'Запор или съдебен изпълнител', en: 'Seizure or a bailiff' },
            },
            {
              value: 'fee-only',
              label: { bg: 'Само лихва или такса', en: 'Interest or a fee only' },
            },
          ],
        },
      ],
    },
  ],
};
