import type { WorksheetSchema } from '../schema.js';

/** The goal ladder, as pages and print render it. */
export const goalSchema: WorksheetSchema = {
  tool: 'goal',
  title: { bg: 'Моята цел', en: 'My goal' },
  intro: {
    bg: 'Една цел и няколко малки стъпки до нея. Стига и само първата стъпка. Може и с измислена цел. Нищо не се пази, докато Вие не поискате.',
    en: 'One goal and a few small steps towards it. The first step alone is enough. An invented goal is fine. Nothing is kept unless you ask for it.',
  },
  groups: [
    {
      id: 'goal',
      label: { bg: 'Накъде', en: 'Where to' },
      fields: [
        {
          id: 'goal',
          kind: 'text',
          label: { bg: 'Какво искам', en: 'What I want' },
          hint: {
            bg: 'Нещо, за което в последния ден ще се вижда, че е готово.',
            en: 'Something of which you can see on the last day that it is done.',
          },
        },
        {
          id: 'why',
          kind: 'note',
          label: { bg: 'Защо е важно за мен', en: 'Why it matters to me' },
        },
        {
          id: 'by',
          kind: 'date',
          label: { bg: 'Докога', en: 'By when' },
          hint: {
            bg: 'Може и без дата. После винаги може да я смените.',
            en: 'It works without a date, too. You can always change it later.',
          },
        },
      ],
    },
    {
      id: 'step',
      label: { bg: 'Стъпки', en: 'Steps' },
      hint: {
        bg: 'Малката стъпка започва с действие: записвам, намирам, питам, нося. Първата да е най-лесната.',
        en: 'A small step begins with an action: write down, find, ask, bring. Let the first be the easiest.',
      },
      rows: { most: 8, shown: 3 },
      fields: [
        { id: 'step', kind: 'text', label: { bg: 'Стъпка', en: 'Step' } },
        { id: 'minutes', kind: 'int', label: { bg: 'Минути', en: 'Minutes' } },
      ],
    },
  ],
};
