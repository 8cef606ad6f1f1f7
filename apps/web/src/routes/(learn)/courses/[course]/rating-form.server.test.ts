import { readRatings } from './rating-form.server.js';

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

test('marks are read, questions that were left are not, other fields neither', () => {
  expect(readRatings(formOf({ after: '4', satisfaction: '', other: '3' }))).toEqual({
    ratings: [{ kind: 'after', value: 4 }],
    wrong: undefined,
    values: { after: '4' },
  });
  expect(readRatings(formOf({})).ratings).toEqual([]);
});

test.each(['0', '6', '2.5', 'пет', '-1', '1e9'])('"%s" is no mark and is given back', (text) => {
  const { wrong, values } = readRatings(formOf({ after: '4', satisfaction: text }));
  expect(wrong).toBe('satisfaction');
  expect(values).toEqual({ after: '4', satisfaction: text });
});
