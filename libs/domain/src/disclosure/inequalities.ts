import { measureBefore } from './measures.js';
import {
  type CellPlace,
  type DisclosureDimension,
  type DisclosureMeasure,
  everybody,
  type Nesting,
} from './release-table.js';

/** How the courses are built. */
export interface Outline {
  nesting: Nesting;
  /** Whether modules or lessons were counted once that are no longer, or are counted only of late. */
  hasChanged: boolean;
}

export type Side = CellPlace[];

/** That some places count at least as much together as others. */
export interface Inequality {
  more: Side;
  less: Side;
  besides?: { place: CellPlace; times: number };
  /** True, but what lies between the two sides is no number of people. */
  isBound?: boolean;
  /**
   * all: over all releases up to each one (as without it). release: within each release. mixed: what counts
   * more over all releases up to each one, what counts less within that one.
   */
  over?: 'all' | 'release' | 'mixed';
}

/** A place of the table. */
export const at = (
  dimension: DisclosureDimension,
  category: string,
  measure: DisclosureMeasure,
): CellPlace => ({ dimension, category, measure });

/** Each text once. */
export const unique = (ids: string[]): string[] => [...new Set(ids)];

/** Certificates ≤ completed ≤ started ≤ enrolled in every category. */
function alongTheChain(places: readonly CellPlace[]): Inequality[] {
  return places.flatMap((place) => {
    const before = measureBefore(place.dimension, place.measure);
    return before ? [{ more: [{ ...place, measure: before }], less: [place] }] : [];
  });
}

/** Who is active in a period has begun by then; whoever begins or completes something in it is active. */
function ofActive(places: readonly CellPlace[], { modules }: Nesting): Inequality[] {
  const isShared = (id: string) => modules.filter(({ moduleId }) => moduleId === id).length > 1;
  const doers = places
    .filter(({ measure }) => measure === 'active')
    .flatMap((active): Inequality[] => {
      const of = (measure: DisclosureMeasure) => ({ ...active, measure });
      return [
        { more: [of('started')], less: [active], over: 'mixed' },
        ...(['started', 'completed'] as const).map((measure): Inequality => ({
          more: [active],
          less: [of(measure)],
          over: 'release',
        })),
      ];
    });
  const inModules = modules.flatMap(({ moduleId, courseId, lessons }): Inequality[] => {
    const active = isShared(moduleId)
      ? at('total', everybody, 'active')
      : at('course', courseId, 'active');
    return [
      at('module', moduleId, 'started'),
      at('module', moduleId, 'completed'),
      ...lessons.map(({ id }) => at('lesson', id, 'completed')),
    ].map((less): Inequality => ({ more: [active], less: [less], over: 'release' }));
  });
  return [...doers, ...inModules];
}

type Module = Nesting['modules'][number];

/** Whether a module cannot be passed over: skipping all of it would leave it not completed. */
const isRequired = ({ lessons }: Module): boolean => lessons.some(({ skippable }) => !skippable);

/** A module between its courses and its lessons. A skipped lesson counts for completion, not as finished. */
function ofModule(moduleId: string, outline: Outline): Inequality[] {
  const entries = outline.nesting.modules.filter((entry) => entry.moduleId === moduleId);
  const courses = unique(entries.map(({ courseId }) => courseId));
  const [started, completed] = [
    at('module', moduleId, 'started'),
    at('module', moduleId, 'completed'),
  ];
  const isPassed = !outline.hasChanged && entries.every(isRequired);
  return [
    { more: courses.map((id) => at('course', id, 'started')), less: [started] },
    ...(isPassed
      ? [{ more: [completed], less: courses.map((id) => at('course', id, 'completed')) }]
      : []),
    ...ofLessons(moduleId, entries, outline),
  ];
}

function ofLessons(moduleId: string, entries: Module[], { hasChanged }: Outline): Inequality[] {
  const lessons = new Map(entries.flatMap((entry) => entry.lessons).map((one) => [one.id, one]));
  const [started, completed] = [
    at('module', moduleId, 'started'),
    at('module', moduleId, 'completed'),
  ];
  const finished = [...lessons.keys()].map((id) => at('lesson', id, 'completed'));
  const always = finished.map((lesson) => ({ more: [started], less: [lesson] }));
  if (hasChanged) return always;
  return [
    ...always,
    ...finished
      .filter(({ category }) => !lessons.get(category)?.skippable)
      .map((lesson) => ({ more: [lesson], less: [completed] })),
    { more: finished, less: [completed], isBound: true },
    // at least so many finished every lesson as the lessons together leave no room for others
    {
      more: [completed],
      less: finished,
      besides: { place: started, times: lessons.size - 1 },
      isBound: true,
    },
  ];
}

