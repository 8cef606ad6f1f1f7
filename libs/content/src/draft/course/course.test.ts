import fc from 'fast-check';
import { addModule, chooseEdition, moveModule, removeModule } from './change-course.js';
import { checkCourse } from './check-course.js';
import { courseChanges } from './course-changes.js';
import {
  courseDraftSchema,
  courseLanguages,
  emptyCourse,
  type CourseDraft,
  type Shelf,
  type ShelfEdition,
} from './course-draft.js';

const both = (text: string) => ({ bg: text, en: text });
const edition = (number: number, lessons: string, given: Partial<ShelfEdition> = {}) => ({
  number,
  title: both(`Модул ${lessons}`),
  languages: ['bg' as const, 'en' as const],
  withdrawn: false,
  lessons: [...lessons].map((id) => ({
    id: id.toLowerCase(),
    title: both(id),
    minutes: 6,
    skippable: id === id.toUpperCase(),
  })),
  ...given,
});
const shelf: Shelf = new Map(
  Object.entries({
    one: [edition(1, 'ab'), edition(2, 'abc')],
    two: [edition(1, 'de'), edition(2, 'de', { withdrawn: true })],
    three: [edition(1, 'fg', { languages: ['bg'] })],
    copy: [edition(1, 'ax')],
    tender: [edition(1, 'PQRs')],
    away: [edition(1, 'h', { withdrawn: true })],
  }).map(([moduleId, editions]) => [
    moduleId,
    { moduleId, organisation: both('Партньор'), archived: false, editions },
  ]),
);

const courseOf = (ids: string[], given: Partial<CourseDraft> = {}): CourseDraft => ({
  ...ids.reduce((draft, id) => addModule(draft, id, shelf), emptyCourse()),
  title: both('Пари'),
  summary: both('За парите'),
  outcomes: { bg: ['прави бюджет'], en: ['makes a budget'] },
  certificateTitle: both('Пари'),
  ...given,
});
const codes = (draft: CourseDraft) => checkCourse(draft, shelf).map(({ code }) => code);
const editionsOf = ({ modules }: CourseDraft) =>
  modules.map(({ moduleId, edition: number }) => `${moduleId} ${number}`);

test('modules are added in their newest edition that can be read, once', () => {
  const draft = courseOf(['two', 'one', 'one', 'away', 'unknown']);
  expect(editionsOf(draft)).toEqual(['two 1', 'one 2']);
  expect(courseDraftSchema.parse(draft)).toEqual(draft);
  expect(codes(draft)).toEqual([]);
});

test('another edition keeps what is optional as far as it has it', () => {
  const [first, ...rest] = courseOf(['one']).modules;
  const draft = {
    ...courseOf([]),
    modules: first ? [{ ...first, optional: ['b', 'c'] }, ...rest] : [],
  };
  const older = chooseEdition(draft, { moduleId: 'one', edition: 1 }, shelf);
  expect(older.modules).toEqual([{ moduleId: 'one', edition: 1, optional: ['b'], after: [] }]);
  expect(chooseEdition(draft, { moduleId: 'one', edition: 9 }, shelf)).toBe(draft);
  expect(codes(older)).toEqual(['module-newer']);
});

test('moving loses nothing and can be taken back', () => {
  const ids = ['one', 'two', 'three'];
  fc.assert(
    fc.property(fc.constantFrom(...ids, 'unknown'), fc.constantFrom<-1 | 1>(-1, 1), (id, by) => {
      const draft = courseOf(ids);
      const moved = moveModule(draft, id, by);
      expect(moved.modules.map(({ moduleId }) => moduleId).sort()).toEqual([...ids].sort());
      if (moved !== draft) expect(moveModule(moved, id, by === 1 ? -1 : 1)).toEqual(draft);
    }),
  );
});

