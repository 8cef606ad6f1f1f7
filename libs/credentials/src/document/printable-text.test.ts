import fc from 'fast-check';
import { printableText, signName, unshowableSigns } from './printable-text.js';
import type { TypefaceCoverage } from './typeface-coverage.js';

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

// A typeface with а, e, ê, a grave and a circumflex above (seat 0) and an ogonek below (seat 1) for e.
const typeface: TypefaceCoverage = {
  has: (codePoint) => '\u0007аeê \u0300\u0302\u0328'.includes(String.fromCodePoint(codePoint)),
  seat: (letter, mark) => (letter !== 0x65 ? null : mark === 0x328 ? 1 : 0),
};
const unshowable = (text: string) => unshowableSigns(text, [[typeface]]);

describe('unshowableSigns', () => {
  test.each([
    ['what has glyphs', 'ае ê'.replace('е', 'e'), []],
    ['a letter that comes apart', '\u00e8 \u0119', []],
    ['marks on seats of their own', 'e\u0300\u0328', []],
    ['two marks on one seat', 'e\u0300\u0302', ['e\u0300\u0302']],
    ['a mark without a seat', 'а\u0300', ['а\u0300']],
    ['a mark without a letter', '\u0300', ['\u0300']],
    ['a mark on a space', 'а \u0300', [' \u0300']],
    ['a missing letter under a mark', '中\u0300', ['中\u0300']],
    ['a missing sign, named once', '中a中', ['中', 'a']],
    [
      'nothing to see, whatever the typeface says',
      '\u202e\u0007\ud800',
      ['\u202e', '\u0007', '\ud800'],
    ],
  ])('finds %s', (_, text, signs) => {
    expect(unshowable(text)).toEqual(signs);
  });

  test('lets marks share a seat when one sits on the other, in whatever order they are typed', () => {
    const stacking: TypefaceCoverage = {
      ...typeface,
      seat: (letter, mark) =>
        letter === 0x300 ? (mark === 0x302 ? 0 : null) : typeface.seat(letter, mark),
    };
    expect(unshowableSigns('e\u0300\u0302e\u0302\u0300', [[stacking]])).toEqual([]);
    expect(unshowableSigns('e\u0300\u0300', [[stacking]])).toEqual(['e\u0300\u0300']);
  });

  test('lets a non-joiner stand between Arabic letters only', () => {
    const any = { ...typeface, has: () => true };
    expect(unshowableSigns('ی\u200cر', [[any]])).toEqual([]);
    expect(unshowableSigns('a\u200cb ی\u200c', [[any]])).toEqual(['\u200c']);
  });

  test('wants a sign in every weight of one family', () => {
    const other = { ...typeface, has: (codePoint: number) => codePoint !== 0x65 };
    expect(unshowableSigns('e а', [[typeface, other]])).toEqual(['e']);
    expect(unshowableSigns('e а', [[other], [typeface]])).toEqual([]);
  });
});

test('names what cannot be seen by its code point', () => {
  expect(['\u202e', '\u0007', '\ud800', '中'].map(signName)).toEqual([
    'U+202E',
    'U+0007',
    'U+D800',
    '中',
  ]);
});
