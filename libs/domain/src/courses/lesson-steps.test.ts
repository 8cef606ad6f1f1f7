import fc from 'fast-check';
import { lessonStateAfter, lessonsOf, statesOf } from './course.js';
import { anyCourse, anyEnrolment, courseOf, record } from './courses.fixture.js';
import { canCompleteLesson, canSkipLesson, skipLimit } from './lesson-steps.js';

describe('completing a lesson', () => {
  test.each([
    [[], [], []],
    [['a', 'b'], ['b', 'a'], []],
    [['a', 'b'], ['a', 'a', 'x'], ['b']],
    [['a', 'b', 'c'], [], ['a', 'b', 'c']],
  ])('questions %j with answers to %j leave open %j', (questionIds, answered, open) => {
    const expected =
      open.length === 0 ? { ok: true } : { ok: false, reason: 'questions-open', open };
    expect(canCompleteLesson({ questionIds }, answered)).toEqual(expected);
  });
});

describe('the state of a lesson', () => {
  test.each([
    [null, 'opened', 'opened'],
    [null, 'skipped', 'skipped'],
    ['opened', 'skipped', 'skipped'],
    ['skipped', 'opened', 'skipped'],
    ['skipped', 'completed', 'completed'],
    ['completed', 'skipped', 'completed'],
    ['completed', 'opened', 'completed'],
  ] as const)('%s, then %s: %s', (before, happened, after) => {
    expect(lessonStateAfter(before, happened)).toBe(after);
  });
});

describe('passing over a lesson', () => {
  const course = courseOf([
    ['a', 'b*', 'c*'],
    ['d', 'e*', 'f*', 'g', 'h', 'i', 'j'],
  ]);
  const skipped = ['b', 'c', 'e'].map((id) => record(id, 'skipped'));

  test.each([
    ['b', [], { ok: true }],
    ['a', [], { ok: false, reason: 'not-skippable' }],
    ['unknown', [], { ok: false, reason: 'not-skippable' }],
    ['b', [record('b', 'opened')], { ok: true }],
    ['b', [record('b', 'completed')], { ok: false, reason: 'already-completed' }],
    ['a', [record('a', 'completed')], { ok: false, reason: 'already-completed' }],
    ['f', skipped.slice(1), { ok: true }],
    ['f', skipped, { ok: false, reason: 'limit-reached' }],
    ['b', skipped, { ok: true }],
    ['f', [...skipped, record('c', 'completed')], { ok: true }],
    ['f', [...skipped.slice(1), record('elsewhere', 'skipped')], { ok: true }],
  ])('%s with %j: %j', (lessonId, records, expected) => {
    expect(canSkipLesson(course, records, lessonId)).toEqual(expected);
  });

  test.each([
    [12, 0.3, 3],
    [10, 0.3, 3],
    [9, 0.3, 2],
    [3, 0.3, 0],
    [100, 0.29, 29],
    [0, 0.3, 0],
    [5, 0, 0],
  ])('of %i lessons a share of %d is %i', (count, share, limit) => {
    const ids = Array.from({ length: count }, (_, index) => `l${index}`);
    expect(skipLimit(courseOf([ids], share))).toBe(limit);
  });

  test('one after another, never more than 30 % of the course can be passed over', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const records = lessonsOf(course).reduce(
          (given, { id }) =>
            canSkipLesson(course, given, id).ok ? [...given, record(id, 'skipped')] : given,
          [record('elsewhere', 'skipped')],
        );
        const count = [...statesOf(course, records).values()].length;
        expect(count).toBeLessThanOrEqual(0.3 * lessonsOf(course).length + 1e-9);
      }),
    );
  });

  test('whether it may be passed over does not depend on the order of the records', () => {
    fc.assert(
      fc.property(anyEnrolment, fc.nat(), ([course, records], at) => {
        const lessons = lessonsOf(course);
        const id = lessons[at % lessons.length]?.id ?? '';
        const turned = [...records].reverse();
        expect(canSkipLesson(course, turned, id)).toEqual(canSkipLesson(course, records, id));
      }),
    );
  });
});
