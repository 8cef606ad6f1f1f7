import fc from 'fast-check';
import type { CourseStructure, LessonRecord, LessonState, LessonStructure } from './course.js';
import { lessonsOf } from './course.js';

/** A lesson for tests: id, and what differs from a plain one of six minutes with one question. */
export function lesson(id: string, given: Partial<LessonStructure> = {}): LessonStructure {
  return { id, skippable: false, minutes: 6, questionIds: [`${id}-q`], ...given };
}

/** A record for tests. */
export function record(
  lessonId: string,
  state: LessonState,
  given: Partial<LessonRecord> = {},
): LessonRecord {
  return { lessonId, state, answeredQuestionIds: [], ...given };
}

/** A course of modules written as lists of lesson ids; an id with a star is skippable. */
export function courseOf(modules: string[][], maxSkippedShare = 0.3): CourseStructure {
  return {
    rule: { maxSkippedShare },
    modules: modules.map((ids, index) => ({
      id: `m${index + 1}`,
      lessons: ids.map((id) => lesson(id.replace('*', ''), { skippable: id.endsWith('*') })),
    })),
  };
}

/** Any course of one to five modules with one to six lessons each, at most 30 % skippable by rule. */
export const anyCourse: fc.Arbitrary<CourseStructure> = fc
  .tuple(
    fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 5,
    }),
    fc.double({ min: 0, max: 0.3, noNaN: true }),
  )
  .map(([modules, share]) =>
    courseOf(
      modules.map((flags, at) => flags.map((flag, n) => `l${at}-${n}${flag ? '*' : ''}`)),
      share,
    ),
  );

/** A course with any records of its lessons and of one that it does not have. */
export const anyEnrolment: fc.Arbitrary<[CourseStructure, LessonRecord[]]> = anyCourse.chain(
  (course) => {
    const ids = [...lessonsOf(course).map(({ id }) => id), 'elsewhere'];
    const anyRecord = fc.record({
      lessonId: fc.constantFrom(...ids),
      state: fc.constantFrom<LessonState>('opened', 'skipped', 'completed'),
      answeredQuestionIds: fc.constant<string[]>([]),
      touchedAt: fc.option(fc.date({ noInvalidDate: true }), { nil: null }),
    });
    return fc.tuple(fc.constant(course), fc.array(anyRecord, { maxLength: 30 }));
  },
);
