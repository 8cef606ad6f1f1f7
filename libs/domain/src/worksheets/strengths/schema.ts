import type { Bilingual } from '../../locale.js';
import type { WorksheetSchema } from '../schema.js';

/** The strengths to choose from, in the order of the page: everyday ones, paid or not. */
export const strengthNames = {
  patience: { bg: 'Търпение', en: 'Patience' },
  organising: { bg: 'Организиране', en: 'Organising' },
  care: { bg: 'Грижа за другите', en: 'Caring for others' },
  hands: { bg: 'Сръчност', en: 'Skilful hands' },
  listening: { bg: 'Умение да слушам', en: 'Listening' },
  learning: { bg: 'Учене на ново', en: 'Learning new things' },
  money: { bg: 'Справяне с пари', en: 'Handling money' },
  cooking: { bg: 'Готвене', en: 'Cooking' },
  languages: { bg: 'Езици', en: 'Languages' },
  accuracy: { bg: 'Точност', en: 'Accuracy' },
  reliability: { bg: 'Надеждност', en: 'Reliability' },
  humour: { bg: 'Хумор', en: 'Humour' },
  persistence: { bg: 'Упоритост', en: 'Persistence' },
  'problem-solving': { bg: 'Решаване на проблеми', en: 'Solving problems' },
  resourcefulness: { bg: 'Находчивост', en: 'Resourcefulness' },
  people: { bg: 'Работа с хора', en: 'Working with people' },
  calm: { bg: 'Спокойствие в напрежение', en: 'Staying calm under pressure' },
  creativity: { bg: 'Творчество', en: 'Creativity' },
} as const satisfies Record<string, Bilingual>;

/** A strength of the list. */
export type StrengthName = keyof typeof strengthNames;

/** The strengths cards, as pages and print render them. */
export const strengthsSchema: WorksheetSchema = {
  tool: 'strengths',
  title: { bg: 'Моите силни страни', en: 'My strengths' },
  intro: {
    bg: 'Изберете карта или напишете своя дума и добавете един пример. И една карта стига. Може и с измислен пример. Нищо не се пази, докато Вие не поискате.',
    en: 'Choose a card or write a word of your own, and add one example. One card is enough. An invented example is fine. Nothing is kept unless you ask for it.',
  },
  groups: [
    {
      id: 'card',
      label: { bg: 'Карта', en: 'Card' },
      rows: { most: 8, shown: 3 },
      fields: [
        {
          id: 'strength',
          kind: 'choice',
          label: { bg: 'Силна страна', en: 'Strength' },
          choices: Object.entries(strengthNames).map(([value, label]) => ({ value, label })),
        },
        { id: 'own', kind: 'text', label: { bg: 'Или с Ваши думи', en: 'Or in your own words' } },
        {
          id: 'example',
          kind: 'note',
          label: { bg: 'Кога я показах', en: 'When I showed it' },
          hint: {
            bg: 'Една случка от обикновен ден. Без имена на хора.',
            en: 'Something from an ordinary day. Nobody’s name is needed.',
          },
        },
      ],
    },
  ],
};
