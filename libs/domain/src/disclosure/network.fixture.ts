import { disclose, type PublishedRelease } from './disclose.js';
import { measuresOf } from './measures.js';
import type { Past } from './past.js';
import type { Solver } from './program.js';
import {
  type CellPlace,
  type CountCell,
  type DisclosureDimension,
  everybody,
  type Nesting,
  pairOf,
  placeKey,
  type ReleasedFigure,
} from './release-table.js';

/** What happened to one invented learner, with the release in which it was counted. */
export interface LearnerEvent {
  learner: number;
  kind: 'enrolled' | 'started' | 'completed' | 'certificates' | 'rated' | 'compared';
  scope: 'course' | 'module' | 'lesson';
  id: string;
  release: number;
}

export interface Learner {
  course: string;
  cohort: string;
  language: string;
  sex: string;
  age: string;
  region: string;
}

/** The releases of a quarter or a year, by their number from 0. */
export interface SpanReleases {
  span: string;
  releases: number[];
}

/** An invented network with its learners' whole history. */
export interface Network {
  nesting: Nesting;
  releases: number;
  /** How many releases make up a quarter here. */
  quarter: number;
  /** How many quarters make up a year. */
  year: number;
  /** Those of the table's dimensions that this network does without. */
  without: readonly DisclosureDimension[];
  learners: Learner[];
  events: LearnerEvent[];
}

export const languages = ['bg', 'en'];
export const sexes = ['female', 'male', 'unstated'];
export const ages = ['18-29', '30-54', 'unstated'];
export const regions = ['city', 'village'];

const unique = <T>(values: T[]) => [...new Set(values)];

/** The categories of each dimension. */
export function categoriesOf({ nesting, without }: Network): Record<DisclosureDimension, string[]> {
  const { modules, cohorts } = nesting;
  const course = unique(modules.map(({ courseId }) => courseId));
  const tag = unique(cohorts.map((cohort) => cohort.tag));
  const pairs = (first: string[], second: string[]) =>
    first.flatMap((one) => second.map((other) => pairOf(one, other)));
  const all = {
    total: [everybody],
    course,
    tag,
    cohort: cohorts.map(({ id }) => id),
    partner: unique(modules.map(({ partnerId }) => partnerId)),
    module: unique(modules.map(({ moduleId }) => moduleId)),
    language: languages,
    sex: sexes,
    age: ages,
    region: regions,
    'course-tag': pairs(course, tag),
    'tag-sex': pairs(tag, sexes),
    'tag-age': pairs(tag, ages),
    lesson: unique(modules.flatMap(({ lessons }) => lessons.map(({ id }) => id))),
  };
  return { ...all, ...Object.fromEntries(without.map((dimension) => [dimension, []])) };
}

/** @returns every place of the network's table, in a fixed order */
export function placesOf(network: Network): CellPlace[] {
  const categories = categoriesOf(network);
  return (Object.keys(measuresOf) as DisclosureDimension[]).flatMap((dimension) =>
    categories[dimension].flatMap((category) =>
      measuresOf[dimension].map((measure) => ({ dimension, category, measure })),
    ),
  );
}

/** Under what a learner is counted besides modules and lessons. */
function rowsOf({ nesting }: Network, learner: Learner): [DisclosureDimension, string][] {
  const { course, cohort, language, sex, age, region } = learner;
  const tag = nesting.cohorts.find(({ id }) => id === cohort)?.tag ?? '';
  return [
    ['total', everybody],
    ['course', course],
    ['tag', tag],
    ['cohort', cohort],
    ['language', language],
    ['sex', sex],
    ['age', age],
    ['region', region],
    ['course-tag', pairOf(course, tag)],
    ['tag-sex', pairOf(tag, sex)],
    ['tag-age', pairOf(tag, age)],
  ];
}

/** Counts every release of a network, as the database would. */
export function tablesOf(network: Network): CountCell[][] {
  const places = placesOf(network);
  const tables = Array.from({ length: network.releases }, () => new Map<string, number>());
  const seen = new Set<string>();
  const add = (release: number, place: CellPlace, times = 1) => {
    const key = placeKey(place);
    tables[release]?.set(key, (tables[release].get(key) ?? 0) + times);
  };
  for (const event of network.events) count(network, event, seen, add);
  return tables.map((table) =>
    places.map((place) => ({ ...place, value: table.get(placeKey(place)) ?? 0 })),
  );
}

