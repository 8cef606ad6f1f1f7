import type { ReportDocument } from '@pateka/domain';
import { drawReport } from './draw-report.js';
import { exact, least, lessonReport, lessons, report, row } from './report.fixture.js';

const count = (text: string, part: string) => text.split(part).length - 1;
const firstOf = (document: ReportDocument) => drawReport(document, 'bg').drawings[0]?.narrow ?? '';
const sums = (rows: ReportDocument['rows']) => report(rows, { time: 'sum' });
const months = (many: number) =>
  Array.from({ length: many }, (_, at) =>
    row({ period: `2026-${String(at + 1).padStart(2, '0')}` }),
  );

test('a bar for each figure of people and a ring for each hidden one; hours stand in the table only', () => {
  const hidden = row({ numbers: [exact(52), exact(44), exact(null), exact(900)] });
  const picture = drawReport(report([hidden, row({ period: '2026-11' })]), 'bg');
  expect(picture.measures.map(({ key }) => key)).toEqual(['enrolled', 'completed']);
  expect([picture.kind, picture.hasHidden, picture.hasLeast]).toEqual(['bars', true, false]);
  const [only] = picture.drawings;
  expect(count(only?.narrow ?? '', '<rect')).toBe(3);
  expect(count(only?.narrow ?? '', '<circle')).toBe(1);
});

test('from seven periods on lines with marks, each with dashes of its own', () => {
  expect(drawReport(report(months(6)), 'bg').kind).toBe('bars');
  const picture = drawReport(report(months(7)), 'bg');
  expect(picture.kind).toBe('lines');
  const dashes = [...(picture.drawings[0]?.narrow ?? '').matchAll(/stroke-dasharray="([^"]+)"/g)];
  // that of the first measure is whole
  expect(dashes.map(([, dash]) => dash)).toEqual(['12 3']);
});

test('where a figure is hidden the line breaks and a ring stands in its place', () => {
  const all = months(8);
  const holed = all.map((one, at) =>
    at === 3 ? { ...one, numbers: [exact(null), exact(1), exact(28), exact(1)] } : one,
  );
  expect(count(firstOf(report(holed)), 'M')).toBe(count(firstOf(report(all)), 'M') + 1);
  expect(drawReport(report(holed), 'bg').hasHidden).toBe(true);
});

test('one category is drawn in two sizes, several in one', () => {
  expect(drawReport(report([row()]), 'bg').drawings.map(({ wide }) => wide !== null)).toEqual([
    true,
  ]);
  const several = drawReport(report([row(), row({ keys: ['k2'] })]), 'bg').drawings;
  expect(several.map(({ wide }) => wide)).toEqual([null, null]);
});

test('sums say their figures at the bars, and what is only a lower limit', () => {
  const one = row({ period: null, numbers: [exact(52), exact(1), least(28), exact(1)] });
  const picture = drawReport(sums([one]), 'bg');
  expect(picture.hasLeast).toBe(true);
  expect(picture.drawings[0]?.narrow).toContain('>52<');
  expect(picture.drawings[0]?.narrow).toMatch(/>поне.28</);
  expect(firstOf(report([{ ...one, period: '2026-10' }]))).toContain('>28+<');
});

test('what was not counted yet is not drawn, and not called hidden', () => {
  const absent = { ...exact(null), isAbsent: true };
  const never = row({ numbers: [absent, absent, absent, absent] });
  const picture = drawReport(report([never, { ...never, period: '2026-11' }]), 'bg');
  expect([picture.drawings.length, picture.hasHidden]).toEqual([0, false]);
  const begun = firstOf(report([never, row({ period: '2026-11' })]));
  expect([count(begun, '<rect'), count(begun, '<circle')]).toEqual([2, 0]);
});

test('what was typed by hand is not drawn', () => {
  const manual = row({ isManual: true, numbers: [exact(4321), exact(1), exact(20), exact(1)] });
  expect(firstOf(sums([row({ period: null }), { ...manual, period: null }]))).not.toContain('4321');
  expect(drawReport(report([manual]), 'bg').drawings).toEqual([]);
});

test('all charts of a page share one scale', () => {
  const big = row({ keys: ['k2'], numbers: [exact(400), exact(1), exact(28), exact(1)] });
  const scales = drawReport(report([row(), big]), 'bg').drawings;
  expect(scales.map(({ narrow }) => narrow.includes('>400<'))).toEqual([true, true]);
});

describe('lessons and modules', () => {
  test('stand under each other in the order of the course, with the module where it begins', () => {
    const { kind, drawings } = drawReport(
      lessonReport(lessons([exact(50), exact(31), exact(30), least(12)])),
      'bg',
    );
    expect(kind).toBe('course');
    expect(drawings.map(({ label }) => label)).toEqual(['Урок 1', 'Урок 2', 'Урок 3', 'Урок 4']);
    expect(drawings.map(({ heading }) => heading)).toEqual(['Пари', 'Пари', 'Работа', 'Работа']);
    const widths = drawings.map(({ narrow }) =>
      Number(/<rect[^>]* width="([\d.]+)"/.exec(narrow)?.[1]),
    );
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
  });

  test('of many periods the newest four, and it is said that there are more', () => {
    const of = (period: string) => lessons([exact(50), exact(31)], period);
    const four = ['2026-02', '2026-03', '2026-04', '2026-05'];
    const picture = drawReport(lessonReport(['2026-01', ...four].flatMap(of), 'month'), 'bg');
    expect(picture.isCut).toBe(true);
    expect(picture.drawings).toHaveLength(8);
    expect(picture.drawings[0]?.heading).toContain('февруари 2026');
    expect(drawReport(lessonReport(four.flatMap(of), 'month'), 'bg').isCut).toBe(false);
  });

  test('one alone is drawn over time', () => {
    const alone = ['2026-01', '2026-02'].flatMap((period) => lessons([exact(50)], period));
    expect(drawReport(lessonReport(alone, 'month'), 'bg').kind).toBe('bars');
  });
});

test('where there was nobody nothing is drawn, but a hidden figure is not nobody', () => {
  const of = (key: string, value: number | null) =>
    row({ keys: [key], numbers: [exact(value), exact(9), exact(value), exact(9)] });
  const picture = drawReport(report([of('a', 0), of('b', null), of('c', 12)]), 'bg');
  expect(picture.drawings.map(({ key }) => key)).toEqual(['["b"]', '["c"]']);
  expect(picture.isCut).toBe(true);
  const course = lessonReport(lessons([exact(0), exact(0), exact(31), exact(0)]));
  expect(drawReport(course, 'bg').drawings.map(({ label }) => label)).toEqual(['Урок 3', 'Урок 4']);
});

test('of very many categories the first are drawn', () => {
  const many = Array.from({ length: 30 }, (_, at) => row({ keys: [`k${at}`] }));
  const { drawings, isCut } = drawReport(report(many), 'bg');
  expect([drawings.length, isCut]).toEqual([24, true]);
});

test('nothing in it that the policy of the page forbids', () => {
  const documents = [report([row()]), report(months(9)), sums([row({ period: null })])];
  for (const document of [...documents, lessonReport(lessons([exact(50)]))]) {
    expect(firstOf(document)).toMatch(/^<svg /);
    expect(firstOf(document)).not.toMatch(/<style|\sstyle=|<script|\son\w+=/);
  }
});
