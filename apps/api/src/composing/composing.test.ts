import { addModule, type CourseDraft, moveModule, removeModule } from '@pateka/content/draft';
import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenCourse, GivenStaff } from '../testing/given.js';
import {
  courseOf,
  createCourseDraft,
  newCourse,
  nextEdition,
  opened,
  published,
  publishCourse,
  saveCourseDraft,
  withdraw,
} from './composing.fixture.js';

let house: TestApp;
let ana: GivenStaff;
let bea: GivenStaff;
let partners: GivenCourse;
let neighbours: GivenCourse;
let foreign: GivenCourse;
beforeAll(async () => {
  house = await startApp();
  const { given } = house;
  const network = await given.network();
  const organisation = await given.organisation(network);
  ana = await given.staff('coordinator', organisation);
  bea = await given.staff('coordinator', organisation);
  partners = await given.course(network, { modules: 2, lessons: 4 });
  neighbours = await given.course(network, { owner: await given.organisation(null, 'built-in') });
  foreign = await given.course(await given.network(), {
    owner: await given.organisation(null, 'built-in'),
  });
});
afterAll(() => house.stop());

const save = async (who: GivenStaff, courseId: string, baseVersion: number, content: unknown) => {
  const input = { courseId, baseVersion, content };
  type Saved = {
    savedVersion?: number;
    version?: number;
    theirs?: CourseDraft;
    savedBy?: string;
    reason?: string;
  };
  return (await house.as(who).ask<{ saveCourseDraft: Saved }>(saveCourseDraft, { input }))
    .saveCourseDraft;
};
const publish = async (who: GivenStaff, courseId: string, version: number) => {
  type Done = {
    editionNumber?: number;
    version?: number;
    reason?: string;
    problems?: { code: string }[];
  };
  return (await house.as(who).ask<{ publishCourse: Done }>(publishCourse, { courseId, version }))
    .publishCourse;
};
const shelfOf = async (courseId: string) =>
  new Map((await opened(house, ana, courseId)).shelf.map((module) => [module.moduleId, module]));
const module = (course: GivenCourse, place = 0) => course.moduleIds[place] ?? '';

describe('a new course', () => {
  test('is made once from the same form, and is nobody else’s', async () => {
    const id = randomUUID();
    const twice = [1, 2].map(() => house.as(ana).ask(createCourseDraft, { id }));
    const [first, second] = await Promise.all(twice);
    expect(second).toEqual(first);
    const state = await opened(house, ana, String(first?.['createCourseDraft']));
    expect(state).toMatchObject({ version: 1, hasDraft: true, editionNumber: null });
    expect(state.problems.map(({ code }) => code)).toContain('no-modules');
  });

  test('is made of modules of partners and of built-in ones that the network uses, of no others', async () => {
    const courseId = await newCourse(house, ana);
    const shelf = await shelfOf(courseId);
    for (const id of [...partners.moduleIds, ...neighbours.moduleIds])
      expect(shelf.has(id)).toBe(true);
    expect(shelf.has(module(foreign))).toBe(false);
    const content = courseOf(shelf, [module(partners), module(neighbours)]);
    const stranger = { moduleId: module(foreign), edition: 1, optional: [], after: [] };
    await save(ana, courseId, 1, { ...content, modules: [...content.modules, stranger] });
    const refused = await publish(ana, courseId, 2);
    expect(refused.problems?.map(({ code }) => code)).toContain('module-unknown');
  });

  test('is published with what its modules bring along', async () => {
    const courseId = await newCourse(house, ana);
    const number = await published(house, ana, courseId, (_, shelf) => {
      const content = courseOf(shelf, [module(neighbours), module(partners)]);
      const [first, second] = content.modules;
      if (!first || !second) throw new Error('The modules are not on the shelf');
      const lesson = shelf.get(module(partners))?.editions[0]?.lessons[0]?.id ?? '';
      const modules = [first, { ...second, after: [first.moduleId], optional: [lesson] }];
      return { ...content, modules, cover: 'river', mastery: { of: 'lesson', share: 0.8 } };
    });
    expect(number).toBe(1);
    const { course } = await house.as(ana).ask<{ course: object }>(
      `query ($id: ID!) { course(id: $id) {
         title cover languages certificate modules { id languages withdrawn lessons { optional } } advice { moduleId before } } }`,
      { id: courseId },
    );
    expect(course).toMatchObject({
      title: 'Нов курс',
      cover: 'river',
      languages: ['bg', 'en'],
      certificate: true,
      modules: [
        { id: module(neighbours), lessons: [{ optional: false }, {}, {}] },
        { id: module(partners), lessons: [{ optional: true }, { optional: false }] },
      ],
      advice: [{ moduleId: module(partners), before: [module(neighbours)] }],
    });
    const state = await opened(house, ana, courseId);
    expect(state).toMatchObject({ hasDraft: false, editionNumber: 1, changes: [] });
    const [row]: object[] = await house.db.query(
      'SELECT competences, rule FROM course_edition WHERE course_id = $1',
      [courseId],
    );
    expect(row).toMatchObject({
      competences: state.competences,
      rule: { mastery: { share: 0.8 } },
    });
    expect(state.competences.length).toBeGreaterThan(0);
    expect(await publish(ana, courseId, state.version)).toEqual({ reason: 'published' });
    const [line]: { action: string }[] = await house.db.query(
      'SELECT action FROM audit_entry WHERE object_id = $1 ORDER BY id DESC LIMIT 1',
      [courseId],
    );
    expect(line?.action).toBe('course.published');
  });
});

