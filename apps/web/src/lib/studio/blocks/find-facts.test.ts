import { findFacts } from './find-facts.js';

const fact = (bg: string, en: string, value: string) => ({
  label: { bg, en },
  text: { bg: value, en: value },
});
const facts = [
  fact('Минимална заплата', 'Minimum wage', '620,20 €'),
  fact('Детски надбавки', 'Child benefit', '25,56 €'),
  fact('Минимален осигурителен доход', 'Minimum insurable income', '550,66 €'),
];

test.each([
  ['', ['Детски надбавки', 'Минимален осигурителен доход', 'Минимална заплата']],
  ['МИНИМАЛ', ['Минимален осигурителен доход', 'Минимална заплата']],
  ['wage', ['Минимална заплата']],
  ['620 заплата', ['Минимална заплата']],
  ['няма го', []],
])('"%s"', (wanted, names) => {
  expect(findFacts(facts, wanted, 'bg').map(({ label }) => label.bg)).toEqual(names);
});
