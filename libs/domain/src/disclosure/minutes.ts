import type { Outline } from './inequalities.js';
import { at, unique } from './inequalities.js';
import { type CellPlace, everybody, type Nesting } from './release-table.js';

/** That minutes lie between multiples of counts: Σ times × place is not negative. */
export interface MinutesBound {
  terms: { place: CellPlace; times: number }[];
  /** release: within each release. all: over all releases up to each one. */
  over: 'all' | 'release';
}

type Lesson = Nesting['modules'][number]['lessons'][number];

const sumOf = (lessons: readonly Lesson[], pick: (lesson: Lesson) => number): number =>
  lessons.reduce((sum, lesson) => sum + pick(lesson), 0);

const lessonsOf = (entries: Nesting['modules']): Lesson[] => [
  ...new Map(entries.flatMap(({ lessons }) => lessons).map((one) => [one.id, one])).values(),
];

/** Minutes are those of the lessons completed in the same release. */
function ofLessons(
  minutes: CellPlace,
  own: readonly Lesson[],
  all: readonly Lesson[],
): MinutesBound[] {
  const side = (lessons: readonly Lesson[], which: 0 | 1, sign: 1 | -1) =>
    lessons.map(({ id, minutes: range }) => ({
      place: at('lesson', id, 'completed'),
      times: sign * range[which],
    }));
  return [
    { terms: [{ place: minutes, times: 1 }, ...side(own, 0, -1)], over: 'release' },
    { terms: [{ place: minutes, times: -1 }, ...side(all, 1, 1)], over: 'release' },
  ];
}

/** Nobody learns longer than a course is, and whoever completed it did all that cannot be skipped. */
function ofPeople(
  minutes: CellPlace,
  [least, most]: readonly [number, number],
  hasChanged: boolean,
): MinutesBound[] {
  const of = (measure: CellPlace['measure'], times: number) => ({
    place: { ...minutes, measure },
    times,
  });
  return [
    { terms: [of('started', most), of('minutes', -1)], over: 'all' },
    { terms: [of('active', most), of('minutes', -1)], over: 'release' },
    ...(hasChanged
      ? []
      : [{ terms: [of('minutes', 1), of('completed', -least)], over: 'all' as const }]),
  ];
}

/**
 * Lists what everybody may know of the learning minutes before seeing a figure: lessons have their nominal
 * minutes, and courses a length.
 */
export function minutesBounds(
  places: readonly CellPlace[],
  { nesting, hasChanged }: Outline,
): MinutesBound[] {
  const { modules } = nesting;
  const courses = unique(modules.map(({ courseId }) => courseId));
  const inCourse = (courseId: string) => modules.filter((entry) => entry.courseId === courseId);
  const onlyIn = (courseId: string) =>
    inCourse(courseId).filter(({ moduleId }) =>
      modules.every((other) => other.moduleId !== moduleId || other.courseId === courseId),
    );
  const lengths = new Map(
    courses.map((courseId): [string, readonly [number, number]] => {
      const lessons = lessonsOf(inCourse(courseId));
      const least = sumOf(lessons, ({ skippable, minutes }) => (skippable ? 0 : minutes[0]));
      return [courseId, [least, sumOf(lessons, ({ minutes }) => minutes[1])]];
    }),
  );
  const anyLength = [
    Math.min(...[...lengths.values()].map(([least]) => least)),
    Math.max(...[...lengths.values()].map(([, most]) => most)),
  ] as const;
  return places
    .filter(({ measure }) => measure === 'minutes')
    .flatMap((minutes) => {
      const { dimension, category } = minutes;
      if (courses.length === 0) return [];
      const length = dimension === 'course' ? lengths.get(category) : anyLength;
      return [
        ...(length ? ofPeople(minutes, length, hasChanged) : []),
        ...(dimension === 'course'
          ? ofLessons(minutes, lessonsOf(onlyIn(category)), lessonsOf(inCourse(category)))
          : []),
        ...(category === everybody
          ? ofLessons(minutes, lessonsOf(modules), lessonsOf(modules))
          : []),
      ];
    });
}
