/** The least that a hidden count can be for all that a reader knows: 1, or 2t for a complementary one. */
const leastOf = (count: number, threshold: number): number =>
  count === 0 ? 0 : count < 2 * threshold ? 1 : 2 * threshold;

/**
 * Tells whether hidden counts that add up to a known rest keep each other hidden. Whoever knows the rest
 * and the method can move people between the hidden counts, as long as each stays what it was hidden
 * for. A sensitive count is safe when it can grow by t−1 at the others' cost: then at least t values are
 * possible, t or more among them.
 * @param hidden the exact hidden counts of one split, at least one
 * @param threshold t, 5 or more
 */
export function enoughHidden(hidden: readonly number[], threshold: number): boolean {
  const spare = hidden.map((count) => count - leastOf(count, threshold));
  const together = spare.reduce((sum, one) => sum + one, 0);
  const isSafe = (count: number, index: number) =>
    count === 0 || count >= threshold || together - (spare[index] ?? 0) >= threshold - 1;
  return hidden.length > 1 && hidden.every(isSafe);
}
