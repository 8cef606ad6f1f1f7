import type { Expression, Row } from './program.js';

/** Between what each unknown lies, as far as it can be told from one row at a time. */
export interface Ranges {
  low: Float64Array;
  high: Float64Array;
}

/** More than any network will ever count, and still exact in every sum. */
export const farAway = 1e9;

/** Numbers that are hard to reach come nearer by small steps; nothing is lost by stopping early. */
const patience = 20_000;

/** @returns the least and the most that a sum can be within the ranges */
export function rangeOf({ low, high }: Ranges, { terms, constant }: Expression): [number, number] {
  let [least, most] = [constant, constant];
  for (const { column, times } of terms) {
    const [from, to] = [low[column] ?? 0, high[column] ?? 0];
    least += times * (times > 0 ? from : to);
    most += times * (times > 0 ? to : from);
  }
  return [least, most];
}

/** The rows in which each column stands. */
export function rowsByColumn(rows: readonly Row[], columns: number): number[][] {
  const found: number[][] = Array.from({ length: columns }, () => []);
  rows.forEach(({ terms }, row) => terms.forEach(({ column }) => found[column]?.push(row)));
  return found;
}

/**
 * Narrows ranges by the rows until none tells more, beginning with some of them. What it tells is true of every
 * possible table, but it does not tell all: that is for the solver.
 * @param ranges changed in place
 * @returns false when no table is left
 */
export function narrow(
  ranges: Ranges,
  rows: readonly Row[],
  touching: readonly number[][],
  from: Iterable<number>,
): boolean {
  const waiting = new Set(from);
  let steps = 0;
  for (const index of waiting) {
    waiting.delete(index);
    if ((steps += 1) > patience) return true;
    const row = rows[index];
    if (!row) continue;
    const [least, most] = rangeOf(ranges, row);
    if (most < row.low || least > row.high) return false;
    for (const { column, times } of row.terms) {
      if (!narrowOne(ranges, row, { column, times, least, most })) continue;
      if ((ranges.low[column] ?? 0) > (ranges.high[column] ?? 0)) return false;
      for (const other of touching[column] ?? []) waiting.add(other);
    }
  }
  return true;
}

function narrowOne(
  { low, high }: Ranges,
  row: Row,
  { column, times, least, most }: { column: number; times: number; least: number; most: number },
): boolean {
  const [from, to] = [low[column] ?? 0, high[column] ?? 0];
  const [byLow, byHigh] = [
    (row.low - (most - times * (times > 0 ? to : from))) / times,
    (row.high - (least - times * (times > 0 ? from : to))) / times,
  ];
  const [under, over] = times > 0 ? [byLow, byHigh] : [byHigh, byLow];
  let isNarrower = false;
  if (under > from) {
    low[column] = Math.ceil(under - 1e-9);
    isNarrower = low[column] > from;
  }
  if (over < to) {
    high[column] = Math.floor(over + 1e-9);
    isNarrower = isNarrower || high[column] < to;
  }
  return isNarrower;
}
