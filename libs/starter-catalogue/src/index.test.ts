import { compileLesson } from '@pateka/content';
import { checkCatalogue, loadStarterCatalogue } from './index.js';

test('the content files have no problems', async () => {
  const { problems } = await checkCatalogue();
  expect(problems).toEqual([]);
});

test('the first course is complete in both languages', async () => {
  const { courses } = await loadStarterCatalogue();
  const lessons = courses.flatMap(({ modules }) => modules.map((module) => module.lessons.length));
  expect(courses.map(({ id }) => id)).toEqual(['my-money']);
  expect(lessons).toEqual([2, 3, 3, 4]);
});

test('no compiled lesson carries the right answers to the reader', async () => {
  const { courses } = await loadStarterCatalogue();
  const lessons = courses.flatMap(({ modules }) => modules.flatMap((module) => module.lessons));
  for (const lesson of lessons) {
    for (const locale of ['bg', 'en'] as const) {
      const { parts, answerKeys } = compileLesson(lesson, locale);
      const sent = JSON.stringify(parts);
      expect(answerKeys).toHaveLength(3);
      expect(sent).not.toMatch(/"(?:right|explanation|value|tolerance)"/);
    }
  }
});
