import type pg from 'pg';
import type * as Domain from '@pateka/domain';
import { copy, lineOf, type Value } from './copy.ts';
import { type Counts, medianDays } from './counts.ts';
import { networkId } from './network.ts';
import { idOf, releases, type Shape } from './shape.ts';

type Dimension = Domain.DisclosureDimension;
type Measure = Domain.DisclosureMeasure;

/** What is 1 to 9 is hidden, as the disclosure control hides it before it looks at the rest. */
const least = 10;

type Span = { name: string; months: number[] };

/** The release by itself, and the quarter and the year that ended with it, where all their months are there. */
const spansOf = ({ months }: Shape, release: number, domain: typeof Domain): Span[] => {
  const { monthsOf, spansEnding } = domain;
  const ended = spansEnding(months[release] ?? '', true).flatMap((name): Span[] => {
    const [first] = monthsOf(name);
    const start = months.indexOf(first);
    return start < 0
      ? []
      : [{ name, months: Array.from({ length: release - start + 1 }, (_, at) => start + at) }];
  });
  return [{ name: 'month', months: [release] }, ...ended];
};

const means = (shape: Shape): Record<string, number> => ({
  'median-days': medianDays(shape),
  satisfaction: 43,
  change: 8,
});

function* spanCells(
  counts: Counts,
  { name, months }: Span,
  domain: typeof Domain,
): Generator<[dimension: string, category: string, measure: string, value: number | null]> {
  const { isAdditive, measuresOf } = domain;
  const isMonth = name === 'month';
  for (const dimension of Object.keys(counts.categories) as Dimension[]) {
    const told = measuresOf[dimension].filter((measure) => isMonth || isAdditive(measure));
    for (const [category, id] of counts.categories[dimension].entries()) {
      const sum = (measure: Measure) =>
        months.reduce(
          (whole, month) => whole + counts.of({ dimension, category, measure }, month),
          0,
        );
      for (const measure of told) yield [dimension, id, measure, shownOf(measure, sum, isMonth)];
    }
  }
}

const shownOf = (
  measure: Measure,
  sum: (measure: Measure) => number,
  isMonth: boolean,
): number | null => {
  if (isMonth && (measure === 'rated' || measure === 'compared')) return null;
  const count = sum(measure);
  if (measure === 'minutes')
    return sum(isMonth ? 'active' : 'started') >= least ? Math.round(count / 60) : null;
  return count === 0 || count >= least ? count : null;
};

function* cellLines(
  { shape, counts, domain }: Filling,
  [first, last]: [number, number],
): Generator<string> {
  const ofMeans = Object.entries(means(shape));
  for (let release = first; release <= last; release += 1) {
    for (const span of spansOf(shape, release, domain)) {
      const line = (...rest: Value[]) => lineOf([idOf('release', release), span.name, ...rest]);
      for (const cell of spanCells(counts, span, domain)) yield line(...cell);
      if (span.name === 'month') continue;
      const places = [['total', 'all'], ...counts.categories.course.map((id) => ['course', id])];
      for (const place of places)
        for (const [measure, value] of ofMeans) yield line(...place, measure, value);
    }
  }
}

/** What the figures of releases are made of. */
export type Filling = { shape: Shape; counts: Counts; domain: typeof Domain };

/**
 * Publishes months: all figures that their closing would have left behind.
 * @param range the first and the last release, from 0
 */
export const fillCells = async (
  db: pg.Client,
  filling: Filling,
  range: [first: number, last: number],
): Promise<void> => {
  await copy(
    db,
    'released_cell (release_id, span, dimension, category, measure, value)',
    cellLines(filling, range),
  );
  await db.query('VACUUM (ANALYZE) released_cell');
};

/** The exact counts that the closing of a quarter or a year needs: those of the open month's year. */
export const fillTally = async (
  db: pg.Client,
  { shape, counts, domain }: Filling,
): Promise<void> => {
  const year = shape.months[releases]?.slice(0, 4);
  const kept = shape.months
    .slice(0, releases)
    .flatMap((month, at) => (month.startsWith(year ?? '-') ? [at] : []));
  const { measuresOf } = domain;
  function* lines(): Generator<string> {
    for (const month of kept)
      for (const dimension of Object.keys(counts.categories) as Dimension[])
        for (const [category, id] of counts.categories[dimension].entries())
          for (const measure of measuresOf[dimension]) {
            const count = counts.of({ dimension, category, measure }, month);
            if (count > 0)
              yield lineOf([networkId, idOf('release', month), dimension, id, measure, count]);
          }
  }
  await copy(db, 'tally (network_id, release_id, dimension, category, measure, count)', lines());
};

/** Every place of the fixed table that is no mere sum of others, with the number of its category. */
const placesOf = ({ categories }: Counts, { isDerived, measuresOf }: typeof Domain) =>
  (Object.keys(categories) as Dimension[]).flatMap((dimension) =>
    categories[dimension].flatMap((category, number) =>
      measuresOf[dimension].flatMap((measure) =>
        isDerived({ dimension, category, measure })
          ? []
          : [{ dimension, category, measure, number }],
      ),
    ),
  );

/**
 * What the control has to know of all quarters that have ended. Here it believes to know all of it exactly: how long a
 * closing takes depends on what is open of the present quarter.
 */
export const fillSettled = async (
  db: pg.Client,
  { shape, counts, domain }: Filling,
): Promise<void> => {
  const { noPast, spansEnding, yearOf } = domain;
  const closed = shape.months.slice(0, releases);
  const last = closed.findLastIndex((month) => spansEnding(month, true).length > 0);
  const year = yearOf(closed[last] ?? '');
  const places = placesOf(counts, domain);
  const sumsOf = (isCounted: (month: string) => boolean): number[] =>
    places.map(({ dimension, measure, number }) =>
      closed
        .slice(0, last + 1)
        .reduce(
          (sum, month, at) =>
            isCounted(month) ? sum + counts.of({ dimension, category: number, measure }, at) : sum,
          0,
        ),
    );
  const sums = { ever: sumsOf(() => true), [year]: sumsOf((month) => yearOf(month) === year) };
  const past: Domain.Past = {
    ...noPast,
    places: places.map(({ dimension, category, measure }) => ({ dimension, category, measure })),
    least: sums,
    most: sums,
  };
  await db.query('INSERT INTO settled_past (network_id, up_to, past) VALUES ($1, $2, $3)', [
    networkId,
    last + 1,
    JSON.stringify(past),
  ]);
};
