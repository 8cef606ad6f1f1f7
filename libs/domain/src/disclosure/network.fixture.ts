import { disclose } from './disclose.js';
import {
  type CellPlace,
  type CountCell,
  type DisclosureMeasure,
  everybody,
  type Nesting,
  placeKey,
  type ReleasedFigure,
} from './release-table.js';

/** What happened to one invented learner, with the release in which it was counted. */
export interface LearnerEvent {
  learner: number;
  kind: DisclosureMeasure;
  scope: 'course' | 'module' | 'lesson';
  id: string;
  release: number;
}

export interface Learner {
  course: string;
  cohort: string;
}

/** An invented network with its learners' whole history. */
export interface Network {
  nesting: Nesting;
  cohorts: string[];
  releases: number;
  learners: Learner[];
  events: LearnerEvent[];
}

const all: DisclosureMeasure[] = ['enrolled', 'started', 'completed', 'certificates'];

/** @returns every place of the network's table, in a fixed order */
export function placesOf({ nesting, cohorts }: Network): CellPlace[] {
  const ids = (pick: (entry: Nesting['modules'][number]) => string[]) => [
    ...new Set(nesting.modules.flatMap(pick)),
  ];
  const rows = (
    dimension: CellPlace['dimension'],
    categories: string[],
    measures: DisclosureMeasure[],
  ) =>
    categories.flatMap((category) => measures.map((measure) => ({ dimension, category, measure })));
  return [
    ...rows('total', [everybody], all),
    ...rows(
      'course',
      ids(({ courseId }) => [courseId]),
      all,
    ),
    ...rows('cohort', cohorts, all),
    ...rows(
      'partner',
      ids(({ partnerId }) => [partnerId]),
      all.slice(0, 3),
    ),
    ...rows(
      'module',
      ids(({ moduleId }) => [moduleId]),
      all.slice(0, 3),
    ),
    ...rows(
      'lesson',
      ids(({ lessons }) => lessons.map(({ id }) => id)),
      ['completed'],
    ),
  ];
}

/** Counts every release of a network, as the database would. */
export function tablesOf(network: Network): CountCell[][] {
  const places = placesOf(network);
  const tables = Array.from({ length: network.releases }, () => new Map<string, number>());
  const seen = new Set<string>();
  const add = (release: number, place: CellPlace) => {
    const key = placeKey(place);
    tables[release]?.set(key, (tables[release].get(key) ?? 0) + 1);
  };
  for (const event of network.events) {
    for (const place of placesOfEvent(network, event, seen)) add(event.release, place);
  }
  return tables.map((table) =>
    places.map((place) => ({
      ...place,
      value: table.get(placeKey(place)) ?? 0,
    })),
  );
}

function placesOfEvent(network: Network, event: LearnerEvent, seen: Set<string>): CellPlace[] {
  const { kind: measure, id, learner } = event;
  const { modules } = network.nesting;
  const { course = '', cohort = '' } = network.learners[learner] ?? {};
  if (event.scope === 'lesson') return [{ dimension: 'lesson', category: id, measure }];
  if (event.scope === 'module') {
    const partner = modules.find(({ moduleId }) => moduleId === id)?.partnerId ?? '';
    const first = `${learner}/${measure}/${partner}`;
    const own: CellPlace[] = [{ dimension: 'module', category: id, measure }];
    if (seen.has(first)) return own;
    seen.add(first);
    return [...own, { dimension: 'partner', category: partner, measure }];
  }
  const rows: CellPlace[] = [
    { dimension: 'total', category: everybody, measure },
    { dimension: 'course', category: course, measure },
    { dimension: 'cohort', category: cohort, measure },
  ];
  if (measure !== 'enrolled') return rows;
  const own = modules.filter(({ courseId }) => courseId === course);
  return [
    ...rows,
    ...own.map(({ moduleId }): CellPlace => ({
      dimension: 'module',
      category: moduleId,
      measure,
    })),
    ...[...new Set(own.map(({ partnerId }) => partnerId))].map((category): CellPlace => ({
      dimension: 'partner',
      category,
      measure,
    })),
  ];
}

/** Closes every period of a network in turn. */
export function releaseAll(network: Network, control = disclose): ReleasedFigure[][] {
  return tablesOf(network).reduce<ReleasedFigure[][]>((published, counts) => {
    const history = published.flatMap((figures, release) =>
      figures.map((figure) => ({ ...figure, release })),
    );
    return [...published, control({ counts, nesting: network.nesting, history })];
  }, []);
}
