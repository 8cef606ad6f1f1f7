import { nothingCarried, readCarried, writeCarried } from './carried.server.js';

const given = {
  questionId: 'what-first',
  attemptId: '3b241101-e2bb-4255-8caf-4136c566a962',
  fields: [{ name: 'a', value: '2' }],
};

test('what a page carries along comes back', () => {
  const carried = { given: [given], sheet: { 'income.0.amount': '540' } };
  expect(readCarried(writeCarried(carried))).toEqual(carried);
});

test('so does the longest note, each line of it ended by two signs', () => {
  const carried = { given: [], sheet: { 'box.value': 'a\r\n'.repeat(250) } };
  expect(readCarried(writeCarried(carried))).toEqual(carried);
});

test('nothing needs no field', () => {
  expect(writeCarried(nothingCarried)).toBe('');
  expect(readCarried('')).toEqual(nothingCarried);
});

test('what there was to say is not carried: it is asked for anew', () => {
  const marked = { ...given, feedback: { explanationHtml: '<img>' }, refusal: null };
  expect(writeCarried({ given: [marked], sheet: null })).not.toContain('img');
});

test.each([
  ['{'],
  ['null'],
  [JSON.stringify({ given: [{ ...given, attemptId: '1' }], sheet: null })],
  [JSON.stringify({ given: Array(13).fill(given), sheet: null })],
  [JSON.stringify({ given: [], sheet: { a: 'x'.repeat(1_001) } })],
])('%.60s is nothing', (text) => {
  expect(readCarried(text)).toEqual(nothingCarried);
});