describe('an existing course', () => {
  test('opens with its newest edition; the first save makes the draft', async () => {
    const before = await opened(house, ana, partners.id);
    expect(before).toMatchObject({ version: 0, hasDraft: false, editionNumber: 1, changes: [] });
    expect(before.content.modules.map(({ moduleId }) => moduleId)).toEqual(partners.moduleIds);
    const moved = moveModule(before.content, module(partners), 1);
    expect(await save(ana, partners.id, 0, moved)).toEqual({ savedVersion: 1 });
    const after = await opened(house, ana, partners.id);
    expect(after).toMatchObject({ version: 1, hasDraft: true });
    expect(after.changes).toHaveLength(1);
  });

  test('says which of its modules have newer editions', async () => {
    const course = await house.given.course({ id: ana.networkId }, { modules: 2, lessons: 2 });
    await nextEdition(house, module(course));
    const { composedCourses } = await house
      .as(ana)
      .ask<{ composedCourses: { id: string }[] }>(
        '{ composedCourses { id newerModules withdrawnModules moduleCount hasDraft } }',
      );
    expect(composedCourses.find(({ id }) => id === course.id)).toEqual({
      id: course.id,
      newerModules: 1,
      withdrawnModules: 0,
      moduleCount: 2,
      hasDraft: false,
    });
    expect(composedCourses.some(({ id }) => id === foreign.id)).toBe(false);
    await withdraw(house, module(course), 1);
    const state = await opened(house, ana, course.id);
    expect(state.problems[0]).toMatchObject({ code: 'module-withdrawn', severity: 'blocks' });
  });
});

describe('two coordinators', () => {
  test('one wins, the other sees both versions, and nothing is lost', async () => {
    const courseId = await newCourse(house, ana);
    const shelf = await shelfOf(courseId);
    const content = courseOf(shelf, [module(partners)]);
    expect(await save(ana, courseId, 1, content)).toEqual({ savedVersion: 2 });
    const hers = { ...content, title: { bg: 'Заглавие на Беа', en: 'Bea’s title' } };
    const conflict = await save(bea, courseId, 1, hers);
    expect(conflict).toMatchObject({ version: 2, theirs: content });
    expect(conflict.savedBy).toMatch(/^Служител/);
    expect(await save(bea, courseId, 2, hers)).toEqual({ savedVersion: 3 });
    expect((await opened(house, ana, courseId)).content).toEqual(hers);
  });

  test('at once: one of twenty saves wins, and the same save twice is one', async () => {
    const courseId = await newCourse(house, ana);
    const content = courseOf(await shelfOf(courseId), [module(partners)]);
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        save(n % 2 ? ana : bea, courseId, 1, { ...content, title: { bg: `${n}`, en: `${n}` } }),
      ),
    );
    expect(all.filter(({ savedVersion }) => savedVersion === 2)).toHaveLength(1);
    expect(all.filter(({ theirs }) => theirs)).toHaveLength(19);
    const won = (await opened(house, ana, courseId)).content;
    expect(await save(ana, courseId, 1, won)).toEqual({ savedVersion: 2 });
  });

  test('what a colleague changed after one looked is not published', async () => {
    const courseId = await newCourse(house, ana);
    const content = courseOf(await shelfOf(courseId), [module(partners)]);
    await save(ana, courseId, 1, content);
    await save(bea, courseId, 2, { ...content, cover: 'hills' });
    expect(await publish(ana, courseId, 2)).toEqual({ version: 3 });
    const both = await Promise.all([publish(ana, courseId, 3), publish(bea, courseId, 3)]);
    expect(both).toEqual(expect.arrayContaining([{ editionNumber: 1 }, { reason: 'published' }]));
  });
});

