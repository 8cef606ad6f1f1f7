import { inequalities, type Inequality, type Outline } from './inequalities.js';
import { measureBefore } from './measures.js';
import { minutesBounds } from './minutes.js';
import type { Past } from './past.js';
import { type CellPlace, isDerived, type Nesting, placeKey } from './release-table.js';
import { type Split, splitsOf } from './splits.js';
import { withoutTwins } from './twins.js';

/** A place of the table, by its number, in a release or in all releases up to it. */
export interface Term {
  place: number;
  times: number;
  isSoFar: boolean;
}

/** What everybody may know of the figures without having seen one, of every release. */
export interface Relation {
  /** Σ times × figure */
  terms: readonly Term[];
  /** equal: it is 0. atLeast: it is not negative. */
  kind: 'equal' | 'atLeast';
}

/** The same number of people, written in one way or several, of which one may be known where another is not. */
export type Group = readonly [first: readonly Term[], ...others: (readonly Term[])[]];

/** A number of people, in every release, that nobody may learn when it is small. */
export interface PeopleSum {
  group: Group;
  /** Those who could be among them: that it was none of these is not to be learnt of a few. */
  eligible: readonly Group[];
  /** What they are a part of: that it was none of a small one is not to be learnt either. */
  wholes: readonly Group[];
  /** Categories that include them, of one dimension or another: where these are empty, nothing more is learnt. */
  covers: readonly Group[];
}

/** The places of the table, in a fixed order, and everything that is known of them beforehand. */
export interface Knowledge {
  places: readonly CellPlace[];
  numbers: ReadonlyMap<string, number>;
  relations: readonly Relation[];
  people: readonly PeopleSum[];
  /** The modules and lessons of the last release, and whether they were ever others. */
  content: string;
  hasChanged: boolean;
}

type Numbers = ReadonlyMap<string, number>;

/** @returns undefined when the table lacks one of the places */
function termsOf(sides: readonly Side[], numbers: Numbers): Term[] | undefined {
  const terms: Term[] = [];
  for (const { places, times, isSoFar } of sides) {
    for (const one of places) {
      const place = numbers.get(placeKey(one));
      if (place === undefined) return undefined;
      terms.push({ place, times, isSoFar });
    }
  }
  return terms;
}

const sumsOf = (splits: readonly Split[], numbers: Numbers): Relation[] =>
  splits.flatMap(({ whole, parts }) => {
    const terms = termsOf(
      [
        { places: [whole], times: 1, isSoFar: false },
        { places: parts, times: -1, isSoFar: false },
      ],
      numbers,
    );
    return terms ? [{ terms, kind: 'equal' as const }] : [];
  });

/** A difference that must not be negative, and what it says of people. */
interface Difference extends Relation {
  isPeople: boolean;
  /** The place that counts less, where it is a single one, and the group it counts some of. */
  less: CellPlace | undefined;
  group: readonly Term[];
  /** Whether the group is of those who could do so, and not of those who did something else. */
  isEligible: boolean;
}

function differenceOf(inequality: Inequality, numbers: Numbers): Difference[] {
  const { more, less, besides, isBound = false, over = 'all' } = inequality;
  if (more.length === 0 || less.length === 0) return [];
  const isSoFar = over === 'all';
  const above = { places: more, times: 1, isSoFar: over !== 'release' };
  const terms = termsOf(
    [
      above,
      { places: less, times: -1, isSoFar },
      ...(besides?.times ? [{ places: [besides.place], times: besides.times, isSoFar }] : []),
    ],
    numbers,
  );
  // who could still do so before the release: those above, less who had done so already
  const group = termsOf(
    isSoFar
      ? [above, { places: less, times: -1, isSoFar }, { places: less, times: 1, isSoFar: false }]
      : [above],
    numbers,
  );
  if (!terms || !group) return [];
  const [only, ...others] = less;
  const single = others.length === 0 ? only : undefined;
  const isEligible = over !== 'release';
  return [{ terms, kind: 'atLeast', isPeople: !isBound, less: single, group, isEligible }];
}

function boundsOf(places: readonly CellPlace[], outline: Outline, numbers: Numbers): Relation[] {
  return minutesBounds(places, outline).flatMap(({ terms, over }) => {
    const known = termsOf(
      terms.map(({ place, times }) => ({ places: [place], times, isSoFar: over === 'all' })),
      numbers,
    );
    return known ? [{ terms: known, kind: 'atLeast' as const }] : [];
  });
}

const signature = (terms: readonly Term[]): string =>
  terms
    .map(({ place, times, isSoFar }) => `${place}${isSoFar ? '<' : ':'}${times}`)
    .sort()
    .join();

/** A part of a whole, what is left beside it (also the sum of the other parts), and what the two are some of. */
interface Share {
  part: CellPlace;
  rest: Group;
  whole: Group;
  /** Those beside the part who could still do so before the release; undefined for what comes first. */
  others: Group | undefined;
  /** Everybody of the categories beside it, in a table of two dimensions. */
  cover: Group | undefined;
}

