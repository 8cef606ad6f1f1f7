import { compileLesson } from '@pateka/content';
import { worksheetTools } from '@pateka/domain';
import { checkCatalogue, loadStarterCatalogue } from './index.js';

test('the content files have no problems', async () => {
  const { problems } = await checkCatalogue();
  expect(problems).toEqual([]);
});

test('the four courses are complete, module by module', async () => {
  const { courses } = await loadStarterCatalogue();
  const lessons = courses.map(({ id, modules }) => [
    id,
    modules.map((module) => module.lessons.length),
  ]);
  expect(Object.fromEntries(lessons)).toEqual({
    'my-money': [2, 3, 3, 4],
    'own-business': [2, 3, 3, 2],
    'my-work': [3, 3, 2, 2],
    'confidence-and-plans': [2, 2, 2],
  });
});

test('every worksheet stands in a lesson', async () => {
  const { courses } = await loadStarterCatalogue();
  const blocks = courses.flatMap(({ modules }) =>
    modules.flatMap((module) => module.lessons.flatMap(({ bg }) => bg.blocks)),
  );
  const tools = new Set(blocks.flatMap((block) => (block.block === 'worksheet' ? block.tool : [])));
  expect(worksheetTools.filter((tool) => !tools.has(tool))).toEqual([]);
});

test('what a payslip takes off adds up to the whole, and the net minimum wage follows from it', async () => {
  const { facts } = await loadStarterCatalogue();
  const valueOf = (id: string) => Number(facts.find((fact) => fact.id === id)?.value);
  const parts = ['social-insurance', 'supplementary-pension', 'health-insurance'];
  const sum = parts.reduce((total, part) => total + valueOf(`employee-${part}`), 0);
  expect(sum).toBeCloseTo(valueOf('employee-contributions'), 10);
  const gross = valueOf('minimum-wage-month');
  const taxed = gross * (1 - valueOf('employee-contributions') / 100);
  expect(taxed * (1 - valueOf('income-tax') / 100)).toBeCloseTo(valueOf('net-minimum-wage'), 2);
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
