import type * as Domain from '@pateka/domain';
import { number } from '../table.ts';
import type { Form, Question } from './addresses.ts';
import type { Reading } from './read.ts';

/** What was read, by `keyOf`. */
export type Grid = Map<string, Reading>;

/** @param held how many releases there were then */
export const keyOf = (form: Form, { table, time }: Question, held: 12 | 36 = 36): string =>
  `${form} ${table} ${time} ${held}`;

const cell = (reading: Reading | undefined): string =>
  reading ? `${number(reading.p50)} / ${number(reading.p95)} / ${number(reading.cpuMs)}` : '';

const columns: [form: Form, time: Question['time'], held: 12 | 36][] = [
  ['page', 'month', 12],
  ['page', 'month', 36],
  ['page', 'quarter', 36],
  ['page', 'sum', 36],
  ['json', 'month', 12],
  ['json', 'month', 36],
  ['json', 'quarter', 36],
  ['json', 'sum', 36],
  ['csv', 'month', 36],
  ['xlsx', 'month', 36],
  ['pdf', 'month', 36],
];

const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/**
 * Writes everything that was read as a table: p50 / p95 / processor ms of each, beside the naive question.
 * @param naive ms, by table
 */
export const gridOf = (
  grid: Grid,
  naive: ReadonlyMap<string, number>,
  tables: readonly Domain.ReportTable[],
): string => {
  const heads = columns.map(([form, time, held]) => `${form} ${time}, ${held} releases`);
  return [
    'p50 / p95 / CPU ms',
    lineOf(['table', 'kB of the page', ...heads, 'naive SQL, ms']),
    lineOf(Array.from({ length: columns.length + 3 }, () => '---')),
    ...tables.map((table) =>
      lineOf([
        table,
        number(grid.get(keyOf('page', { table, time: 'month' }))?.kB ?? NaN),
        ...columns.map(([form, time, held]) => cell(grid.get(keyOf(form, { table, time }, held)))),
        number(naive.get(table) ?? NaN),
      ]),
    ),
  ].join('\n');
};
