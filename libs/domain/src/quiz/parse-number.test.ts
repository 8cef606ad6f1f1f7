import fc from 'fast-check';
import { formatMoney, formatNumber } from '../format/index.js';
import { parseNumber } from './parse-number.js';

test.each<[string, number | null]>([
  ['25', 25],
  [' 25 ', 25],
  ['1 234,5', 1234.5],
  ['1\u00a0234,5', 1234.5],
  ['1234.5', 1234.5],
  ['25 €', 25],
  ['€25', 25],
  ['€ 25,50', 25.5],
  ['25 EUR', 25],
  ['EUR 25', 25],
  ['25 евро', 25],
  ['25 евро.', 25],
  ['12%', 12],
  ['14 дни', 14],
  ['14 дни.', 14],
  ['-5', -5],
  ['−5', -5],
  ['–5', -5],
  ['+5', 5],
  ['-0', 0],
  [',5', 0.5],
  ['5,', 5],
  ['1.234,50', 1234.5],
  ['1,234.50', 1234.5],
  ['1.234.567', 1234567],
  ['1,234,567', 1234567],
  ['1.234.567,8', 1234567.8],
  ["1'234.5", 1234.5],
  ['1.234', 1.234],
  ['1,234', 1.234],
  ['２５', 25],
  ['', null],
  ['   ', null],
  ['€', null],
  ['.', null],
  ['двайсет', null],
  ['25 лв', null],
  ['25 лв.', null],
  ['25 лева', null],
  ['25 BGN', null],
  ['5-3', null],
  ['2+2', null],
  ['1e5', null],
  ['0x10', null],
  ['1.2.3', null],
  ['1,23,4', null],
  ['1.23,4.5', null],
  ['12,3456.7', null],
  ['12 34 дни 5', null],
  ['9'.repeat(41), null],
])('%j is %d', (input, expected) => {
  expect(parseNumber(input)).toBe(expected);
  expect(parseNumber(input, 'bg')).toBe(expected);
});

test.each<[string, number]>([
  ['1,234', 1234],
  ['12,345', 12345],
  ['1,5', 1.5],
  ['1,2345', 1.2345],
  ['1.234', 1.234],
  ['1,234.5', 1234.5],
])('in English %j is %d', (input, expected) => {
  expect(parseNumber(input, 'en')).toBe(expected);
});

test('what the product writes it reads back, in both languages', () => {
  const locale = fc.constantFrom('bg' as const, 'en' as const);
  fc.assert(
    fc.property(fc.integer({ min: -1e10, max: 1e10 }), locale, (cents, written) => {
      const value = cents / 100;
      expect(parseNumber(formatNumber(value, written, 2), written)).toBeCloseTo(value, 6);
      expect(parseNumber(formatMoney(cents, written), written)).toBeCloseTo(value, 6);
    }),
  );
});

test('any text gives a finite number or nothing', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[\d ,.€%-]*$/));
  fc.assert(
    fc.property(text, (input) => {
      const value = parseNumber(input);
      expect(value === null || Number.isFinite(value)).toBe(true);
    }),
  );
});