/** A course and its modules: who started it started one of them; who finished all finished it. */
function ofCourse(courseId: string, { nesting, hasChanged }: Outline): Inequality[] {
  const modules = nesting.modules.filter((entry) => entry.courseId === courseId);
  const areOnlyHere = modules.every(({ moduleId }) =>
    nesting.modules.every((other) => other.moduleId !== moduleId || other.courseId === courseId),
  );
  const all = (measure: DisclosureMeasure) =>
    modules.map(({ moduleId }) => at('module', moduleId, measure));
  const [started, completed] = [
    at('course', courseId, 'started'),
    at('course', courseId, 'completed'),
  ];
  if (hasChanged) return [];
  return [
    { more: all('started'), less: [started], isBound: true },
    { more: all('completed'), less: [completed], isBound: true },
    ...(areOnlyHere
      ? [
          {
            more: [completed],
            less: all('completed'),
            besides: { place: started, times: modules.length - 1 },
            isBound: true,
          },
        ]
      : []),
  ];
}

/**
 * A partner counts a person once in each of her courses: at least those whom any one of its modules of
 * that course counts, and all who completed a course that has one of its modules.
 */
function ofPartner(partnerId: string, { nesting, hasChanged }: Outline): Inequality[] {
  const own = nesting.modules.filter((entry) => entry.partnerId === partnerId);
  const courses = unique(own.map(({ courseId }) => courseId));
  const whole = courses.filter((courseId) =>
    nesting.modules.every((entry) => entry.courseId !== courseId || entry.partnerId === partnerId),
  );
  const passed = courses.filter(
    (courseId) =>
      whole.includes(courseId) ||
      own.some((entry) => entry.courseId === courseId && isRequired(entry)),
  );
  const of = (ids: string[], measure: DisclosureMeasure) =>
    ids.map((id) => at('course', id, measure));
  const [started, completed] = [
    at('partner', partnerId, 'started'),
    at('partner', partnerId, 'completed'),
  ];
  const always: Inequality[] = [
    { more: of(courses, 'started'), less: [started] },
    ...oneOfEachCourse(own, nesting).flatMap((ids) => [
      { more: [started], less: ids.map((id) => at('module', id, 'started')) },
      { more: [completed], less: ids.map((id) => at('module', id, 'completed')) },
    ]),
  ];
  if (hasChanged) return always;
  const all = (measure: DisclosureMeasure) =>
    unique(own.map(({ moduleId }) => moduleId)).map((id) => at('module', id, measure));
  return [
    ...always,
    { more: [started], less: of(whole, 'started') },
    { more: [completed], less: of(passed, 'completed') },
    { more: all('started'), less: [started], isBound: true },
    { more: all('completed'), less: [completed], isBound: true },
  ];
}

/** Every way to take one module of each course; a module of two courses stands alone. */
function oneOfEachCourse(own: Nesting['modules'], { modules }: Nesting): string[][] {
  const isShared = (id: string) => modules.filter(({ moduleId }) => moduleId === id).length > 1;
  const single = own.filter(({ moduleId }) => !isShared(moduleId));
  const lists = unique(single.map(({ courseId }) => courseId)).map((courseId) =>
    single.filter((entry) => entry.courseId === courseId).map(({ moduleId }) => moduleId),
  );
  const all = lists.reduce<string[][]>(
    (made, list) => made.flatMap((some) => list.map((id) => [...some, id])),
    [[]],
  );
  return [
    ...all,
    ...unique(own.map(({ moduleId }) => moduleId))
      .filter(isShared)
      .map((id) => [id]),
  ];
}

/** Lists what counts at least as much as what, over all releases together. */
export function inequalities(places: readonly CellPlace[], outline: Outline): Inequality[] {
  const { modules } = outline.nesting;
  return [
    ...alongTheChain(places),
    ...ofActive(places, outline.nesting),
    ...unique(modules.map(({ courseId }) => courseId)).flatMap((id) => ofCourse(id, outline)),
    ...unique(modules.map(({ moduleId }) => moduleId)).flatMap((id) => ofModule(id, outline)),
    ...unique(modules.map(({ partnerId }) => partnerId)).flatMap((id) => ofPartner(id, outline)),
  ];
}
