import { afterKeyUp, noPresses, PRESSES_TO_LEAVE, type KeyUp } from './shift-presses.js';

const up = (key: string, held: Partial<KeyUp> = {}): KeyUp => ({
  key,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
});
const shift = up('Shift');

/** Lets go the keys one after the other and gives the count after each. */
function counts(keys: [KeyUp, number][]): number[] {
  let presses = noPresses;
  return keys.map(([key, at]) => {
    presses = afterKeyUp(presses, key, at);
    return presses.count;
  });
}

test('three presses of Shift leave', () => {
  expect(
    counts([
      [shift, 0],
      [shift, 400],
      [shift, 800],
    ]),
  ).toEqual([1, 2, PRESSES_TO_LEAVE]);
});

test('each press has five seconds', () => {
  expect(
    counts([
      [shift, 0],
      [shift, 5_000],
      [shift, 10_000],
    ]),
  ).toEqual([1, 2, 3]);
  expect(
    counts([
      [shift, 0],
      [shift, 5_100],
      [shift, 10_300],
    ]),
  ).toEqual([1, 1, 1]);
});

test('capital letters do not count', () => {
  const capital: [KeyUp, number][] = [
    [up('A', { shiftKey: true }), 0],
    [shift, 10],
  ];
  expect(counts([...capital, ...capital, ...capital])).toEqual([0, 0, 0, 0, 0, 0]);
});

test('another key starts anew', () => {
  expect(
    counts([
      [shift, 0],
      [shift, 100],
      [up('a'), 200],
      [shift, 300],
    ]),
  ).toEqual([1, 2, 0, 1]);
});

test.each([
  ['Alt first', [up('Alt', { shiftKey: true }), shift]],
  ['Shift first', [up('Shift', { altKey: true }), up('Alt')]],
  ['Control', [up('Shift', { ctrlKey: true }), up('Control')]],
])('changing the keyboard language with Shift (%s) does not count', (_, keys) => {
  const thrice = [...keys, ...keys, ...keys].map((key, index): [KeyUp, number] => [
    key,
    index * 50,
  ]);
  expect(Math.max(...counts(thrice))).toBe(0);
});
