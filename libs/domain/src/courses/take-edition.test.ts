import fc from 'fast-check';
import { completionsAfter } from './completion.js';
import type { CourseRule, CourseStructure, LessonRecord, ModuleStructure } from './course.js';
import { isWithdrawn, lessonsOf, statesOf, withWithdrawn } from './course.js';
import { courseOf, lesson, record } from './courses.fixture.js';
import { progressOf } from './progress.js';
import { moduleChanges, takeEdition } from './take-edition.js';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

const anyRule: fc.Arbitrary<CourseRule> = fc.record({
  maxSkippedShare: fc.double({ min: 0, max: 0.3, noNaN: true }),
  optionalLessonIds: fc.subarray(ids, { maxLength: 3 }),
  mastery: fc.option(
    fc.record({
      of: fc.constantFrom<'lesson' | 'course'>('lesson', 'course'),
      share: fc.constantFrom(0.5, 0.8, 1),
    }),
  ),
});

/** Editions of one course: the same lessons in any order and in any modules, some of them left out. */
const anyEdition: fc.Arbitrary<CourseStructure> = fc
  .record({
    order: fc.shuffledSubarray(ids),
    flags: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    cuts: fc.array(fc.nat(7), { maxLength: 3 }),
    withdrawn: fc.subarray(['m0', 'm1', 'm2']),
    rule: anyRule,
  })
  .map(({ order, flags, cuts, withdrawn, rule }) => {
    const ends = [...cuts, order.length].sort((a, b) => a - b);
    const modules = ends.map((end, at): ModuleStructure => ({
      id: `m${at}`,
      lessons: order
        .slice(ends[at - 1] ?? 0, end)
        .map((id) => lesson(id, { skippable: flags[ids.indexOf(id)] ?? false })),
    }));
    return withWithdrawn({ modules, rule }, withdrawn);
  });

const anyRecords: fc.Arbitrary<LessonRecord[]> = fc.array(
  fc.record({
    lessonId: fc.constantFrom(...ids),
    state: fc.constantFrom<LessonRecord['state']>('opened', 'skipped', 'completed'),
    answeredQuestionIds: fc.constant<string[]>([]),
    bestScores: fc.record({ 'a-q': fc.double({ min: 0, max: 1, noNaN: true }) }),
  }),
  { maxLength: 12 },
);

const anyMove = fc.record({ from: anyEdition, to: anyEdition, records: anyRecords });

describe('taking a newer edition, for any two editions and records', () => {
  test('progress never shrinks: what both editions have keeps its state', () => {
    fc.assert(
      fc.property(anyMove, ({ from, to, records }) => {
        const after = takeEdition(to, records, completionsAfter(from, records));
        const before = statesOf(from, records);
        const states = statesOf(to, after.records);
        for (const { id } of lessonsOf(to))
          if (before.has(id)) expect(states.get(id)).toBe(before.get(id));
        const has = new Set(lessonsOf(to).map(({ id }) => id));
        const kept = [...before].filter(([id, state]) => state !== 'opened' && has.has(id));
        const { done, skipped } = progressOf(to, after.records);
        expect(done + skipped).toBeGreaterThanOrEqual(kept.length);
      }),
    );
  });

  test('no record is lost, those of lessons that are gone included', () => {
    fc.assert(
      fc.property(anyMove, ({ from, to, records }) => {
        const there = takeEdition(to, records, completionsAfter(from, records));
        expect(there.records).toEqual(records);
        const back = takeEdition(from, there.records, there.completions);
        expect(progressOf(from, back.records)).toEqual(progressOf(from, records));
      }),
    );
  });

  test('completion is never undone, of no module and not of the course', () => {
    fc.assert(
      fc.property(anyMove, ({ from, to, records }) => {
        const recorded = completionsAfter(from, records);
        const { completions, added } = takeEdition(to, records, recorded);
        expect(completions.moduleIds).toEqual(expect.arrayContaining(recorded.moduleIds));
        expect(completions.course || !recorded.course).toBe(true);
        const now = completionsAfter(to, records);
        expect(completions.moduleIds).toEqual(expect.arrayContaining(now.moduleIds));
        expect(completions.course).toBe(recorded.course || now.course);
        expect(added.moduleIds.filter((id) => recorded.moduleIds.includes(id))).toEqual([]);
        expect(added.course && recorded.course).toBe(false);
      }),
    );
  });

  test('taken twice it adds nothing the second time', () => {
    fc.assert(
      fc.property(anyMove, ({ from, to, records }) => {
        const once = takeEdition(to, records, completionsAfter(from, records));
        const twice = takeEdition(to, once.records, once.completions);
        expect(twice.completions).toEqual(once.completions);
        expect(twice.added).toEqual({ moduleIds: [], course: false });
      }),
    );
  });
});

describe('taking a newer edition', () => {
  const done = (...which: string[]) => which.map((id) => record(id, 'completed'));

  test('new required lessons leave a completed course completed', () => {
    const recorded = completionsAfter(courseOf([['a', 'b']]), done('a', 'b'));
    expect(recorded).toEqual({ moduleIds: ['m1'], course: true });
    const to = courseOf([['a', 'b', 'c'], ['d']]);
    expect(completionsAfter(to, done('a', 'b'))).toEqual({ moduleIds: [], course: false });
    expect(takeEdition(to, done('a', 'b'), recorded).completions).toEqual(recorded);
    expect(progressOf(to, done('a', 'b')).nextLessonId).toBe('c');
  });

  test('skipped lessons beyond the new limit stay skipped', () => {
    const skips = ['a', 'b', 'c'].map((id) => record(id, 'skipped'));
    const to = courseOf([['a*', 'b*', 'c*', 'd']], 0);
    const { records, completions } = takeEdition(to, [...skips, ...done('d')], {
      moduleIds: [],
      course: false,
    });
    expect(progressOf(to, records)).toMatchObject({ done: 1, skipped: 3, nextLessonId: null });
    expect(completions.course).toBe(true);
  });

  test('an edition without the lesson that was left completes the course', () => {
    const { added } = takeEdition(courseOf([['a'], ['b']]), done('a', 'b'), {
      moduleIds: ['m1'],
      course: false,
    });
    expect(added).toEqual({ moduleIds: ['m2'], course: true });
  });
});

test('what a newer edition brings', () => {
  const from = courseOf([['a'], ['b'], ['c'], ['d']]);
  const to: CourseStructure = {
    ...courseOf([['a'], ['b', 'x']]),
    modules: [...courseOf([['a'], ['b', 'x']]).modules, { id: 'm9', lessons: [lesson('n')] }],
  };
  expect(moduleChanges(from, to, (id) => id === 'm1')).toEqual([
    { moduleId: 'm2', kind: 'changed', newLessons: 1 },
    { moduleId: 'm9', kind: 'new', newLessons: 1 },
    { moduleId: 'm3', kind: 'gone', newLessons: 0 },
    { moduleId: 'm4', kind: 'gone', newLessons: 0 },
  ]);
  expect(moduleChanges(from, from, () => true)).toEqual([]);
});

test('marking what is withdrawn leaves the edition itself as it is', () => {
  const course = courseOf([['a'], ['b']]);
  const marked = withWithdrawn(course, ['m2', 'other']);
  expect([isWithdrawn(marked, 'a'), isWithdrawn(marked, 'b')]).toEqual([false, true]);
  expect(isWithdrawn(course, 'b')).toBe(false);
  expect(withWithdrawn(course, [])).toBe(course);
});
