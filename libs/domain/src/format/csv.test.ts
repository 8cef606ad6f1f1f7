import fc from 'fast-check';
import { formatCsv, writeCsv } from './csv.js';

test.each([
  [[['Наем', '220,00']], 'bg', '\ufeffНаем;220,00\r\n'],
  [[['Rent', '220.00']], 'en', '\ufeffRent,220.00\r\n'],
  [[['a;b', 'c,d', 'e"f']], 'bg', '\ufeff"a;b";c,d;"e""f"\r\n'],
  [[['-12,50', '-12', '+1']], 'bg', '\ufeff-12,50;-12;+1\r\n'],
  [[['=SUM(A1)', '@x', '+1+2', '-x']], 'bg', "\ufeff'=SUM(A1);'@x;'+1+2;'-x\r\n"],
  [[['＝1', '＠x', ' =1', '\u00a0+1+1', 'a=1']], 'bg', "\ufeff'＝1;'＠x;' =1;'\u00a0+1+1;a=1\r\n"],
  [[['два\nреда'], []], 'bg', '\ufeff"два\nреда"\r\n\r\n'],
  [[], 'bg', '\ufeff'],
] as const)('%j in %s', (rows, locale, expected) => {
  expect(formatCsv(rows, locale)).toBe(expected);
});

test('the separator and the byte order mark can be chosen', () => {
  expect(writeCsv([['a;b', 'в']], { separator: ';', bom: false })).toBe('"a;b";в\r\n');
  expect(writeCsv([['a;b', 'в']], { separator: ',', bom: true })).toBe('\ufeffa;b,в\r\n');
});

test('no cell ever begins as a formula', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('=1', '+1', '+1+1', '@A1', '-2+3', '\t=1', '\r=1', '＋1', ' =1', '\n=1'),
  );
  fc.assert(
    fc.property(cell, (value) => {
      const written = formatCsv([[value]], 'en')
        .slice(1, -2)
        .replace(/^"/, '');
      if (/^([\t\r\n]|\s*[=+\-@＝＋－＠])/.test(written))
        expect(value).toMatch(/^[-+]\d+([.,]\d+)?$/);
    }),
  );
});
