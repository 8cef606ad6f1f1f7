import { everybody } from './release-table.js';

/**
 * Adds published figures, for example of several months.
 * @param values shown counts, null for hidden ones; at least one is shown
 * @returns the sum of what is shown; atLeast when a part is hidden
 */
export function sumShown(values: readonly (number | null)[]): {
  value: number;
  atLeast: boolean;
} {
  return {
    value: values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
    atLeast: values.includes(null),
  };
}

/**
 * Tells whether a period may be closed before its end: only when its release would show something.
 * @param release what the control would publish
 */
export function mayCloseEarly(
  release: readonly { dimension: string; category: string; value: number | null }[],
): boolean {
  return release.some(
    ({ dimension, category, value }) =>
      dimension === 'total' && category === everybody && value !== null && value > 0,
  );
}
