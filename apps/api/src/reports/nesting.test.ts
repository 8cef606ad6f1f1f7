import type { CourseOutline, LessonOutline } from '../courses/course-edition.entity.js';
import { nestingOf, type OutlineRow } from './nesting.js';

const both = { bg: '', en: '' };
const lesson = (id: string, skippable = false): LessonOutline => ({
  ...{ id, skippable, minutes: 6, questionIds: [] },
  ...{ title: both, note: null },
});
const edition = (
  modules: Record<string, LessonOutline[]>,
  rule: Partial<CourseOutline['rule']> = {},
  withdrawn = false,
): OutlineRow => ({
  courseId: 'c',
  owners: Object.fromEntries(Object.keys(modules).map((id) => [id, `owner of ${id}`])),
  structure: {
    rule: { maxSkippedShare: 0.3, ...rule },
    modules: Object.entries(modules).map(([id, lessons]) => ({ id, title: both, lessons })),
  },
  withdrawn,
});

test('a course has the modules and lessons of all its editions, each once', () => {
  const { modules, isMixed } = nestingOf(
    [
      edition({ m1: [lesson('a'), lesson('b')], m2: [lesson('c')] }),
      edition(
        { m1: [lesson('a', true), lesson('d')], m3: [lesson('e')] },
        { optionalLessonIds: ['d'] },
      ),
    ],
    [],
  );
  expect(isMixed).toBe(true);
  expect(modules.map(({ moduleId }) => moduleId)).toEqual(['m1', 'm2', 'm3']);
  expect(modules[0]).toEqual({
    courseId: 'c',
    moduleId: 'm1',
    partnerId: 'owner of m1',
    lessons: [
      { id: 'a', skippable: true, minutes: [6, 6] },
      { id: 'b', skippable: false, minutes: [6, 6] },
      { id: 'd', skippable: true, minutes: [6, 6] },
    ],
  });
});

test.each<[string, OutlineRow, boolean]>([
  ['one edition', edition({ m1: [lesson('a')] }), false],
  [
    'optional lessons, which are like skippable ones',
    edition({ m1: [lesson('a')] }, { optionalLessonIds: ['a'] }),
    false,
  ],
  ['mastery', edition({ m1: [lesson('a')] }, { mastery: { of: 'course', share: 0.5 } }), true],
  ['something withdrawn', edition({ m1: [lesson('a')] }, {}, true), true],
])('%s', (_, row, expected) => {
  expect(nestingOf([row], []).isMixed).toBe(expected);
});
