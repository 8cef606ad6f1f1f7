import type { Expression, Row } from './program.js';
import type { Knowledge, Term } from './relations.js';
import { type CellPlace, placeKey, type ReleasedFigure, type Span } from './release-table.js';

/** The period of a release by itself. */
export const month: Span = 'month';

/** A release as the audit sees it: its places, and what of them is published. */
export interface SeenRelease {
  places: readonly CellPlace[];
  figures: readonly ReleasedFigure[];
}

/** A figure of several releases together: a quarter or a year. */
export interface SeenSpan {
  span: Span;
  /** Places of the releases in the list of all, from 0. */
  releases: readonly number[];
}

/** What a reader has to guess: a column for each figure of each release that is not published exactly. */
export interface Unknowns {
  columns: number;
  /** @returns undefined for what is known: published, or not there in that release */
  columnOf: (release: number, place: CellPlace) => number | undefined;
  /** Writes a sum for one release, with what is published put in. */
  expressionOf: (terms: readonly Term[], release: number) => Expression;
  /** Writes the sum of a place over several releases. */
  sumOf: (place: CellPlace, releases: readonly number[]) => Expression;
}

/** Hours are minutes rounded to the nearest: what is left open of them. */
export const boundsOf = ({ measure }: CellPlace, value: number): [number, number] =>
  measure === 'minutes' ? [Math.max(0, 60 * value - 30), 60 * value + 29] : [value, value];

/**
 * Numbers what is not known. Figures of the last release are all open: what is shown of it is bound later.
 * @param releases oldest first
 */
export function unknownsOf(
  { places, numbers }: Knowledge,
  releases: readonly SeenRelease[],
): Unknowns {
  const width = places.length;
  const column = new Int32Array(width * releases.length).fill(-1);
  const known = new Float64Array(width * releases.length);
  let columns = 0;
  for (const [release, { places: listed, figures }] of releases.entries()) {
    const isClosing = release === releases.length - 1;
    const shown = new Map(
      figures.filter(({ span }) => span === month).map((one) => [placeKey(one), one.value]),
    );
    for (const place of listed) {
      const key = placeKey(place);
      const cell = release * width + (numbers.get(key) ?? Number.NaN);
      if (Number.isNaN(cell)) continue;
      const value = shown.get(key) ?? null;
      if (isClosing || value === null || place.measure === 'minutes') column[cell] = columns++;
      else known[cell] = value;
    }
  }
  const gather = (cells: Iterable<[cell: number, times: number]>): Expression => {
    const terms = new Map<number, number>();
    let constant = 0;
    for (const [cell, times] of cells) {
      const own = column[cell] ?? -1;
      if (own < 0) constant += times * (known[cell] ?? 0);
      else terms.set(own, (terms.get(own) ?? 0) + times);
    }
    return {
      terms: [...terms]
        .filter(([, times]) => times !== 0)
        .map(([own, times]) => ({ column: own, times })),
      constant,
    };
  };
  return {
    columns,
    columnOf: (release, place) => {
      const own = column[release * width + (numbers.get(placeKey(place)) ?? Number.NaN)] ?? -1;
      return own < 0 ? undefined : own;
    },
    expressionOf: (terms, release) =>
      gather(
        terms.flatMap(({ place, times, isSoFar }) => {
          const first = isSoFar ? 0 : release;
          return Array.from({ length: release - first + 1 }, (_, at): [number, number] => [
            (first + at) * width + place,
            times,
          ]);
        }),
      ),
    sumOf: (place, some) => {
      const number = numbers.get(placeKey(place)) ?? Number.NaN;
      return gather(
        Number.isNaN(number)
          ? []
          : some.map((release): [number, number] => [release * width + number, 1]),
      );
    },
  };
}

const isOpen = ({ terms }: Expression): boolean => terms.length > 0;

/** The rows of everything that is known beforehand, in each release. */
export const rowsOf = ({ relations }: Knowledge, unknowns: Unknowns, releases: number): Row[] =>
  relations.flatMap(({ terms, kind }) =>
    Array.from({ length: releases }, (_, release): Row => ({
      ...unknowns.expressionOf(terms, release),
      low: 0,
      high: kind === 'equal' ? 0 : Number.POSITIVE_INFINITY,
    })).filter(isOpen),
  );
