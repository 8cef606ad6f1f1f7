import {
  type Locale,
  reportCells,
  reportCellText,
  type ReportDocument,
  type ReportNumber,
  type ReportRow,
  reportWords,
} from '@pateka/domain';

/** A bar: how long, whether it may be longer, and what stands at it. */
export interface Bar {
  value: number | null;
  atLeast: boolean;
  text: string;
}

/** What is drawn over the table: a group of bars for each row, a bar for each measure that counts people. */
export interface ReportChart {
  /** Standing bars side by side, or lying ones under each other, which a course's lessons make a funnel. */
  shape: 'standing' | 'lying';
  measures: string[];
  groups: { label: string; bars: Bar[] }[];
}

/** How many of what fit on a landscape page of A4 and can still be read. */
const most = { periods: 16, names: 6, standing: 60, lying: 100 };

/** Whether a row is the sum of others: over all categories, or over all periods. */
export const isSum = ({ table, time }: ReportDocument, { keys, period }: ReportRow): boolean =>
  (table !== 'total' && keys.length === 0) || (time !== 'sum' && period === null);

/** The places of the words that tell the rows apart; what all of them share need not stand at each. */
const tellingWords = (rows: readonly ReportRow[]): number[] => {
  const places = (rows[0]?.words ?? []).map((_, place) => place);
  const telling = places.filter((place) => new Set(rows.map(({ words }) => words[place])).size > 1);
  return telling.length > 0 ? telling : places;
};

const barsOf = ({ columns }: ReportDocument, row: ReportRow, locale: Locale): Bar[] =>
  reportCells(columns, row).flatMap((cell) => {
    if (typeof cell === 'string' || cell.unit !== 'people') return [];
    const number: ReportNumber = cell.number;
    return [{ ...number, text: reportCellText(number, cell.unit, locale) }];
  });

const shapeOf = (report: ReportDocument, groups: number, bars: number): ReportChart['shape'] => {
  const isFunnel = report.table === 'lesson' || report.table === 'module';
  const fits = groups <= (report.table === 'total' ? most.periods : most.names);
  return !isFunnel && fits && bars <= most.standing ? 'standing' : 'lying';
};

/**
 * Chooses what of a report is drawn, and how.
 * @returns null when nothing counts people or there is too much to be seen at a glance
 */
export const reportChart = (report: ReportDocument, locale: Locale): ReportChart | null => {
  // a sum among its parts would make all of them small
  const parts = report.rows.filter((row) => !isSum(report, row));
  const rows = parts.length > 0 ? parts : report.rows;
  const measures = report.columns.filter(({ unit }) => unit === 'people');
  const bars = rows.length * measures.length;
  if (bars === 0 || bars > most.lying) return null;
  const places = tellingWords(rows);
  return {
    shape: shapeOf(report, rows.length, bars),
    measures: measures.map(({ label }) => label),
    groups: rows.map((row) => {
      const label = places.map((place) => row.words[place]).join(' · ');
      const manual = row.isManual ? ` (${reportWords.manual[locale].toLowerCase()})` : '';
      return { label: label + manual, bars: barsOf(report, row, locale) };
    }),
  };
};
