import {
  checkDraftLesson,
  checkDraftModule,
  draftFromLesson,
  draftLessonSchema,
  type DraftCatalogue,
} from '@pateka/content/draft';
import { loadStarterCatalogue } from './index.js';

const { facts, competences, courses } = await loadStarterCatalogue();
const catalogue: DraftCatalogue = {
  facts: new Map(facts.map(({ id, label, validTo }) => [id, { label, validTo }])),
  competences: new Set(competences.map(({ id }) => id)),
  media: new Map(),
  today: '2026-11-28',
};
const modules = courses
  .flatMap((course) => course.modules)
  .map((module) => ({ ...module, lessons: module.lessons.map((each) => draftFromLesson(each)) }));

test('every built-in module may be copied and published as it is: nothing in it blocks or asks', () => {
  for (const module of modules) {
    const problems = checkDraftModule({ ...module, languages: ['bg', 'en'] }, catalogue);
    expect(problems.filter(({ severity }) => severity !== 'advice')).toEqual([]);
  }
});

test('a lesson that passes the checks of a package gets little advice in the studio', () => {
  const lessons = modules.flatMap((module) => module.lessons);
  expect(lessons.length).toBeGreaterThan(30);
  const advice = lessons.flatMap((lesson) => checkDraftLesson(lesson, ['bg', 'en'], catalogue));
  expect(advice.length).toBeLessThan(lessons.length / 5);
  for (const lesson of lessons) expect(draftLessonSchema.safeParse(lesson).success).toBe(true);
});
