import fc from 'fast-check';
import { locales } from '../locale.js';
import { suggestAlias } from './alias-suggestion.js';
import { checkAlias } from './alias.js';

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test.each([
  [[0, 0, 0], 'bg', 'Тих бряг 10'],
  [[0.99999, 0, 0.99999], 'bg', 'Горско изворче 99'],
  [[0, 0, 0.19], 'en', 'Quiet Harbour 27'],
  [[], 'en', 'Quiet Harbour 10'],
  [[NaN, -1, 1], 'en', 'Quiet Harbour 10'],
] as const)('%j in %s: %s', (random, locale, expected) => {
  expect(suggestAlias(random, locale)).toBe(expected);
});

test('every suggestion is an alias that is taken', () => {
  fc.assert(
    fc.property(fc.tuple(share, share, share), fc.constantFrom(...locales), (random, locale) => {
      expect(checkAlias(suggestAlias(random, locale)).ok).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('there are many thousands of them in each language', () => {
  for (const locale of locales) {
    const seen = new Set<string>();
    for (let at = 0; at < 5000; at += 1) {
      seen.add(
        suggestAlias([(at * 0.6180339) % 1, (at * 0.7548776) % 1, (at * 0.5698402) % 1], locale),
      );
    }
    expect(seen.size).toBeGreaterThan(4500);
  }
});
