import type { WorksheetSchema } from '../schema.js';

/** The price and break-even calculator, as pages and print render it. */
export const priceSchema: WorksheetSchema = {
  tool: 'price',
  title: { bg: 'Цена и точка на рентабилност', en: 'Price and break-even' },
  intro: {
    bg: 'Попълнете каквото знаете. Сметката показва каквото може и с част от числата. Може и с измислени суми. Нищо не се пази, докато Вие не поискате.',
    en: 'Fill in what you know. Some of the figures are enough to begin with. Invented amounts are fine. Nothing is kept unless you ask for it.',
  },
  groups: [
    {
      id: 'costs',
      label: { bg: 'Разходи', en: 'Costs' },
      fields: [
        {
          id: 'fixed',
          kind: 'money',
          label: { bg: 'Постоянни разходи на месец', en: 'Fixed costs a month' },
          hint: {
            bg: 'Плащат се и когато няма продажби: наем, осигуровки, телефон, счетоводител.',
            en: 'Paid even when nothing is sold: rent, contributions, phone, accountant.',
          },
        },
        {
          id: 'variable',
          kind: 'money',
          label: { bg: 'Разход за един брой', en: 'Cost of one piece' },
          hint: {
            bg: 'Материал, опаковка, доставка – без Вашия труд.',
            en: 'Material, packaging, delivery – without your own work.',
          },
        },
      ],
    },
    {
      id: 'sale',
      label: { bg: 'Продажба', en: 'Sale' },
      fields: [
        {
          id: 'price',
          kind: 'money',
          label: { bg: 'Цена за един брой', en: 'Price of one piece' },
        },
        {
          id: 'pieces',
          kind: 'int',
          most: 100_000,
          label: { bg: 'Колко броя на месец', en: 'How many pieces a month' },
          hint: {
            bg: 'Колкото можете и да направите, и да продадете.',
            en: 'As many as you can both make and sell.',
          },
        },
      ],
    },
    {
      id: 'work',
      label: { bg: 'Вашият труд', en: 'Your work' },
      hint: {
        bg: 'И Вашето време струва. Ако още не знаете колко, оставете празно.',
        en: 'Your time is worth something, too. Leave this empty if you do not know yet.',
      },
      fields: [
        {
          id: 'minutes',
          kind: 'int',
          most: 10_000,
          label: { bg: 'Минути за един брой', en: 'Minutes for one piece' },
        },
        {
          id: 'hour',
          kind: 'money',
          label: {
            bg: 'Колко искате да струва час Ваш труд',
            en: 'What an hour of your work should be worth',
          },
        },
      ],
    },
  ],
};
