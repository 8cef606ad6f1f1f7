import fc from 'fast-check';
import type { LessonRecord } from './course.js';
import { anyEnrolment, courseOf, record } from './courses.fixture.js';
import { progressOf } from './progress.js';

const course = courseOf([
  ['a', 'b'],
  ['c*', 'd'],
]);
const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 22, 10, minute));

const stones: Record<string, string> = { done: 'D', skipped: 'S', here: 'H', ahead: '.' };
const drawn = (records: LessonRecord[]): string =>
  progressOf(course, records)
    .path.map(({ state }) => stones[state])
    .join('');

describe('the path', () => {
  test.each<[string, LessonRecord[], string]>([
    ['at the start', [], 'H...'],
    ['one opened', [record('a', 'opened')], 'H...'],
    ['one done', [record('a', 'completed')], 'DH..'],
    ['stopped in the middle', [record('a', 'completed'), record('b', 'opened')], 'DH..'],
    ['jumped ahead', [record('c', 'opened')], '..H.'],
    ['jumped ahead and done', [record('c', 'completed')], '..DH'],
    ['the last one done', [record('d', 'completed')], 'H..D'],
    ['a skip', [record('c', 'skipped')], '..SH'],
    [
      'back at the first after the last',
      [record('d', 'opened', { touchedAt: at(1) }), record('a', 'opened', { touchedAt: at(2) })],
      'H...',
    ],
    [
      'a done one touched last',
      [record('c', 'opened', { touchedAt: at(1) }), record('a', 'completed', { touchedAt: at(2) })],
      'DH..',
    ],
    [
      'a time beats none',
      [record('d', 'opened'), record('b', 'opened', { touchedAt: at(0) })],
      '.H..',
    ],
    ['everything', ['a', 'b', 'c', 'd'].map((id) => record(id, 'completed')), 'DDDD'],
    ['unknown lessons', [record('x', 'completed')], 'H...'],
  ])('%s', (_, records, expected) => {
    expect(drawn(records)).toBe(expected);
  });
});

test('counts', () => {
  const records = [record('a', 'completed'), record('b', 'opened'), record('c', 'skipped')];
  expect(progressOf(course, records)).toEqual({
    done: 1,
    skipped: 1,
    total: 4,
    share: 0.5,
    nextLessonId: 'd',
    repeatLessonIds: [],
    path: [
      { lessonId: 'a', state: 'done' },
      { lessonId: 'b', state: 'ahead' },
      { lessonId: 'c', state: 'skipped' },
      { lessonId: 'd', state: 'here' },
    ],
  });
});

test('an empty course has no progress and nothing next', () => {
  expect(progressOf(courseOf([]), [])).toMatchObject({ total: 0, share: 0, nextLessonId: null });
});

describe('for any course and records', () => {
  test('progress never shrinks when records are added', () => {
    fc.assert(
      fc.property(anyEnrolment, fc.nat(30), ([given, records], count) => {
        const before = progressOf(given, records.slice(0, count));
        const after = progressOf(given, records);
        expect(after.share).toBeGreaterThanOrEqual(before.share);
        expect(after.done).toBeGreaterThanOrEqual(before.done);
      }),
    );
  });

  test('the order of the records is irrelevant', () => {
    const shuffled = anyEnrolment.chain(([given, records]) =>
      fc.tuple(
        fc.constant(given),
        fc.constant(records),
        fc.shuffledSubarray(records, { minLength: records.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([given, records, turned]) => {
        expect(progressOf(given, turned)).toEqual(progressOf(given, records));
      }),
    );
  });

  test('there is one place to go on exactly until everything is finished', () => {
    fc.assert(
      fc.property(anyEnrolment, ([given, records]) => {
        const { path, nextLessonId, share, done, skipped, total } = progressOf(given, records);
        const here = path.filter(({ state }) => state === 'here').map(({ lessonId }) => lessonId);
        expect(here).toEqual(nextLessonId === null ? [] : [nextLessonId]);
        expect(nextLessonId === null).toBe(share === 1);
        expect(done + skipped).toBeLessThanOrEqual(total);
        expect(path).toHaveLength(total);
      }),
    );
  });
});
