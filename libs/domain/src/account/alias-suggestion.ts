import type { Locale } from '../locale.js';
import { masculine, feminine, neuter } from './alias-words-bg.js';
import { nouns as nounsEn, qualities as qualitiesEn } from './alias-words-en.js';

/** How many random numbers suggestAlias takes. */
export const aliasRandomCount = 3;

/** Two digits after the words: 10 to 99. */
const numbers = Array.from({ length: 90 }, (_, index) => String(index + 10));

/** In Bulgarian the first word agrees with the gender of the noun, so they are picked as a pair. */
const pairsBg: readonly (readonly [string, string])[] = [masculine, feminine, neuter].flatMap(
  ({ qualities, nouns }) =>
    nouns.flatMap((noun) => qualities.map((quality) => [quality, noun] as const)),
);

function pick<Item>(items: readonly Item[], random: number | undefined): Item | undefined {
  const share = random === undefined || !(random >= 0 && random < 1) ? 0 : random;
  return items[Math.floor(share * items.length)];
}

function words(random: readonly number[], locale: Locale): string[] {
  if (locale === 'bg') {
    const pair = pick(pairsBg, random[0]) ?? [];
    return [...pair];
  }
  return [pick(qualitiesEn, random[0]) ?? '', pick(nounsEn, random[1]) ?? ''];
}

/**
 * Suggests an alias of two neutral words and a number: 'Тих бряг 27', 'Quiet Harbour 27'. Nothing in
 * it tells gender, origin, faith or situation.
 * @param random three numbers in [0, 1), from a CSPRNG or, in tests, fixed; others count as 0
 * @param locale the language of the words
 * @returns an alias that checkAlias takes; whether it is free is for the caller to ask
 */
export function suggestAlias(random: readonly number[], locale: Locale): string {
  return [...words(random, locale), pick(numbers, random[2]) ?? '10'].join(' ');
}
