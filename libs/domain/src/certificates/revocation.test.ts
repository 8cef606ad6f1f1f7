import fc from 'fast-check';
import { readCertificateNumber } from './revocation.js';

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a number typed from paper', () => {
  test.each([
    ['7K3M-9Q2X', '7K3M-9Q2X'],
    ['7k3m9q2x', '7K3M-9Q2X'],
    ['  7K3M – 9Q2X ', '7K3M-9Q2X'],
    ['7K3M—9Q2X', '7K3M-9Q2X'],
    ['oil1-0000', '0111-0000'],
    ['７Ｋ３Ｍ-９Ｑ２Ｘ', '7K3M-9Q2X'],
    ['7K3M-9Q2', null],
    ['7K3M-9Q2XX', null],
    ['7U3M-9Q2X', null],
    ['7К3М-9Q2X', null],
    ['', null],
  ])('%j is read as %j', (typed, number) => {
    expect(readCertificateNumber(typed)).toBe(number);
  });

  test('what is printed is read back, however it is spaced and cased', () => {
    const eight = fc.array(fc.constantFrom(...signs), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(
        eight,
        fc.boolean(),
        fc.constantFrom('', ' ', '-', ' - '),
        (typed, small, between) => {
          const text = `${typed.slice(0, 4).join('')}${between}${typed.slice(4).join('')}`;
          const printed = `${typed.slice(0, 4).join('')}-${typed.slice(4).join('')}`;
          expect(readCertificateNumber(small ? text.toLowerCase() : text)).toBe(printed);
        },
      ),
    );
  });

  test('anything else is a number in its printed form or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(readCertificateNumber(typed) ?? '0000-0000').toMatch(
          /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/,
        );
      }),
    );
  });
});
