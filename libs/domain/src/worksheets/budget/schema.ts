import type { Bilingual } from '../../locale.js';
import type { WorksheetField, WorksheetSchema } from '../schema.js';

const line: readonly WorksheetField[] = [
  { id: 'label', kind: 'text', label: { bg: 'За какво', en: 'What for' } },
  { id: 'amount', kind: 'money', label: { bg: 'Сума на месец', en: 'Amount a month' } },
];

const incomeLines: readonly Bilingual[] = [
  { bg: 'Заплата', en: 'Wage' },
  { bg: 'Детски надбавки', en: 'Child benefit' },
  { bg: 'Помощ или обезщетение', en: 'Benefit or allowance' },
  { bg: 'Издръжка, която идва редовно', en: 'Maintenance that comes regularly' },
];

const mustPayLines: readonly Bilingual[] = [
  { bg: 'Жилище', en: 'Home' },
  { bg: 'Ток, вода, отопление', en: 'Electricity, water, heating' },
  { bg: 'Храна', en: 'Food' },
  { bg: 'Лекарства', en: 'Medicine' },
  { bg: 'Път до работа', en: 'Way to work' },
  { bg: 'Нужното за децата', en: 'What the children need' },
  { bg: 'Телефон', en: 'Phone' },
];

const changingLines: readonly Bilingual[] = [
  { bg: 'Дрехи и обувки', en: 'Clothes and shoes' },
  { bg: 'Вноски за вещи', en: 'Instalments for things' },
  { bg: 'Подаръци', en: 'Presents' },
  { bg: 'Нещо, което Ви радва', en: 'Something that gives you joy' },
];

/** The budget planner, as pages and print render it. */
export const budgetSchema: WorksheetSchema = {
  tool: 'budget',
  title: { bg: 'Моят бюджет', en: 'My budget' },
  intro: {
    bg: 'Попълнете каквото знаете. Може и с измислени суми. Нищо не се пази, докато Вие не поискате.',
    en: 'Fill in what you know. Invented amounts are fine. Nothing is kept unless you ask for it.',
  },
  groups: [
    {
      id: 'income',
      label: { bg: 'Какво влиза', en: 'What comes in' },
      hint: {
        bg: 'Ако сумата се мени, вземете най-ниската от последните три месеца.',
        en: 'If the amount varies, take the lowest of the last three months.',
      },
      fields: line,
      rows: { most: 8, shown: 4, suggestions: incomeLines },
    },
    {
      id: 'must',
      label: { bg: 'Какво не може да чака', en: 'What cannot wait' },
      hint: {
        bg: 'Това плащате най-напред.',
        en: 'These you pay first.',
      },
      fields: line,
      rows: { most: 12, shown: 7, suggestions: mustPayLines },
    },
    {
      id: 'changing',
      label: { bg: 'Какво се мени', en: 'What changes' },
      hint: {
        bg: 'Тук изборът е Ваш. Запазете едно малко нещо, което Ви радва.',
        en: 'Here the choice is yours. Keep one small thing that gives you joy.',
      },
      fields: line,
      rows: { most: 12, shown: 4, suggestions: changingLines },
    },
    {
      id: 'reserve',
      label: { bg: 'Малкият резерв', en: 'The small reserve' },
      fields: [
        { id: 'goal', kind: 'money', label: { bg: 'До колко искам да стигна', en: 'My goal' } },
        { id: 'saved', kind: 'money', label: { bg: 'Колко имам сега', en: 'What I have now' } },
      ],
    },
  ],
};
