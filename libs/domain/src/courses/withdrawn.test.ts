import fc from 'fast-check';
import { completionsAfter, learningMinutes } from './completion.js';
import type { CourseStructure, LessonRecord } from './course.js';
import { lessonsOf, withWithdrawn } from './course.js';
import { anyCourse, courseOf, lesson, record } from './courses.fixture.js';
import { canSkipLesson } from './lesson-steps.js';
import { advisedBefore, circularModules } from './prerequisites.js';
import { progressOf } from './progress.js';

const done = (...ids: string[]) => ids.map((id) => record(id, 'completed'));
const course = courseOf([['a', 'b*'], ['c', 'd'], ['e']]);

describe('a withdrawn module', () => {
  const without = withWithdrawn(course, ['m2']);

  test.each<[string, LessonRecord[], string[], boolean]>([
    ['is asked of nobody', done('a', 'b', 'e'), ['m1', 'm3'], true],
    ['is not completed by being excused', done('a', 'b'), ['m1'], false],
    ['keeps what was done in it', done('a', 'b', 'c', 'd', 'e'), ['m1', 'm2', 'm3'], true],
    ['half done is excused as a whole', done('a', 'b', 'c', 'e'), ['m1', 'm3'], true],
    ['does not replace the lesson that must be done', [], [], false],
  ])('%s', (_, records, moduleIds, complete) => {
    expect(completionsAfter(without, records)).toEqual({ moduleIds, course: complete });
  });

  test('gives no hours, but takes none away', () => {
    expect(learningMinutes(without, done('a', 'e'))).toBe(12);
    expect(learningMinutes(without, done('a', 'c', 'e'))).toBe(18);
  });

  test('with everything withdrawn nothing is complete but what had been done', () => {
    const all = withWithdrawn(course, ['m1', 'm2', 'm3']);
    expect(completionsAfter(all, done('a')).course).toBe(false);
    expect(completionsAfter(all, done('a', 'b', 'c', 'd', 'e')).course).toBe(true);
  });

  test('is passed on the way and marked on the path', () => {
    const { path, nextLessonId, total } = progressOf(without, done('a', 'b', 'c'));
    expect(path.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'withdrawn', 'here']);
    expect(nextLessonId).toBe('e');
    expect(total).toBe(4);
  });

  test('cannot be skipped: there is no need to', () => {
    expect(canSkipLesson(withWithdrawn(course, ['m1']), [], 'b')).toEqual({
      ok: false,
      reason: 'withdrawn',
    });
  });

  test('nobody is stuck: whoever finishes what can be read has finished the course', () => {
    fc.assert(
      fc.property(anyCourse, fc.nat(4), (any, at) => {
        const away = any.modules[at % any.modules.length]?.id ?? '';
        const left = withWithdrawn(any, [away]);
        const open = any.modules.filter(({ id }) => id !== away).flatMap(({ lessons }) => lessons);
        const records = done(...open.map(({ id }) => id));
        expect(completionsAfter(left, records).course).toBe(open.length > 0);
        expect(progressOf(left, records).nextLessonId).toBeNull();
      }),
    );
  });

  test('progress does not shrink when a module is withdrawn', () => {
    fc.assert(
      fc.property(anyCourse, fc.nat(), (any, seed) => {
        const lessons = lessonsOf(any);
        const records = done(...lessons.filter((_, n) => (seed >> n) % 2).map(({ id }) => id));
        const left = withWithdrawn(any, [any.modules[0]?.id ?? '']);
        const [before, after] = [progressOf(any, records), progressOf(left, records)];
        expect(after.done).toBe(before.done);
        // with nothing left to read there is nothing to have a share of
        if (after.total > 0) expect(after.share).toBeGreaterThanOrEqual(before.share);
      }),
    );
  });
});

