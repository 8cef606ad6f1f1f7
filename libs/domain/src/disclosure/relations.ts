import {
  at,
  inequalities,
  type Inequality,
  type Outline,
  type Side,
  unique,
} from './inequalities.js';
import {
  type CellPlace,
  type DisclosureDimension,
  everybody,
  isDerived,
  measureChain,
  type Nesting,
  placeKey,
  splits,
} from './release-table.js';

/** A place's column in a table of releases × places, and how often it counts in a relation. */
export interface Term {
  column: number;
  times: number;
}

/** What everybody may know of the figures without having seen one: Σ times × figure is not negative. */
export interface Relation {
  terms: readonly Term[];
  /** sum: exactly 0 in every release. difference: at least 0 over all releases up to each one. */
  kind: 'sum' | 'difference';
  /** Whether the difference is a number of people that nobody may learn when it is small. */
  isPeople: boolean;
}

/** Categories that add up to the total; the columns of each row stand in the order of the measures. */
export interface Split {
  total: readonly number[];
  parts: readonly (readonly number[])[];
}

/** The places of the table, in a fixed order, and everything that is known of them beforehand. */
export interface Knowledge {
  places: readonly CellPlace[];
  columns: ReadonlyMap<string, number>;
  relations: readonly Relation[];
  splits: readonly Split[];
}

/** Courses add up to the total, and so do cohorts. */
function splitsOf(places: readonly CellPlace[], columns: ReadonlyMap<string, number>): Split[] {
  const row = (dimension: DisclosureDimension, category: string) =>
    measureChain.map((measure) => columns.get(placeKey(at(dimension, category, measure))) ?? -1);
  const total = row('total', everybody);
  return splits.flatMap((dimension) => {
    const own = places.filter((place) => place.dimension === dimension);
    const parts = unique(own.map(({ category }) => category)).map((id) => row(dimension, id));
    return parts.length > 0 && ![total, ...parts].flat().includes(-1) ? [{ total, parts }] : [];
  });
}

const sumsOf = ({ total, parts }: Split): Relation[] =>
  total.map((column, measure) => ({
    terms: [
      { column, times: 1 },
      ...parts.map((part) => ({ column: part[measure] ?? -1, times: -1 })),
    ],
    kind: 'sum',
    isPeople: false,
  }));

function toRelation(
  { more, less, besides, isBound = false }: Inequality,
  columns: ReadonlyMap<string, number>,
): Relation[] {
  const side = (places: Side, times: number) =>
    places.map((place) => ({ column: columns.get(placeKey(place)), times }));
  const extra = besides?.times
    ? [{ column: columns.get(placeKey(besides.place)), times: besides.times }]
    : [];
  const terms = [...side(more, 1), ...side(less, -1), ...extra];
  const known = terms.flatMap(({ column, times }) =>
    column === undefined ? [] : [{ column, times }],
  );
  const isWhole = known.length === terms.length && more.length > 0 && less.length > 0;
  return isWhole ? [{ terms: known, kind: 'difference', isPeople: !isBound }] : [];
}

const signature = (terms: readonly Term[], sign: number): string =>
  terms
    .map(({ column, times }) => `${column}:${times * sign}`)
    .sort()
    .join();

/** The same terms with equal places counted together, under the first of them. */
function merged(terms: readonly Term[], sameAs: readonly number[]): Term[] {
  const times = new Map<number, number>();
  for (const term of terms) {
    const column = sameAs[term.column] ?? term.column;
    times.set(column, (times.get(column) ?? 0) + term.times);
  }
  return [...times].filter(([, sum]) => sum !== 0).map(([column, sum]) => ({ column, times: sum }));
}

/**
 * Marks the differences that are 0 by construction, as they hold both ways round (a course of one module,
 * a partner with all modules): they tell of nobody, and no protection could make them anything else.
 */
function withoutTwins(relations: readonly Relation[], width: number): Relation[] {
  const sameAs = Array.from({ length: width }, (_, column) => column);
  for (;;) {
    const plain = relations.map(({ terms }) => merged(terms, sameAs));
    const both = new Set(plain.map((terms) => signature(terms, 1)));
    relations.forEach(
      ({ kind }, index) => kind === 'sum' && both.add(signature(plain[index] ?? [], -1)),
    );
    const isTwin = (terms: readonly Term[]) =>
      terms.length === 0 || (both.has(signature(terms, -1)) && both.has(signature(terms, 1)));
    const pair = plain.find(
      (terms) =>
        terms.length === 2 && isTwin(terms) && terms.every(({ times }) => Math.abs(times) === 1),
    );
    if (!pair) {
      return relations.map((relation, index) => ({
        ...relation,
        isPeople: relation.isPeople && !isTwin(plain[index] ?? []),
      }));
    }
    const [kept = 0, gone] = pair.map(({ column }) => column).sort((one, other) => one - other);
    sameAs.forEach((column, index) => {
      if (column === gone) sameAs[index] = kept;
    });
  }
}

/**
 * Lists the places of the table and everything that is known of them beforehand: sums over margins, and
 * which figure includes which. A difference that is 0 by construction (a course of one module) tells of
 * nobody and needs no protection.
 * @param listed the places of every release, oldest first, the closing one last
 * @param nesting how modules lie in courses
 */
export function knowledgeOf(
  listed: readonly (readonly CellPlace[])[],
  nesting: Nesting,
): Knowledge {
  const byKey = new Map(
    listed
      .flat()
      .filter((place) => !isDerived(place))
      .map((place) => [placeKey(place), place]),
  );
  const places = [...byKey.values()].map(({ dimension, category, measure }) => ({
    dimension,
    category,
    measure,
  }));
  const columns = new Map(places.map((place, column) => [placeKey(place), column]));
  const outline: Outline = {
    nesting,
    hasChanged: (nesting.isMixed ?? false) || hasChanged(listed),
  };
  const differences = new Map(
    inequalities(places, outline)
      .flatMap((inequality) => toRelation(inequality, columns))
      .map((relation) => [signature(relation.terms, 1), relation]),
  );
  const split = splitsOf(places, columns);
  const relations = [...split.flatMap(sumsOf), ...differences.values()];
  return {
    places,
    columns,
    splits: split,
    relations: withoutTwins(relations, places.length),
  };
}

/** Where modules or lessons came or went, only the relations that hold for every edition are used. */
function hasChanged(listed: readonly (readonly CellPlace[])[]): boolean {
  const content = listed.map((places) =>
    places
      .filter(({ dimension }) => dimension === 'module' || dimension === 'lesson')
      .map(placeKey)
      .sort()
      .join(),
  );
  return new Set(content).size > 1;
}