type Add = (release: number, place: CellPlace, times?: number) => void;

function count(network: Network, event: LearnerEvent, seen: Set<string>, add: Add): void {
  const { kind: measure, id, learner, release, scope } = event;
  const { modules } = network.nesting;
  const who = network.learners[learner];
  if (!who) return;
  const rows = rowsOf(network, who);
  const first = (what: string) => !seen.has(what) && Boolean(seen.add(what));
  const isActivity = measure === 'started' || measure === 'completed';
  if (isActivity && first(`${learner} active ${release}`)) {
    for (const [dimension, category] of rows)
      if (measuresOf[dimension].includes('active'))
        add(release, { dimension, category, measure: 'active' });
  }
  if (scope === 'lesson') {
    add(release, { dimension: 'lesson', category: id, measure });
    const lesson = modules.flatMap(({ lessons }) => lessons).find((one) => one.id === id);
    for (const [dimension, category] of rows)
      if (measuresOf[dimension].includes('minutes'))
        add(release, { dimension, category, measure: 'minutes' }, lesson?.minutes[0]);
  } else if (scope === 'module') {
    const partner = modules.find(({ moduleId }) => moduleId === id)?.partnerId ?? '';
    add(release, { dimension: 'module', category: id, measure });
    if (first(`${learner}/${measure}/${partner}`))
      add(release, { dimension: 'partner', category: partner, measure });
  } else {
    for (const [dimension, category] of rows)
      if (measuresOf[dimension].includes(measure)) add(release, { dimension, category, measure });
    if (measure === 'enrolled') enrolInModules(network, who, (place) => add(release, place));
  }
}

function enrolInModules({ nesting }: Network, who: Learner, add: (place: CellPlace) => void): void {
  const own = nesting.modules.filter(({ courseId }) => courseId === who.course);
  for (const { moduleId } of own)
    add({ dimension: 'module', category: moduleId, measure: 'enrolled' });
  for (const category of unique(own.map(({ partnerId }) => partnerId)))
    add({ dimension: 'partner', category, measure: 'enrolled' });
}

const sumOf = (tables: readonly CountCell[][]): CountCell[] =>
  (tables[0] ?? []).map((cell, at) => ({
    ...cell,
    value: tables.reduce((sum, table) => sum + (table[at]?.value ?? 0), 0),
  }));

/** What quarters and years are called, and how many releases make one up. */
const sizesOf = ({ quarter, year }: Network) =>
  [
    { name: 'Q', size: quarter },
    { name: 'Y', size: quarter * year },
  ] as const;

/** The quarters and years that ended by a release, from 0. */
export function spansOf(network: Network, releases: number): SpanReleases[] {
  return sizesOf(network).flatMap(({ name, size }) =>
    Array.from({ length: Math.floor(releases / size) }, (_, at) => ({
      span: `${name}${at}`,
      releases: Array.from({ length: size }, (__, one) => at * size + one),
    })),
  );
}

/** The quarter and the year of a release, with their exact sums where they end with it. */
function spansAt(network: Network, tables: readonly CountCell[][], release: number) {
  return sizesOf(network).map(({ name, size }) => {
    const first = release - (release % size);
    const span = `${name}${first / size}`;
    const isEnd = release === first + size - 1;
    return isEnd ? { span, counts: sumOf(tables.slice(first, release + 1)) } : { span };
  });
}

/** A control that only looks at the counts. */
export type Control = (counts: readonly CountCell[]) => ReleasedFigure[];

/** Closes every period of a network in turn. */
export function releaseAll(network: Network, control: Solver | Control): ReleasedFigure[][] {
  const { nesting } = network;
  const tables = tablesOf(network);
  if (typeof control === 'function') return tables.map(control);
  const published: ReleasedFigure[][] = [];
  let past: Past | undefined;
  let since: PublishedRelease[] = [];
  for (const [release, counts] of tables.entries()) {
    const spans = spansAt(network, tables, release);
    const isQuarterEnd = (release + 1) % network.quarter === 0;
    const request = { counts, nesting, since, spans, isQuarterEnd };
    const { figures, past: next } = disclose(past ? { ...request, past } : request, control);
    published.push(figures);
    since = next ? [] : [...since, { figures, spans: spans.map(({ span }) => span) }];
    past = next ?? past;
  }
  return published;
}