function sharesOf(splits: readonly Split[], numbers: Numbers): Share[] {
  const wholesOf = Map.groupBy(
    splits.flatMap(({ whole, parts }) => parts.map((part) => ({ whole, key: placeKey(part) }))),
    ({ key }) => key,
  );
  const across = (part: CellPlace, whole: CellPlace): CellPlace[] =>
    (wholesOf.get(placeKey(part)) ?? []).flatMap((one) => (one.whole === whole ? [] : [one.whole]));
  return splits.flatMap(({ whole, parts }) =>
    parts.flatMap((part): Share[] => {
      const { measure } = part;
      const rest: RestOf = (of, isSoFar, times) => [
        { places: [{ ...whole, measure: of }], times, isSoFar },
        { places: [{ ...part, measure: of }], times: -times, isSoFar },
      ];
      const beside = parts.filter((other) => other !== part);
      const otherParts: RestOf = (of, isSoFar, times) => [
        { places: beside.map((other) => ({ ...other, measure: of })), times, isSoFar },
      ];
      const inBothWays = (sides: (write: RestOf) => Side[]): Group | undefined => {
        const [first, other] = [rest, otherParts].map((write) => termsOf(sides(write), numbers));
        return first && first.length > 0 ? [first, ...(other ? [other] : [])] : undefined;
      };
      const own = inBothWays((write) => write(measure, false, 1));
      const all = termsOf([{ places: [whole], times: 1, isSoFar: false }], numbers);
      const others = inBothWays((write) => able(part, write));
      const crossing = beside.flatMap((other) => across(other, whole));
      const covering = termsOf([{ places: crossing, times: 1, isSoFar: false }], numbers);
      const cover: Group | undefined = covering && crossing.length > 0 ? [covering] : undefined;
      return own && all && measure !== 'minutes'
        ? [{ part, rest: own, whole: [all], others, cover }]
        : [];
    }),
  );
}

interface Side {
  places: readonly CellPlace[];
  times: number;
  isSoFar: boolean;
}

type RestOf = (measure: CellPlace['measure'], isSoFar: boolean, times: 1 | -1) => Side[];

/** Those beside a part who could do so: once, or, who began, in every release. */
function able({ dimension, measure }: CellPlace, rest: RestOf): Side[] {
  if (measure === 'active') return rest('started', true, 1);
  const before = measureBefore(dimension, measure);
  return before
    ? [...rest(before, true, 1), ...rest(measure, true, -1), ...rest(measure, false, 1)]
    : [];
}

/** Every number of people that figures tell of: the figures, and the differences between them. */
function peopleOf(
  places: readonly CellPlace[],
  differences: readonly Difference[],
  splits: readonly Split[],
  numbers: Numbers,
): PeopleSum[] {
  const people = differences.filter(({ isPeople }) => isPeople);
  const shares = sharesOf(splits, numbers);
  const figures = places
    .filter(({ measure }) => measure !== 'minutes')
    .map((place): PeopleSum => {
      const key = placeKey(place);
      const isOwn = (other: CellPlace | undefined) => other && placeKey(other) === key;
      const groups = people.filter(({ less }) => isOwn(less));
      return {
        group: [[{ place: numbers.get(key) ?? -1, times: 1, isSoFar: false }]],
        eligible: groups.filter(({ isEligible }) => isEligible).map(({ group }) => [group]),
        wholes: [
          ...groups.filter(({ isEligible }) => !isEligible).map(({ group }): Group => [group]),
          ...shares.filter(({ part }) => isOwn(part)).map(({ whole }) => whole),
        ],
        covers: shares.filter(({ part }) => isOwn(part)).map(({ whole }) => whole),
      };
    });
  const rests: PeopleSum[] = [
    ...people.map(({ terms, group, isEligible }): PeopleSum => ({
      group: [terms],
      eligible: isEligible ? [[group]] : [],
      wholes: isEligible ? [] : [[group]],
      covers: [],
    })),
    ...shares.map(({ rest, whole, others, cover }): PeopleSum => ({
      group: rest,
      eligible: others ? [others] : [],
      wholes: [whole],
      covers: [whole, ...(cover ? [cover] : [])],
    })),
  ];
  return [...figures, ...new Map(rests.map((rest) => [signature(rest.group[0]), rest])).values()];
}

/**
 * Lists the places of the table and everything that is known of them beforehand: sums over margins, which
 * figure includes which, and which of that are numbers of people. A difference that is 0 by construction (a
 * course of one module) tells of nobody and needs no protection.
 * @param past what is known of earlier releases
 * @param listed the places of the releases after them, oldest first
 * @param nesting how modules lie in courses, and cohorts in projects
 */
export function knowledgeOf(
  past: Past,
  listed: readonly (readonly CellPlace[])[],
  nesting: Nesting,
): Knowledge {
  const byKey = new Map(
    [past.places, ...listed]
      .flat()
      .filter((place) => !isDerived(place))
      .map(({ dimension, category, measure }) => ({ dimension, category, measure }))
      .map((place) => [placeKey(place), place]),
  );
  const places = [...byKey.values()];
  const numbers = new Map(places.map((place, number) => [placeKey(place), number]));
  const contents = [past.content, ...listed.map(contentOf)];
  const hasChanged = past.hasChanged || new Set(contents.filter(Boolean)).size > 1;
  const outline: Outline = { nesting, hasChanged: hasChanged || Boolean(nesting.isMixed) };
  const splits = splitsOf(places, nesting);
  const differences = [
    ...new Map(
      inequalities(places, outline)
        .flatMap((inequality) => differenceOf(inequality, numbers))
        .map((difference) => [signature(difference.terms), difference]),
    ).values(),
  ];
  const relations = [
    ...sumsOf(splits, numbers),
    ...differences.map(({ terms, kind }) => ({ terms, kind })),
    ...boundsOf(places, outline, numbers),
  ];
  const people = withoutTwins(
    peopleOf(places, differences, splits, numbers),
    relations,
    places.length,
  );
  return { places, numbers, relations, people, content: contents.at(-1) ?? '', hasChanged };
}

/** Where modules or lessons come or go, only the relations that hold for every edition are used. */
const contentOf = (places: readonly CellPlace[]): string =>
  places
    .filter(({ dimension }) => dimension === 'module' || dimension === 'lesson')
    .map(placeKey)
    .sort()
    .join();