describe('a richer rule', () => {
  const ruled = (rule: Partial<CourseStructure['rule']>): CourseStructure => ({
    ...course,
    rule: { ...course.rule, ...rule },
  });
  const scored = (id: string, score: number) =>
    record(id, 'completed', { bestScores: { [`${id}-q`]: score, 'gone-q': 1 } });

  test('optional lessons may be left out, and count when they are done', () => {
    const some = ruled({ optionalLessonIds: ['b', 'd', 'e'] });
    expect(completionsAfter(some, done('a', 'c'))).toEqual({
      moduleIds: ['m1', 'm2'],
      course: true,
    });
    expect(completionsAfter(some, done('b')).course).toBe(false);
    expect(completionsAfter(some, done('a', 'c', 'e')).moduleIds).toContain('m3');
    expect(learningMinutes(some, done('a', 'e'))).toBe(12);
  });

  test('mastery of each lesson holds back what is below it, until it is tried again', () => {
    const strict = ruled({ mastery: { of: 'lesson', share: 0.8 } });
    const records = [
      scored('a', 1),
      scored('b', 0.5),
      ...['c', 'd', 'e'].map((id) => scored(id, 1)),
    ];
    expect(completionsAfter(strict, records)).toEqual({ moduleIds: ['m2', 'm3'], course: false });
    expect(progressOf(strict, records)).toMatchObject({
      nextLessonId: null,
      repeatLessonIds: ['b'],
    });
    const again = [...records, scored('b', 0.8)];
    expect(completionsAfter(strict, again)).toEqual({
      moduleIds: ['m1', 'm2', 'm3'],
      course: true,
    });
  });

  test('mastery over the course is an average; modules are complete without it', () => {
    const strict = ruled({ mastery: { of: 'course', share: 0.8 } });
    const records = ['a', 'b', 'c', 'd'].map((id) => scored(id, 1));
    expect(completionsAfter(strict, [...records, scored('e', 0)]).course).toBe(true);
    const lower = [...records.slice(1), scored('a', 0.4), scored('e', 0)];
    expect(completionsAfter(strict, lower)).toEqual({
      moduleIds: ['m1', 'm2', 'm3'],
      course: false,
    });
    expect(progressOf(strict, lower).repeatLessonIds).toEqual(['a', 'e']);
  });

  test('a skip costs nothing, and neither does a lesson without questions', () => {
    const strict: CourseStructure = {
      rule: { maxSkippedShare: 0.3, mastery: { of: 'lesson', share: 1 } },
      modules: [
        {
          id: 'm',
          lessons: [lesson('a'), lesson('b', { questionIds: [] }), lesson('c'), lesson('d')],
        },
      ],
    };
    const records = [scored('a', 1), ...done('b'), record('c', 'skipped'), scored('d', 1)];
    expect(completionsAfter(strict, records).course).toBe(true);
  });

  test('an old edition without the new fields is judged as before', () => {
    expect(completionsAfter(course, done('a', 'b', 'c', 'd', 'e')).course).toBe(true);
    expect(progressOf(course, done('a')).repeatLessonIds).toEqual([]);
  });
});

describe('what is better done before', () => {
  const ordered: CourseStructure = {
    ...course,
    modules: course.modules.map((module) => ({
      ...module,
      after: { m1: [], m2: ['m1'], m3: ['m1', 'm2', 'elsewhere'] }[module.id] ?? [],
    })),
  };
  test('is advice that goes away when it was followed', () => {
    const advice = (records: LessonRecord[]) => Object.fromEntries(advisedBefore(ordered, records));
    expect(advice([])).toEqual({ m2: ['m1'], m3: ['m1', 'm2'] });
    expect(advice([...done('a'), record('b', 'skipped')])).toEqual({ m3: ['m2'] });
    expect(advice(done('a', 'b', 'c', 'd'))).toEqual({});
  });
  test('is not advised while it is withdrawn', () => {
    expect([...advisedBefore(withWithdrawn(ordered, ['m1']), []).keys()]).toEqual(['m3']);
  });
  test.each<[string, { id: string; after?: string[] }[], string[]]>([
    ['none', [{ id: 'a' }, { id: 'b', after: ['a'] }], []],
    ['itself', [{ id: 'a', after: ['a'] }], ['a']],
    [
      'two',
      [
        { id: 'a', after: ['b'] },
        { id: 'b', after: ['a'] },
        { id: 'c', after: ['a'] },
      ],
      ['a', 'b'],
    ],
    ['unknown', [{ id: 'a', after: ['x'] }], []],
  ])('a circle: %s', (_, modules, expected) => {
    expect(circularModules(modules)).toEqual(expected);
  });
});
