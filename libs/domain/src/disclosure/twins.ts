import type { PeopleSum, Relation, Term } from './relations.js';

const textOf = (terms: readonly Term[], sign: 1 | -1): string =>
  terms
    .map(({ place, times, isSoFar }) => `${place}${isSoFar ? '<' : ':'}${times * sign}`)
    .sort()
    .join();

/** The same terms with equal places counted together, under the first of them. */
function merged(terms: readonly Term[], sameAs: readonly number[]): Term[] {
  const found = new Map<string, Term>();
  for (const { place, times, isSoFar } of terms) {
    const own = sameAs[place] ?? place;
    const key = `${own}${isSoFar}`;
    const before = found.get(key)?.times ?? 0;
    found.set(key, { place: own, times: before + times, isSoFar });
  }
  return [...found.values()].filter(({ times }) => times !== 0);
}

/** Each place and the first of those that have the same figure in every release, whatever happens. */
function equals(relations: readonly Relation[], places: number): number[] {
  const sameAs = Array.from({ length: places }, (_, place) => place);
  for (;;) {
    const known = relations.map(({ terms, kind }) => ({ kind, terms: merged(terms, sameAs) }));
    const texts = new Set(known.map(({ terms }) => textOf(terms, 1)));
    const pair = known.find(
      ({ terms, kind }) =>
        terms.length === 2 &&
        terms.every(({ times }) => Math.abs(times) === 1) &&
        terms[0]?.times === -(terms[1]?.times ?? 0) &&
        terms[0].isSoFar === terms[1]?.isSoFar &&
        (kind === 'equal' || texts.has(textOf(terms, -1))),
    );
    if (!pair) return sameAs;
    const [kept = 0, gone] = pair.terms.map(({ place }) => place).sort((one, other) => one - other);
    sameAs.forEach((place, index) => {
      if (place === gone) sameAs[index] = kept;
    });
  }
}

/**
 * Leaves out the differences that are 0 by construction (a course of one module, a partner with all modules):
 * they tell of nobody, and no protection could make them anything else.
 */
export function withoutTwins(
  people: readonly PeopleSum[],
  relations: readonly Relation[],
  places: number,
): PeopleSum[] {
  const sameAs = equals(relations, places);
  const zero = new Set(
    relations.flatMap(({ terms, kind }) => {
      const own = merged(terms, sameAs);
      return kind === 'equal' ? [textOf(own, 1), textOf(own, -1)] : [];
    }),
  );
  const known = new Set(relations.map(({ terms }) => textOf(merged(terms, sameAs), 1)));
  return people.filter(({ group }) => {
    const own = merged(group[0], sameAs);
    const isBothWays = known.has(textOf(own, 1)) && known.has(textOf(own, -1));
    return own.length > 0 && !zero.has(textOf(own, 1)) && !isBothWays;
  });
}
