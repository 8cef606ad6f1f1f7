import { drawReport } from './draw-report.js';
import { row } from './report.fixture.js';
import { measures } from './report-view.js';

const drawn = (rows: Parameters<typeof drawReport>[0]['rows'], monthly: boolean) =>
  drawReport({ rows, measures, monthly, locale: 'bg' });

const count = (text: string, part: string) => text.split(part).length - 1;

test('a bar for each figure and a ring for each hidden one', () => {
  const [only] = drawn([row({ completed: null }), row({ period: '2026-11' })], true);
  expect(count(only?.narrow ?? '', '<rect')).toBe(7);
  expect(count(only?.narrow ?? '', '<circle')).toBe(1);
});

test('one category is drawn in two sizes, several in one', () => {
  expect(drawn([row()], true).map(({ wide }) => wide !== null)).toEqual([true]);
  const several = drawn([row(), row({ key: 'k2' })], true);
  expect(several.map(({ wide }) => wide)).toEqual([null, null]);
});

test('sums say their figures at the bars, and what is only a lower limit', () => {
  const sum = row({ period: null, completed: { value: 28, atLeast: true } });
  const [only] = drawn([sum], false);
  expect(only?.narrow).toContain('>52<');
  expect(only?.narrow).toContain('>поне 28<');
});

test('all charts of a page share one scale', () => {
  const rows = [row(), row({ key: 'k2', enrolled: { value: 400, atLeast: false } })];
  const scales = drawn(rows, true).map(({ narrow }) => narrow.includes('>400<'));
  expect(scales).toEqual([true, true]);
});

test('nothing in it that the policy of the page forbids', () => {
  for (const monthly of [true, false]) {
    const [only] = drawn([row()], monthly);
    expect(only?.narrow).toMatch(/^<svg /);
    expect(only?.narrow).not.toMatch(/<style|\sstyle=|<script|\son\w+=/);
  }
});
