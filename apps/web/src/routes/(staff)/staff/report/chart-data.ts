import type { ReportColumn, ReportDocument, ReportNumber, ReportRow } from '@pateka/domain';

/** A measure that a picture shows: it counts people. */
export interface Measure {
  key: ReportColumn['key'];
  label: string;
  /** Its place among the numbers of a row. */
  at: number;
}

/** A figure of a picture. */
export interface Point {
  measure: string;
  period: string;
  /** Null is hidden, or was not counted: it has no length. */
  value: number | null;
  atLeast: boolean;
  isAbsent: boolean;
}

/** One category with all its rows, in the order of the table. */
export interface Group {
  key: string;
  /** Empty where there is one category only, everybody. */
  label: string;
  rows: ReportRow[];
}

/** Hours, days and means have other scales: they stand in the table only, as does the period before. */
export function measuresIn({ columns }: Pick<ReportDocument, 'columns'>): Measure[] {
  return columns
    .filter(({ unit }) => unit !== null)
    .map(({ key, label, unit, isBefore }, at) => ({ key, label, at, unit, isBefore }))
    .filter(({ unit, isBefore }) => unit === 'people' && isBefore !== true)
    .map(({ key, label, at }) => ({ key, label, at }));
}

/** The words of a row without those of its period: they name its category. */
export function namesIn({ columns }: Pick<ReportDocument, 'columns'>, row: ReportRow): string[] {
  const keys = columns.filter(({ unit }) => unit === null).map(({ key }) => key);
  return row.words.filter((_, at) => keys[at] !== 'period');
}

/** Rows that the platform counted; those typed by hand are in the table only. */
export const countedIn = ({ rows }: Pick<ReportDocument, 'rows'>): ReportRow[] =>
  rows.filter(({ isManual }) => !isManual);

/** Puts the rows of each category together. */
export function groupsOf(report: Pick<ReportDocument, 'columns' | 'rows'>): Group[] {
  const groups = Map.groupBy(countedIn(report), ({ keys }) => JSON.stringify(keys));
  return [...groups].map(([key, rows]) => ({
    key,
    label: rows[0] ? namesIn(report, rows[0]).join(' · ') : '',
    rows,
  }));
}

const hidden: ReportNumber = { value: null, atLeast: false };

/** @returns the figures of some rows, one for each measure and row */
export function pointsOf(rows: readonly ReportRow[], measures: readonly Measure[]): Point[] {
  return rows.flatMap(({ period, numbers }) =>
    measures.map(({ key, at }) => {
      const { value, atLeast, isAbsent = false } = numbers[at] ?? hidden;
      return { measure: key, period: period ?? '', value, atLeast, isAbsent };
    }),
  );
}
