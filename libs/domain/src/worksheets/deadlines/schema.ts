import type { WorksheetField, WorksheetSchema } from '../schema.js';

const kinds: readonly WorksheetField[] = [
  {
    id: 'contributions',
    kind: 'check',
    label: { bg: 'Осигуровки всеки месец', en: 'Contributions every month' },
  },
  {
    id: 'tax-return',
    kind: 'check',
    label: {
      bg: 'Годишна данъчна декларация (като гражданин)',
      en: 'Yearly tax return (as a person)',
    },
  },
  {
    id: 'trader-return',
    kind: 'check',
    label: {
      bg: 'Годишна данъчна декларация на едноличен търговец (ЕТ)',
      en: 'Yearly tax return of a sole trader',
    },
  },
  {
    id: 'discount',
    kind: 'check',
    label: {
      bg: 'Отстъпка за ранна данъчна декларация (подадена и платена)',
      en: 'Discount for an early tax return (filed and paid)',
    },
  },
  {
    id: 'patent',
    kind: 'check',
    label: { bg: 'Вноски на патентния данък', en: 'Instalments of the patent tax' },
  },
];

/** The deadline calendar, as pages and print render it. */
export const deadlinesSchema: WorksheetSchema = {
  tool: 'deadlines',
  title: { bg: 'Календар на сроковете', en: 'Deadline calendar' },
  intro: {
    bg: 'Отбележете какво се отнася за Вас и ще видите сроковете за следващите 12 месеца. Нищо не се пази, докато Вие не поискате.',
    en: 'Tick what concerns you, and you will see the deadlines of the next 12 months. Nothing is kept unless you ask for it.',
  },
  groups: [
    {
      id: 'mine',
      label: { bg: 'Какво се отнася за мен', en: 'What concerns me' },
      hint: {
        bg: 'Ако не знаете, попитайте счетоводител или НАП.',
        en: 'If you do not know, ask an accountant or the National Revenue Agency.',
      },
      fields: kinds,
    },
    {
      id: 'remind',
      label: { bg: 'Напомняне', en: 'Reminder' },
      fields: [
        {
          id: 'when',
          kind: 'choice',
          label: { bg: 'Кога да е', en: 'When' },
          choices: [
            { value: 'same-day', label: { bg: 'В същия ден', en: 'On the day itself' } },
            { value: 'three-days', label: { bg: '3 дни по-рано', en: '3 days before' } },
            { value: 'week', label: { bg: 'Седмица по-рано', en: 'A week before' } },
          ],
        },
      ],
    },
    {
      id: 'own',
      label: { bg: 'Мои срокове', en: 'My own deadlines' },
      hint: {
        bg: 'Например наем, вноска или преглед. Думите Ви не влизат в календара, там е само число.',
        en: 'For example rent, an instalment or an appointment. Your words do not go into the calendar, only a number does.',
      },
      rows: { most: 8, shown: 2 },
      fields: [
        { id: 'what', kind: 'text', label: { bg: 'Какво', en: 'What' } },
        { id: 'day', kind: 'date', label: { bg: 'Докога', en: 'By when' } },
      ],
    },
  ],
  facts: [
    'contributions-due-day',
    'tax-return-until',
    'tax-return-trader-until',
    'tax-discount-until',
    'patent-instalment-1',
    'patent-instalment-2',
    'patent-instalment-3',
    'patent-instalment-4',
  ],
  hasCalendar: true,
};
