import { firstWish, readWish, wishFields } from './share-wish.js';

function formOf(pairs: { name: string; value: string }[]): FormData {
  const form = new FormData();
  for (const { name, value } of pairs) form.append(name, value);
  return form;
}

test('what nobody ticked is not shown (credentials 9)', () => {
  expect(readWish(new FormData())).toEqual(firstWish);
  expect(Object.values(firstWish.fields)).not.toContain(true);
});

test('each field is ticked for itself', () => {
  const { fields } = readWish(formOf([{ name: 'field', value: 'hours' }]));
  expect(fields).toEqual({ ...firstWish.fields, hours: true });
});

test('fields that there are none of and days that are not offered change nothing', () => {
  const wish = readWish(
    formOf([
      { name: 'field', value: 'alias' },
      { name: 'field', value: 'toString' },
      { name: 'days', value: '100000' },
    ]),
  );
  expect(wish).toEqual(firstWish);
});

test.each([
  ['7', 7],
  ['365', 365],
  ['0', null],
  ['', 30],
])('%j days end after %j', (days, expected) => {
  expect(readWish(formOf([{ name: 'days', value: days }])).days).toBe(expected);
});

test('what goes into hidden fields is read back as it was', () => {
  const wish = { fields: { ...firstWish.fields, name: true, competences: true }, days: null };
  expect(readWish(formOf(wishFields(wish)))).toEqual(wish);
});
