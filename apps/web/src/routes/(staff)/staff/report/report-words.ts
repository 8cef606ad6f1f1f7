import { formatMonth, type Locale } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';
import { figureText } from '#lib/staff/figure.js';
import {
  type Dimension,
  figureOf,
  type Filter,
  type Measure,
  type ReportRow,
} from './report-view.js';

/** What can be chosen: „По курсове“ and so on. */
export const choiceNames: Record<Dimension, () => string> = {
  total: m.staff_report_by_total,
  course: m.staff_report_by_courses,
  module: m.staff_report_by_modules,
  partner: m.staff_report_by_partners,
  cohort: m.staff_report_by_cohorts,
};

/** What stands at the head of the first column. */
const categoryNames: Record<Exclude<Dimension, 'total'>, () => string> = {
  course: m.staff_report_course,
  module: m.staff_report_module,
  partner: m.staff_report_partner,
  cohort: m.staff_report_cohort,
};

export const measureNames: Record<Measure, () => string> = {
  enrolled: m.staff_report_enrolled,
  started: m.staff_report_started,
  completed: m.staff_report_completed,
  certificates: m.staff_report_certificates,
};

export interface Column {
  key: 'label' | 'period' | Measure;
  label: string;
  numeric: boolean;
}

const column = (key: Column['key'], label: string): Column => ({ key, label, numeric: false });

/**
 * What picture and table show.
 * @param filter what is asked for
 * @returns such as „По курсове, месец по месец“
 */
export function titleOf({ by, monthly }: Filter): string {
  const how = monthly ? m.staff_report_monthly() : m.staff_report_summed();
  return `${choiceNames[by]()}, ${how}`;
}

/**
 * The columns of the report, the same on the screen and in the file.
 * @param filter what is asked for
 * @param measures what is counted
 */
export function columnsOf(filter: Filter, measures: readonly Measure[]): Column[] {
  const { by, monthly } = filter;
  const category = by === 'total' ? m.staff_report_everybody() : categoryNames[by]();
  return [
    // The months of everybody need no column that says "everybody" in each row.
    ...(by === 'total' && monthly ? [] : [column('label', category)]),
    ...(monthly ? [column('period', m.staff_report_month())] : []),
    ...measures.map((measure) => ({ key: measure, label: measureNames[measure](), numeric: true })),
  ];
}

/**
 * What a cell of the report says.
 * @param row the row
 * @param key the column
 * @param locale the language
 */
export function cellText(row: ReportRow, key: Column['key'], locale: Locale): string {
  if (key === 'label') return row.label;
  if (key === 'period') return row.period === null ? '' : formatMonth(row.period, locale);
  return figureText(figureOf(row, key), locale);
}
