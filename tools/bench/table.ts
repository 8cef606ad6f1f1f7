import { keeps, type Measured, type Row } from './row.ts';

/** A row with what came out, or why nothing did. */
export type Line = { row: Row } & ({ measured: Measured } | { error: string });

/** A number with three significant digits at least, without needless ones. */
export const number = (value: number): string => {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
};

/** Whether a line keeps its budget; one that could not be measured does not. */
export const isKept = (line: Line): boolean =>
  'measured' in line && keeps(line.row.budget, line.measured.figure);

const budgetText = ({ row: { budget, unit } }: Line): string =>
  'atMost' in budget ? `≤ ${number(budget.atMost)} ${unit}` : `≥ ${number(budget.atLeast)} ${unit}`;

const figureText = (line: Line): string =>
  'measured' in line ? `${number(line.measured.figure)} ${line.row.unit}` : `failed: ${line.error}`;

const referenceText = (line: Line): string => {
  const reference = 'measured' in line ? line.measured.reference : undefined;
  return reference ? `${reference.name}: ${number(reference.figure)}` : '';
};

const detailsText = (line: Line): string => {
  const details = Object.entries(('measured' in line && line.measured.details) || {});
  return details.map(([name, value]) => `${name} ${number(value)}`).join(', ');
};

/** The table for the terminal. */
export const table = (lines: readonly Line[]): string => {
  const cells = [
    ['row', 'figure', 'budget', '', 'reference of this run', 'besides'],
    ...lines.map((line) => [
      line.row.name,
      figureText(line),
      budgetText(line),
      isKept(line) ? '✓' : '✗',
      referenceText(line),
      detailsText(line),
    ]),
  ];
  const widths = cells[0]?.map((_, column) =>
    Math.max(...cells.map((line) => line[column]?.length ?? 0)),
  );
  return cells
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

/** The same for a program. */
export const asJson = (lines: readonly Line[], calibration: readonly number[]): string =>
  JSON.stringify({
    calibrationMs: calibration,
    rows: lines.map((line) => ({
      name: line.row.name,
      what: line.row.what,
      unit: line.row.unit,
      budget: line.row.budget,
      kept: isKept(line),
      ...('measured' in line ? line.measured : { error: line.error }),
    })),
  });
