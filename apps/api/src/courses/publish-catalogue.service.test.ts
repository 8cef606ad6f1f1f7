import { loadStarterCatalogue } from '@pateka/starter-catalogue';
import { compileLesson, type CoursePackage } from '@pateka/content';
import { startApp, type TestApp } from '../testing/app.js';
import { Course } from './course.entity.js';
import { CourseEdition } from './course-edition.entity.js';
import { FactValue } from './fact-value.entity.js';
import { LessonEdition } from './lesson-edition.entity.js';
import { CourseModule } from './module.entity.js';
import { ModuleEdition } from './module-edition.entity.js';
import { PublishCatalogueService } from './publish-catalogue.service.js';

let house: TestApp;
let content: CoursePackage;
let courseIds: string[];
let ownerId: string;

beforeAll(async () => {
  house = await startApp();
  content = await loadStarterCatalogue();
  const network = await house.given.network();
  ownerId = (await house.given.organisation(network)).id;
  ({ courseIds } = await publish(network.id, ownerId));
});
afterAll(() => house.stop());

const publish = (networkId: string, owner: string) =>
  house.db.transaction((tx) =>
    house.get(PublishCatalogueService).publish(tx, content, { networkId, ownerOf: () => owner }),
  );

const lessonsOf = (course: CoursePackage['courses'][number] | undefined) =>
  course?.modules.flatMap((module) => module.lessons) ?? [];

test('the starter catalogue is published: every module and every lesson in both languages', async () => {
  const { manager } = house.db;
  const modules = content.courses.flatMap((course) => course.modules);
  const lessons = content.courses.flatMap(lessonsOf);
  expect(lessons.length).toBeGreaterThan(0);
  expect(courseIds).toHaveLength(content.courses.length);
  expect(await manager.countBy(CourseModule, { organisationId: ownerId })).toBe(modules.length);
  expect(await manager.count(ModuleEdition)).toBe(modules.length);
  expect(await manager.countBy(LessonEdition, { locale: 'bg' })).toBe(lessons.length);
  expect(await manager.countBy(LessonEdition, { locale: 'en' })).toBe(lessons.length);
});

test('a course edition holds the table of contents in its order, with what the rules need', async () => {
  const [course] = content.courses;
  const [courseId = ''] = courseIds;
  const edition = await house.db.manager.findOneByOrFail(CourseEdition, { courseId });
  expect(edition.number).toBe(1);
  expect(edition.structure.rule).toEqual(course?.rule);
  const outline = edition.structure.modules.flatMap((module) => module.lessons);
  expect(outline.map(({ title }) => title.bg)).toEqual(lessonsOf(course).map(({ bg }) => bg.title));
  for (const lesson of outline) expect(lesson.questionIds).toHaveLength(3);
  expect(outline.filter(({ skippable }) => skippable).every(({ note }) => note !== null)).toBe(
    true,
  );
});

test('addresses tell nothing: ids are ten opaque characters, also inside of links (safety 13)', async () => {
  const words = content.courses.flatMap((course) => [
    course.id,
    ...course.modules.flatMap((module) => [module.id, ...module.lessons.map(({ id }) => id)]),
  ]);
  const editions = await house.db.manager.find(LessonEdition);
  const ids = [...courseIds, ...editions.map(({ lessonId }) => lessonId)];
  for (const id of ids) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{10}$/);
  const links = editions.flatMap(
    ({ parts }) => JSON.stringify(parts).match(/href=\\"\/[^"\\]*/g) ?? [],
  );
  for (const link of links) expect(words.filter((word) => link.includes(word))).toEqual([]);
});

test('what a learner reads holds neither right answers nor explanations; those are kept apart', async () => {
  const [course] = content.courses;
  const [lesson] = lessonsOf(course);
  const editions = await house.db.manager.findBy(LessonEdition, {
    title: lesson?.bg.title ?? '',
    locale: 'bg',
  });
  const { answerKeys = [], parts = [] } = editions[0] ?? {};
  expect(answerKeys).toHaveLength(3);
  const explanations = answerKeys.flatMap((key) => {
    if ('explanation' in key) return [key.explanation];
    const choices = 'steps' in key ? key.steps.flatMap((step) => step.choices) : key.options;
    return choices.map(({ explanation }) => explanation);
  });
  const read = JSON.stringify(parts);
  expect(explanations.length).toBeGreaterThan(3);
  for (const explanation of explanations)
    expect(read).not.toContain(JSON.stringify(explanation).slice(1, -1));
  expect(read).not.toMatch(/"right"|"explanation"|"tolerance"/);
  expect(lesson && compileLesson(lesson, 'bg').answerKeys.map(({ id }) => id)).toEqual(
    answerKeys.map(({ id }) => id),
  );
});

test('another network gets courses of its own and shares the facts', async () => {
  const facts = await house.db.manager.count(FactValue);
  expect(facts).toBe(content.facts.length);
  const network = await house.given.network();
  const owner = (await house.given.organisation(network)).id;
  const { courseIds: theirs, added } = await publish(network.id, owner);
  expect(added).toBe(content.courses.length);
  expect(theirs.filter((id) => courseIds.includes(id))).toEqual([]);
  expect(await house.db.manager.count(FactValue)).toBe(facts);
});

test('what a network has stays as it is; what is missing is added', async () => {
  const { manager } = house.db;
  const before = await manager.count(CourseEdition);
  const { networkId } = await manager.findOneByOrFail(Course, { id: courseIds[0] });
  expect(await publish(networkId, ownerId)).toEqual({ courseIds, added: 0 });
  expect(await manager.count(CourseEdition)).toBe(before);
  const network = await house.given.network();
  const owner = (await house.given.organisation(network)).id;
  const [first, ...others] = content.courses;
  if (!first) throw new Error('No course');
  const service = house.get(PublishCatalogueService);
  const target = { networkId: network.id, ownerOf: () => owner };
  await house.db.transaction((tx) => service.publish(tx, { ...content, courses: [first] }, target));
  expect((await publish(network.id, owner)).added).toBe(others.length);
});

test('an edition notes the worksheet of each lesson, for the course page', async () => {
  const place = content.courses.findIndex(({ id }) => id === 'my-money');
  const edition = await house.db.manager.findOneByOrFail(CourseEdition, {
    courseId: courseIds[place] ?? '',
  });
  const tools = edition.structure.modules.flatMap(({ lessons }) => lessons.map(({ tool }) => tool));
  expect(tools).toEqual(
    lessonsOf(content.courses[place]).map(
      ({ bg }) => bg.blocks.find((block) => block.block === 'worksheet')?.tool ?? null,
    ),
  );
  expect(tools).toContain('debts');
});
