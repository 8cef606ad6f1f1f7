import {
  type CellPlace,
  type DisclosureDimension,
  type DisclosureMeasure,
  everybody,
  measureChain,
  type Nesting,
  placeKey,
} from './release-table.js';

/**
 * Something that is true of the counts of all releases so far taken together, in every network: the
 * first places together count at least as much as the second ones.
 */
export interface Relation {
  more: readonly string[];
  less: readonly string[];
  /**
   * includes: the second are some of the people of the first, so that the difference counts people too;
   * includes-indirectly: the same, and it follows from others; at-least: true, but the difference counts
   * nobody; equal: both are the same number.
   */
  kind: 'includes' | 'includes-indirectly' | 'at-least' | 'equal';
}

type Module = Nesting['modules'][number];

const key = (dimension: DisclosureDimension, category: string, measure: DisclosureMeasure) =>
  placeKey({ dimension, category, measure });
const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];
const relation = (kind: Relation['kind'], more: string[], less: string[]): Relation => ({
  kind,
  more,
  less,
});
const ofCourses = (courseIds: string[], measure: DisclosureMeasure) =>
  courseIds.map((courseId) => key('course', courseId, measure));
const isRequired = ({ lessons }: Module) => lessons.some(({ skippable }) => !skippable);

/** Courses split the total, cohorts split the total. */
function splits(places: readonly CellPlace[]): Relation[] {
  return (['course', 'cohort'] as const).flatMap((dimension) =>
    measureChain.map((measure) => {
      const parts = places.filter((cell) => cell.dimension === dimension && cell.measure === measure);
      return relation('equal', [key('total', everybody, measure)], parts.map(placeKey));
    }),
  );
}

/** Enrolled ⊇ started ⊇ completed ⊇ certificates, in every category, over one or more steps. */
function alongTheChain(places: readonly CellPlace[]): Relation[] {
  return places.flatMap((place) => {
    const step = measureChain.indexOf(place.measure);
    return measureChain
      .slice(0, step)
      .map((measure, before) =>
        relation(
          before === step - 1 ? 'includes' : 'includes-indirectly',
          [placeKey({ ...place, measure })],
          [placeKey(place)],
        ),
      );
  });
}

/** Whoever is in a course passes through its modules, and through the only one as through the course. */
function courseAndModules(courseId: string, { modules }: Nesting): Relation[] {
  const own = modules.filter((module) => module.courseId === courseId);
  const of = (measure: DisclosureMeasure) => own.map(({ moduleId }) => key('module', moduleId, measure));
  const isAlone = own.length === 1 && modules.every(({ moduleId }, at) => moduleId !== own[0]?.moduleId || modules[at] === own[0]);
  return [
    relation('at-least', of('started'), ofCourses([courseId], 'started')),
    relation(isAlone ? 'equal' : 'at-least', of('completed'), ofCourses([courseId], 'completed')),
  ];
}

/** A module's people come from its courses; who completes these completed it, unless all of it may be skipped. */
function moduleAndCourses(module: Module, { modules }: Nesting): Relation[] {
  const { moduleId } = module;
  const courses = unique(modules.filter((other) => other.moduleId === moduleId).map(({ courseId }) => courseId));
  const started = key('module', moduleId, 'started');
  return [
    relation('includes', ofCourses(courses, 'started'), [started]),
    relation('includes-indirectly', ofCourses(courses, 'enrolled'), [started]),
    ...(isRequired(module)
      ? [relation('includes', [key('module', moduleId, 'completed')], ofCourses(courses, 'completed'))]
      : []),
  ];
}

/** Lessons are finished by those who began the module; who completes it finished each required one. */
function moduleAndLessons({ moduleId, lessons }: Module): Relation[] {
  const completed = key('module', moduleId, 'completed');
  const finished = ({ id }: { id: string }) => key('lesson', id, 'completed');
  const required = lessons.filter(({ skippable }) => !skippable);
  return [
    ...lessons.map((lesson) =>
      relation('includes', [key('module', moduleId, 'started')], [finished(lesson)]),
    ),
    ...required.map((lesson) => relation('includes', [finished(lesson)], [completed])),
    relation(lessons.length === 1 ? 'equal' : 'at-least', lessons.map(finished), [completed]),
  ];
}

