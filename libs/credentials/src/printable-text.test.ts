import fc from 'fast-check';
import { invisibleSigns, printableText, signName } from './printable-text.js';

describe('printableText', () => {
  test.each([
    ['  Анна \n\t Иванова ', 'Анна Иванова'],
    ['Zoe\u0308', 'Zo\u00eb'],
    ['бла\u00adго\u200bдаря\ufeff', 'благодаря'],
    ['O’Neill', 'O’Neill'],
  ])('sets %j as %j', (typed, set) => {
    expect(printableText(typed)).toBe(set);
  });

  test('is settled after one pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printableText(printableText(text))).toBe(printableText(text));
      }),
    );
  });
});

describe('invisibleSigns', () => {
  test('finds what no typeface shows, each once', () => {
    expect(invisibleSigns('a\u202eb\u202ec\u0007\ue000\ud800')).toEqual([
      '\u202e',
      '\u0007',
      '\ue000',
      '\ud800',
    ]);
  });

  test('leaves names alone', () => {
    expect(invisibleSigns('Нгуен-O’Neill Łucja Ѝ и\u0301 Ελένη')).toEqual([]);
  });

  test('names them by their code point', () => {
    expect(['\u202e', '\u0007', '\ud800', '中'].map(signName)).toEqual([
      'U+202E',
      'U+0007',
      'U+D800',
      '中',
    ]);
  });
});