describe('bad input', () => {
  test.each<[string, unknown]>([
    ['nothing', {}],
    ['a text', 'курс'],
    ['another form', { title: 'x' }],
  ])('%s is refused and changes nothing', async (_, content) => {
    const courseId = await newCourse(house, ana);
    expect(await save(ana, courseId, 1, content)).toEqual({ reason: 'invalid' });
    expect((await opened(house, ana, courseId)).version).toBe(1);
  });

  test('what is not ready comes back with what to mend, and is not published', async () => {
    const courseId = await newCourse(house, ana);
    const content = courseOf(await shelfOf(courseId), [module(partners), module(partners, 1)]);
    const circle = content.modules.map((one, n) => ({ ...one, after: [module(partners, 1 - n)] }));
    const broken = {
      ...content,
      modules: circle,
      title: { bg: 'Курс за пострадали', en: '' },
      certificateTitle: { bg: 'Кризисен център', en: 'Course' },
    };
    await save(ana, courseId, 1, broken);
    const { problems } = await publish(ana, courseId, 2);
    expect(problems?.map(({ code }) => code)).toEqual([
      'circle',
      'no-title',
      'word-to-avoid',
      'word-to-avoid',
      'order',
    ]);
    const editions: object[] = await house.db.query(
      'SELECT 1 FROM course_edition WHERE course_id = $1',
      [courseId],
    );
    expect(editions).toEqual([]);
  });

  test('a module withdrawn after the draft was saved is not published', async () => {
    const course = await house.given.course({ id: ana.networkId });
    const courseId = await newCourse(house, ana);
    await save(ana, courseId, 1, courseOf(await shelfOf(courseId), [module(course)]));
    await withdraw(house, module(course), 1);
    expect((await publish(ana, courseId, 2)).problems?.[0]?.code).toBe('module-withdrawn');
  });
});

test('a coordinator sees the page as learners will, in both languages', async () => {
  const courseId = await newCourse(house, ana);
  await save(ana, courseId, 1, courseOf(await shelfOf(courseId), [module(neighbours)]));
  const preview = `query ($id: ID!, $l: Locale!) { coursePreview(courseId: $id, locale: $l) { title modules { title } } }`;
  for (const l of ['bg', 'en'])
    expect(await house.as(ana).ask(preview, { id: courseId, l })).toMatchObject({
      coursePreview: { title: 'Нов курс', modules: [{}] },
    });
});

test('the list does not ask more with more courses', async () => {
  const list = '{ composedCourses { id title { bg } hours languages } }';
  const count = async () => (await house.statements(() => house.as(ana).ask(list))).statements;
  const few = await count();
  for (let n = 0; n < 3; n += 1) await house.given.course({ id: ana.networkId });
  expect((await count()).length).toBe(few.length);
  expect(few.length).toBeLessThanOrEqual(4);
});

test('modules come and go between editions', async () => {
  const courseId = await newCourse(house, ana);
  await published(house, ana, courseId, (_, shelf) => courseOf(shelf, [module(partners)]));
  const number = await published(house, ana, courseId, (content, shelf) =>
    removeModule(addModule(content, module(neighbours), shelf), module(partners)),
  );
  expect(number).toBe(2);
});
