import { dayOfMonthFigure, percentFigure } from './figures.js';

test.each([
  [27.8, 27.8],
  [0, 0],
  [100, 100],
  [100.5, null],
  [-1, null],
  [Number.NaN, null],
  ['27.8', null],
  [undefined, null],
])('%p as a percentage: %p', (value, expected) => {
  expect(percentFigure(value)).toBe(expected);
});

test.each([
  [25, 25],
  [1, 1],
  [31, 31],
  [0, null],
  [32, null],
  [2.5, null],
  ['25', null],
  ['04-30', null],
  [undefined, null],
])('%p as a day of the month: %p', (value, expected) => {
  expect(dayOfMonthFigure(value)).toBe(expected);
});
