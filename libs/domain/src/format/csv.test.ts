import fc from 'fast-check';
import { formatCsv } from './csv.js';

test.each([
  [[['Наем', '220,00']], 'bg', '\ufeffНаем;220,00\r\n'],
  [[['Rent', '220.00']], 'en', '\ufeffRent,220.00\r\n'],
  [[['a;b', 'c,d', 'e"f']], 'bg', '\ufeff"a;b";c,d;"e""f"\r\n'],
  [[['-12,50', '-12', '+1']], 'bg', '\ufeff-12,50;-12;+1\r\n'],
  [[['=SUM(A1)', '@x', '+1+2', '-x']], 'bg', "\ufeff'=SUM(A1);'@x;'+1+2;'-x\r\n"],
  [[['два\nреда'], []], 'bg', '\ufeff"два\nреда"\r\n\r\n'],
  [[], 'bg', '\ufeff'],
] as const)('%j in %s', (rows, locale, expected) => {
  expect(formatCsv(rows, locale)).toBe(expected);
});

test('no cell ever begins as a formula', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('=1', '+1', '+1+1', '@A1', '-2+3', '\t=1', '\r=1'),
  );
  fc.assert(
    fc.property(cell, (value) => {
      const written = formatCsv([[value]], 'en')
        .slice(1, -2)
        .replace(/^"/, '');
      if (/^[=+\-@\t\r]/.test(written)) expect(value).toMatch(/^[-+]\d+([.,]\d+)?$/);
    }),
  );
});
