import fc from 'fast-check';
import { completionsAfter, learningMinutes } from './completion.js';
import { copyProgress } from './copy-progress.js';
import type { CourseStructure, LessonRecord } from './course.js';
import { lessonsOf } from './course.js';
import { anyCourse, anyEnrolment, courseOf, lesson, record } from './courses.fixture.js';
import { canSkipLesson } from './lesson-steps.js';

const done = (...ids: string[]) => ids.map((id) => record(id, 'completed'));
const skipped = (...ids: string[]) => ids.map((id) => record(id, 'skipped'));

describe('completions', () => {
  const course = courseOf([['a', 'b*'], ['c*'], ['d', 'e']]);

  test.each<[string, LessonRecord[], string[], boolean]>([
    ['nothing', [], [], false],
    ['all opened', ['a', 'b', 'c', 'd', 'e'].map((id) => record(id, 'opened')), [], false],
    ['one module', done('a', 'b'), ['m1'], false],
    ['one module with a skip', [...done('a'), ...skipped('b')], ['m1'], false],
    ['a module of skips only', skipped('c'), [], false],
    ['all', done('a', 'b', 'c', 'd', 'e'), ['m1', 'm2', 'm3'], true],
    ['all with skips', [...done('a', 'd', 'e'), ...skipped('b', 'c')], ['m1', 'm3'], true],
    ['skipped, then completed', [...skipped('c'), ...done('c')], ['m2'], false],
    ['lessons of elsewhere', done('x', 'y'), [], false],
  ])('%s', (_, records, moduleIds, complete) => {
    expect(completionsAfter(course, records)).toEqual({ moduleIds, course: complete });
  });

  test('a course without lessons is never complete', () => {
    expect(completionsAfter(courseOf([]), [])).toEqual({ moduleIds: [], course: false });
    expect(completionsAfter(courseOf([[]]), [])).toEqual({ moduleIds: [], course: false });
  });

  test('skipping alone completes nothing', () => {
    expect(completionsAfter(courseOf([['a*']], 1), skipped('a')).course).toBe(false);
  });

  test('what is complete stays complete when records are added', () => {
    fc.assert(
      fc.property(anyEnrolment, fc.nat(30), ([course, records], count) => {
        const before = completionsAfter(course, records.slice(0, count));
        const after = completionsAfter(course, records);
        expect(after.moduleIds).toEqual(expect.arrayContaining(before.moduleIds));
        expect(after.course || !before.course).toBe(true);
      }),
    );
  });

  const skipAllAllowed = (course: CourseStructure): LessonRecord[] =>
    lessonsOf(course).reduce<LessonRecord[]>(
      (given, { id }) =>
        canSkipLesson(course, given, id).ok ? [...given, record(id, 'skipped')] : given,
      [],
    );

  test('with every skip that is allowed the course can be completed', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const skips = skipAllAllowed(course);
        const skippedIds = new Set(skips.map(({ lessonId }) => lessonId));
        const rest = lessonsOf(course).filter(({ id }) => !skippedIds.has(id));
        const records = [...skips, ...rest.map(({ id }) => record(id, 'completed'))];
        expect(completionsAfter(course, records).course).toBe(true);
        expect(learningMinutes(course, records)).toBe(6 * rest.length);
      }),
    );
  });
});

describe('learning minutes', () => {
  const course: CourseStructure = {
    rule: { maxSkippedShare: 0.3 },
    modules: [{ id: 'm', lessons: [lesson('a', { minutes: 5 }), lesson('b', { minutes: 8 })] }],
  };
  test.each<[LessonRecord[], number]>([
    [[], 0],
    [[record('a', 'opened')], 0],
    [skipped('a'), 0],
    [done('a'), 5],
    [done('a', 'a', 'b'), 13],
    [[...done('b'), ...skipped('b')], 8],
    [done('x'), 0],
  ])('%j: %i', (records, minutes) => {
    expect(learningMinutes(course, records)).toBe(minutes);
  });
});

describe('copying progress into a new enrolment', () => {
  const course = courseOf([
    ['a', 'b*', 'c*'],
    ['d', 'e*', 'f*', 'g', 'h', 'i', 'j'],
  ]);

  test('takes finished lessons of this course, once each', () => {
    const records = [
      record('a', 'completed', { answeredQuestionIds: ['a-q', 'a-old'] }),
      record('a', 'opened'),
      record('d', 'opened', { answeredQuestionIds: ['d-q'] }),
      record('b', 'skipped'),
      record('x', 'completed'),
    ];
    expect(copyProgress(course, records)).toEqual([
      { lessonId: 'a', state: 'completed', answeredQuestionIds: ['a-q'] },
      { lessonId: 'b', state: 'skipped', answeredQuestionIds: [] },
    ]);
  });

  test('keeps to the limit of the new course', () => {
    const copied = copyProgress(course, skipped('f', 'e', 'c', 'b'));
    expect(copied.map(({ lessonId }) => lessonId)).toEqual(['b', 'c', 'e']);
  });

  test('does not copy a skip of a lesson that may not be skipped here', () => {
    expect(copyProgress(course, skipped('a'))).toEqual([]);
  });

  test('loses no completed lesson and is stable', () => {
    fc.assert(
      fc.property(anyEnrolment, ([course, records]) => {
        const copied = copyProgress(course, records);
        expect(copyProgress(course, copied)).toEqual(copied);
        expect(learningMinutes(course, copied)).toBe(learningMinutes(course, records));
        expect(copyProgress(course, [...records].reverse())).toEqual(copied);
      }),
    );
  });
});
