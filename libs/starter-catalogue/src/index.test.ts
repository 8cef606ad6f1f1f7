import { compileLesson, type Fact } from '@pateka/content';
import { type DatedFigure, reportToText, worksheets, worksheetTools } from '@pateka/domain';
import { checkCatalogue, loadCompetences, loadStarterCatalogue } from './index.js';

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

test('the competences are there without the courses, each with its name in both languages', async () => {
  const competences = await loadCompetences();
  expect(competences.length).toBeGreaterThan(50);
  expect(competences[0]).toMatchObject({ id: 'infe:1.1', name: { bg: 'Пари и валути' } });
});

test('every worksheet stands in a lesson', async () => {
  const { courses } = await loadStarterCatalogue();
  const blocks = courses.flatMap(({ modules }) =>
    modules.flatMap((module) => module.lessons.flatMap(({ bg }) => bg.blocks)),
  );
  const tools = new Set(blocks.flatMap((block) => (block.block === 'worksheet' ? block.tool : [])));
  expect(worksheetTools.filter((tool) => !tools.has(tool))).toEqual([]);
});

const figuresOf = (facts: Fact[]): Map<string, DatedFigure> =>
  new Map(
    facts.flatMap(({ id, value, checkedOn, validTo }) =>
      typeof value === 'object' ? [] : [[id, { value, checkedOn, validTo }] as const],
    ),
  );

test('what a payslip takes off adds up to the whole, and the net minimum wage follows from it', async () => {
  const { facts } = await loadStarterCatalogue();
  const valueOf = (id: string) => Number(facts.find((fact) => fact.id === id)?.value);
  const parts = ['social-insurance', 'supplementary-pension', 'health-insurance'];
  const sum = parts.reduce((total, part) => total + valueOf(`employee-${part}`), 0);
  expect(sum).toBeCloseTo(valueOf('employee-contributions'), 10);
  const { report } = worksheets.payslip.workOut(
    { 'slip.gross': String(valueOf('minimum-wage-month')) },
    { locale: 'en', today: '2026-11-22', facts: figuresOf(facts) },
  );
  expect(reportToText(report, 'en')).toContain(String(valueOf('net-minimum-wage')));
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
