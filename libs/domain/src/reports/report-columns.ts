import { measuresOf } from '../disclosure/index.js';
import type { Locale } from '../locale.js';
import type { ReportColumn, ReportUnit } from './report-document.js';
import {
  measureNames,
  type ReportMeasure,
  reportMeasures,
  type ReportTable,
  type ReportTime,
} from './report-tables.js';

const units: Record<ReportMeasure, ReportUnit> = {
  enrolled: 'people',
  started: 'people',
  active: 'people',
  completed: 'people',
  certificates: 'people',
  hours: 'hours',
  'median-days': 'days',
  satisfaction: 'tenths',
  change: 'tenths',
};

/** Means are told of quarters and years only, by the tables that count how many they are made of. */
const means: readonly ReportMeasure[] = ['median-days', 'satisfaction', 'change'];

const text = (bg: string, en: string) => ({ bg, en });

const firstNames: Record<ReportTable, { bg: string; en: string } | null> = {
  total: null,
  course: text('Курс', 'Course'),
  module: text('Модул', 'Module'),
  lesson: text('Урок', 'Lesson'),
  partner: text('Партньор', 'Partner'),
  cohort: text('Група', 'Cohort'),
  tag: text('Проект', 'Project'),
  language: text('Език', 'Language'),
  sex: text('Пол', 'Sex'),
  age: text('Възраст', 'Age'),
  region: text('Населено място', 'Size of place'),
  'course-tag': text('Курс', 'Course'),
  'tag-sex': text('Проект', 'Project'),
  'tag-age': text('Проект', 'Project'),
};

const secondNames: Partial<Record<ReportTable, { bg: string; en: string }>> = {
  lesson: text('Модул', 'Module'),
  'course-tag': text('Проект', 'Project'),
  'tag-sex': text('Пол', 'Sex'),
  'tag-age': text('Възраст', 'Age'),
};

const periodNames: Record<Exclude<ReportTime, 'sum'>, { bg: string; en: string }> = {
  month: text('Месец', 'Month'),
  quarter: text('Тримесечие', 'Quarter'),
  year: text('Година', 'Year'),
};

/** What a table counts in a time. Who was active in two months is one person, so that months do not add up. */
export function measuresIn(table: ReportTable, time: ReportTime): ReportMeasure[] {
  const counted = measuresOf[table];
  return reportMeasures.filter((measure) => {
    if (measure === 'hours') return counted.includes('minutes');
    if (means.includes(measure)) {
      return counted.includes('rated') && (time === 'quarter' || time === 'year');
    }
    if (measure === 'active' && time !== 'month') return false;
    return counted.some((one) => one === measure);
  });
}

/**
 * The columns of a report.
 * @param isCompared whether each number has that of the period before beside it
 */
export function columnsOf(
  table: ReportTable,
  time: ReportTime,
  { isCompared, locale }: { isCompared: boolean; locale: Locale },
): ReportColumn[] {
  const words = (key: ReportColumn['key'], name?: { bg: string; en: string } | null) =>
    name ? [{ key, label: name[locale], unit: null }] : [];
  const before = locale === 'bg' ? 'преди' : 'before';
  return [
    ...words('category', firstNames[table]),
    ...words('second', secondNames[table]),
    ...words('period', time === 'sum' ? null : periodNames[time]),
    ...measuresIn(table, time).flatMap((measure): ReportColumn[] => {
      const column = { key: measure, label: measureNames[measure][locale], unit: units[measure] };
      const compared = { ...column, label: `${column.label} (${before})`, isBefore: true };
      return isCompared ? [column, compared] : [column];
    }),
  ];
}
