import fc from 'fast-check';
import { formatMoney, formatPlainMoney } from './money.js';
import { formatNumber, formatPercent } from './number.js';

describe('numbers', () => {
  test.each([
    [0, '0', '0'],
    [-0, '0', '0'],
    [7, '7', '7'],
    [1234, '1234', '1,234'],
    [12345, '12\u00a0345', '12,345'],
    [1234567.5, '1\u00a0234\u00a0567,5', '1,234,567.5'],
    [1234.5, '1234,5', '1,234.5'],
    [0.125, '0,125', '0.125'],
    [-3, '−3', '−3'],
    [-0.0001, '0', '0'],
    [100, '100', '100'],
    [NaN, '–', '–'],
    [Infinity, '–', '–'],
  ])('%d', (value, bg, en) => {
    expect(formatNumber(value, 'bg')).toBe(bg);
    expect(formatNumber(value, 'en')).toBe(en);
  });

  test('as many decimals as are asked for', () => {
    expect(formatNumber(2, 'bg', 2)).toBe('2,00');
    expect(formatNumber(2.345, 'en', 1)).toBe('2.3');
    expect(formatNumber(-0.04, 'bg', 1)).toBe('0,0');
  });

  test('percentages', () => {
    expect(formatPercent(12.5, 'bg')).toBe('12,5\u00a0%');
    expect(formatPercent(12.5, 'en')).toBe('12.5%');
    expect(formatPercent(0.304, 'bg', 1)).toBe('0,3\u00a0%');
  });
});

describe('money', () => {
  test.each([
    [62020, '620,20\u00a0€', '€620.20'],
    [22000, '220\u00a0€', '€220'],
    [5, '0,05\u00a0€', '€0.05'],
    [0, '0\u00a0€', '€0'],
    [-500, '−5\u00a0€', '−€5'],
    [-1250, '−12,50\u00a0€', '−€12.50'],
    [211164, '2111,64\u00a0€', '€2,111.64'],
    [5113000, '51\u00a0130\u00a0€', '€51,130'],
  ])('%i cents', (cents, bg, en) => {
    expect(formatMoney(cents, 'bg')).toBe(bg);
    expect(formatMoney(cents, 'en')).toBe(en);
  });

  test('for spreadsheets', () => {
    expect(formatPlainMoney(123450, 'bg')).toBe('1234,50');
    expect(formatPlainMoney(-5, 'en')).toBe('-0.05');
  });

  test('every amount can be read back from both forms', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (cents) => {
        const plain = formatMoney(cents, 'en').replace('−', '-').replace(/[€,]/g, '');
        expect(Math.round(Number(plain) * 100)).toBe(cents + 0);
        expect(Math.round(Number(formatPlainMoney(cents, 'en')) * 100)).toBe(cents + 0);
      }),
    );
  });
});
