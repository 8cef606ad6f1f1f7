import { farAway, type Ranges } from './narrow.js';
import { ever, type Past } from './past.js';
import type { Expression, Row } from './program.js';
import type { Knowledge, Term } from './relations.js';
import { type CellPlace, placeKey, type ReleasedFigure, type Span } from './release-table.js';

/** The period of a release by itself. */
export const month: Span = 'month';

/** A release as the audit sees it: its places, and what of them is published. */
export interface SeenRelease {
  places: readonly CellPlace[];
  figures: readonly ReleasedFigure[];
  /** The quarter and the year that it lies in, and those of them that end with it. */
  spans: readonly Span[];
  ending: readonly Span[];
}

/** What a reader has to guess: a column for each figure that is not published exactly, and for sums of the past. */
export interface Unknowns {
  /** Figures come first. */
  figures: number;
  /** Which sum of the past each of the other columns is. */
  sums: readonly { span: Span; place: number }[];
  /** Between what each column lies beforehand. */
  ranges: Ranges;
  /** @returns undefined for what is known: published, or not there in that release */
  columnOf: (release: number, place: CellPlace) => number | undefined;
  /** Writes a sum for one release, with what is published put in. */
  expressionOf: (terms: readonly Term[], release: number) => Expression;
  /** Writes the sum of a place over the releases of a span, up to one of them. */
  sumOf: (place: number, span: Span, release: number) => Expression;
}

/** Hours are minutes rounded to the nearest: what is left open of them. */
export const boundsOf = ({ measure }: CellPlace, value: number): [number, number] =>
  measure === 'minutes' ? [Math.max(0, 60 * value - 30), 60 * value + 29] : [value, value];

/** Something that is known, or the column of something that is not. */
type Part = { value: number } | { column: number };

function sumOfParts(parts: Iterable<readonly [part: Part, times: number]>): Expression {
  const terms = new Map<number, number>();
  let constant = 0;
  for (const [part, times] of parts) {
    if ('value' in part) constant += times * part.value;
    else terms.set(part.column, (terms.get(part.column) ?? 0) + times);
  }
  return {
    terms: [...terms].flatMap(([column, times]) => (times === 0 ? [] : [{ column, times }])),
    constant,
  };
}

/** Numbers the columns one after the other, each with its range. */
function columnsFrom() {
  const [low, high]: [number[], number[]] = [[], []];
  return {
    add: (range: readonly [number, number]): Part => {
      low.push(range[0]);
      high.push(range[1]);
      return { column: low.length - 1 };
    },
    ranges: (): Ranges => ({ low: Float64Array.from(low), high: Float64Array.from(high) }),
    count: () => low.length,
  };
}

type Columns = ReturnType<typeof columnsFrom>;

const nothing: Part = { value: 0 };

/** The part of each place, by its number: of a figure that is not published anything is possible. */
function figuresOf(
  numbers: Knowledge['numbers'],
  { places, figures }: SeenRelease,
  columns: Columns,
): Map<number, Part> {
  const shown = new Map(
    figures.filter(({ span }) => span === month).map((one) => [placeKey(one), one.value]),
  );
  return new Map(
    places.flatMap((place): [number, Part][] => {
      const number = numbers.get(placeKey(place));
      if (number === undefined) return [];
      const value = shown.get(placeKey(place)) ?? null;
      if (value === null) return [[number, columns.add([0, farAway])]];
      const range = boundsOf(place, value);
      return [[number, range[0] === range[1] ? { value } : columns.add(range)]];
    }),
  );
}

/** The sums of the past, of everything and of each quarter or year that goes on. */
function sumsOf(past: Past, releases: readonly SeenRelease[], columns: Columns) {
  const sums: { span: Span; place: number }[] = [];
  const spans = [ever, ...new Set(releases.flatMap((release) => release.spans))];
  const parts = new Map(
    spans.map((span): [Span, Part[]] => [
      span,
      past.places.map((_, place) => {
        const [least, most] = [past.least[span]?.[place] ?? 0, past.most[span]?.[place] ?? 0];
        if (least === most) return { value: least };
        sums.push({ span, place });
        return columns.add([least, most]);
      }),
    ]),
  );
  return { sums, parts };
}

/**
 * Numbers what is not known.
 * @param releases those that come after the past, oldest first
 */
export function unknownsOf(
  { numbers }: Knowledge,
  past: Past,
  releases: readonly SeenRelease[],
): Unknowns {
  const columns = columnsFrom();
  const cells = releases.map((release) => figuresOf(numbers, release, columns));
  const figures = columns.count();
  const { sums, parts } = sumsOf(past, releases, columns);
  const cell = (release: number, place: number): Part => cells[release]?.get(place) ?? nothing;
  const over = (span: Span, place: number, last: number): Part[] => [
    parts.get(span)?.[place] ?? nothing,
    ...releases.slice(0, last + 1).flatMap(({ spans }, release) => {
      const isWithin = span === ever || spans.includes(span);
      return isWithin ? [cell(release, place)] : [];
    }),
  ];
  return {
    figures,
    sums,
    ranges: columns.ranges(),
    columnOf: (release, place) => {
      const own = cell(release, numbers.get(placeKey(place)) ?? -1);
      return 'column' in own ? own.column : undefined;
    },
    expressionOf: (terms, release) =>
      sumOfParts(
        terms.flatMap(({ place, times, isSoFar }) =>
          (isSoFar ? over(ever, place, release) : [cell(release, place)]).map(
            (part) => [part, times] as const,
          ),
        ),
      ),
    sumOf: (place, span, release) =>
      sumOfParts(over(span, place, release).map((part) => [part, 1] as const)),
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
