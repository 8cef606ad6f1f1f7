import {
  hasManualRows,
  type Locale,
  reportAsOf,
  reportCells,
  reportCellText,
  type ReportDocument,
  type ReportRow,
  reportWords,
} from '@pateka/domain';
import { isSum, reportChart, type ReportChart } from './report-chart.js';

/** A report and the language in which it is written. */
export interface ReportInput {
  report: ReportDocument;
  locale: Locale;
}

const words = {
  chart: { bg: 'Диаграма', en: 'Chart' },
  alt: {
    bg: 'Диаграма със стълбове. Всички числа са и в таблицата под нея.',
    en: 'Bar chart. All its figures stand in the table below it.',
  },
  none: {
    bg: 'В този отчет още няма числа.',
    en: 'There are no figures in this report yet.',
  },
  page: { bg: 'Страница', en: 'Page' },
  of: { bg: 'от', en: 'of' },
} as const;

type PageWords = Record<keyof typeof words | 'table' | 'notes', string>;

/** All that the page shows, in the shape `pdf/report.typ` reads; the template holds no words. */
export interface ReportPageData {
  lang: Locale;
  title: string;
  asOf: string;
  /** The day of the release, the only date inside; null before the first. */
  date: { year: number; month: number; day: number } | null;
  words: PageWords;
  chart: ReportChart | null;
  columns: { label: string; kind: 'name' | 'period' | 'number' | 'mark' }[];
  rows: { isSum: boolean; cells: { text: string; isHidden: boolean }[] }[];
  notes: string[];
}

const wordsIn = (locale: Locale): PageWords => ({
  chart: words.chart[locale],
  alt: words.alt[locale],
  none: words.none[locale],
  page: words.page[locale],
  of: words.of[locale],
  table: reportWords.table[locale],
  notes: reportWords.notes[locale],
});

const dayOf = (asOf: string | null): ReportPageData['date'] => {
  const [year, month, day] = (asOf ?? '').split('-').map(Number);
  return year && month && day ? { year, month, day } : null;
};

const columnsOf = ({ report, locale }: ReportInput): ReportPageData['columns'] => {
  const own = report.columns.map(({ key, label, unit }) => {
    if (unit !== null) return { label, kind: 'number' as const };
    return { label, kind: key === 'period' ? ('period' as const) : ('name' as const) };
  });
  const mark = { label: reportWords.manual[locale], kind: 'mark' as const };
  return hasManualRows(report) ? [...own, mark] : own;
};

const rowOf = ({ report, locale }: ReportInput, row: ReportRow): ReportPageData['rows'][number] => {
  const cells = reportCells(report.columns, row).map((cell) =>
    typeof cell === 'string'
      ? { text: cell, isHidden: false }
      : {
          text: reportCellText(cell.number, cell.unit, locale),
          isHidden: cell.number.value === null,
        },
  );
  const mark = { text: row.isManual ? reportWords.yes[locale] : '', isHidden: false };
  return {
    isSum: isSum(report, row),
    cells: hasManualRows(report) ? [...cells, mark] : cells,
  };
};

/** Turns a report into what the page shows. Every number is written here as the screen writes it. */
export const reportPageData = (input: ReportInput): ReportPageData => {
  const { report, locale } = input;
  return {
    lang: locale,
    title: report.title,
    asOf: reportAsOf(report.asOf, locale),
    date: dayOf(report.asOf),
    words: wordsIn(locale),
    chart: reportChart(report, locale),
    columns: columnsOf(input),
    rows: report.rows.map((row) => rowOf(input, row)),
    notes: report.notes,
  };
};