test('a module that is removed is nobody’s advice any more', () => {
  const draft = courseOf(['one', 'two']);
  const advised = {
    ...draft,
    modules: draft.modules.map((module) => ({ ...module, after: ['one'] })),
  };
  expect(removeModule(advised, 'one').modules).toEqual([
    { moduleId: 'two', edition: 1, optional: [], after: [] },
  ]);
});

const withModules = (change: (module: CourseDraft['modules'][number]) => object, ids: string[]) => {
  const draft = courseOf(ids);
  return { ...draft, modules: draft.modules.map((module) => ({ ...module, ...change(module) })) };
};

test.each<[string, CourseDraft, string[]]>([
  ['no modules', courseOf([]), ['no-modules']],
  ['no title in one language', courseOf(['one'], { title: { bg: 'Пари', en: ' ' } }), ['no-title']],
  ['no outcomes', courseOf(['one'], { outcomes: { bg: [''], en: ['x'] } }), ['no-outcomes']],
  ['a telling title', courseOf(['one'], { title: both('Приют и пари') }), ['word-to-avoid']],
  [
    'a telling certificate',
    courseOf(['one'], { certificateTitle: { bg: 'Пари', en: 'Shelter and money' } }),
    ['word-to-avoid'],
  ],
  ['no certificate at all', courseOf(['one'], { certificateTitle: null }), []],
  [
    'an empty certificate',
    courseOf(['one'], { certificateTitle: both('') }),
    ['no-certificate', 'no-certificate'],
  ],
  ['a withdrawn edition', withModules(() => ({ edition: 2 }), ['two']), ['module-withdrawn']],
  ['an unknown edition', withModules(() => ({ edition: 7 }), ['two']), ['module-unknown']],
  ['the same lesson twice', courseOf(['one', 'copy']), ['lesson-twice']],
  [
    'a circle',
    withModules(
      ({ moduleId }) => ({ after: [moduleId === 'one' ? 'two' : 'one'] }),
      ['one', 'two'],
    ),
    ['circle', 'order'],
  ],
  ['all optional', withModules(() => ({ optional: ['d', 'e'] }), ['two']), ['all-optional']],
  ['more that hurts than may be skipped', courseOf(['tender', 'one']), ['too-many-skippable']],
  [
    'of which some is optional',
    withModules(
      ({ moduleId }) => ({ optional: moduleId === 'tender' ? ['p'] : [] }),
      ['tender', 'one'],
    ),
    [],
  ],
  ['partly in Bulgarian only', courseOf(['one', 'three']), ['language']],
])('%s', (_, draft, expected) => {
  expect(codes(draft)).toEqual(expected);
});

test('the same module twice is said once', () => {
  const draft = courseOf(['one']);
  expect(codes({ ...draft, modules: [...draft.modules, ...draft.modules] })).toEqual([
    'module-twice',
  ]);
});

test('a course in Bulgarian needs no English texts', () => {
  const bulgarian = { bg: 'Пари', en: '' };
  const draft = courseOf(['three'], {
    title: bulgarian,
    summary: bulgarian,
    outcomes: { bg: ['прави бюджет'], en: [] },
    certificateTitle: bulgarian,
  });
  expect(courseLanguages(draft, shelf)).toEqual(['bg']);
  expect(codes(draft)).toEqual([]);
});

test('what a new edition changes', () => {
  const before = courseOf(['one', 'two']);
  expect(courseChanges(before, before, shelf)).toEqual([]);
  const after = chooseEdition(
    addModule(removeModule(before, 'two'), 'three', shelf),
    { moduleId: 'one', edition: 1 },
    shelf,
  );
  const lines = courseChanges(
    before,
    { ...after, cover: 'river', mastery: { of: 'lesson', share: 0.8 } },
    shelf,
  );
  expect(lines.map(({ en }) => en)).toEqual([
    'New module “Модул fg”',
    'Module taken out: “Модул de”',
    'The module “Модул ab”: edition 1 instead of 2',
    'Another rule for completion',
    'Another picture',
  ]);
  expect(courseChanges(before, moveModule(before, 'one', 1), shelf)).toHaveLength(1);
});