/** A partner's people are those of its modules together, and lie within the courses of these. */
function partnerAndModules(partnerId: string, { modules }: Nesting): Relation[] {
  const own = modules.filter((module) => module.partnerId === partnerId);
  const courses = unique(own.map(({ courseId }) => courseId));
  const isIts = (courseId: string) =>
    modules.every((module) => module.courseId !== courseId || module.partnerId === partnerId);
  const isPassed = (courseId: string) =>
    isIts(courseId) || own.some((module) => module.courseId === courseId && isRequired(module));
  const started = key('partner', partnerId, 'started');
  return [
    relation('includes', ofCourses(courses, 'started'), [started]),
    relation('includes-indirectly', ofCourses(courses, 'enrolled'), [started]),
    relation('includes-indirectly', [key('total', everybody, 'started')], [started]),
    relation('includes', [started], ofCourses(courses.filter(isIts), 'started')),
    relation('includes', [key('partner', partnerId, 'completed')], ofCourses(courses.filter(isPassed), 'completed')),
    ...(['started', 'completed'] as const).flatMap((measure) => {
      const figure = key('partner', partnerId, measure);
      const counted = (way: readonly Module[]) => way.map(({ moduleId }) => key('module', moduleId, measure));
      return [
        relation('at-least', counted(own), [figure]),
        ...waysThrough(own).map((way) => relation('includes', [figure], counted(way))),
      ];
    }),
  ];
}

/** One module of each course, in every way: in different courses are different enrolments, which add up. */
function waysThrough(own: readonly Module[]): Module[][] {
  const isShared = new Set(own.map(({ moduleId }) => moduleId)).size < own.length;
  if (isShared) return own.map((module) => [module]);
  return unique(own.map(({ courseId }) => courseId)).reduce<Module[][]>(
    (ways, courseId) =>
      ways.flatMap((way) =>
        own.filter((module) => module.courseId === courseId).map((module) => [...way, module]),
      ),
    [[]],
  );
}

/**
 * Lists what is true of the counts of every network, so that a reader who knows the courses knows it
 * too. Without the people enrolled in modules and partners: see {@link derivedFrom}.
 * @param places every figure of the table
 * @param nesting how modules, lessons and partners lie in the courses
 */
export function relations(places: readonly CellPlace[], nesting: Nesting): Relation[] {
  const { modules } = nesting;
  const known = new Set(places.map(placeKey));
  const each = modules.filter(({ moduleId }, at) => modules.findIndex((other) => other.moduleId === moduleId) === at);
  return [
    ...splits(places),
    ...alongTheChain(places.filter(({ dimension }) => dimension !== 'lesson')),
    ...unique(modules.map(({ courseId }) => courseId)).flatMap((id) => courseAndModules(id, nesting)),
    ...each.flatMap((module) => [...moduleAndCourses(module, nesting), ...moduleAndLessons(module)]),
    ...unique(modules.map(({ partnerId }) => partnerId)).flatMap((id) => partnerAndModules(id, nesting)),
  ].filter(({ more, less }) => less.length > 0 && [...more, ...less].every((name) => known.has(name)));
}

/**
 * Whoever enrols in a course enrols in its modules and with their partners: these figures are sums of
 * figures of courses and tell nothing of their own.
 * @returns the keys of those figures; null for a figure that is counted by itself
 */
export function derivedFrom(place: CellPlace, { modules }: Nesting): string[] | null {
  const { dimension, category, measure } = place;
  if (measure !== 'enrolled' || (dimension !== 'module' && dimension !== 'partner')) return null;
  const own = modules.filter((module) => module[`${dimension}Id`] === category);
  return ofCourses(unique(own.map(({ courseId }) => courseId)), 'enrolled');
}
