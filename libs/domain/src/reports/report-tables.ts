import type { Bilingual } from '../locale.js';

/** The fixed list of reports: what figures can be set apart by, at most two things at a time. */
export const reportTables = [
  'total',
  'course',
  'module',
  'lesson',
  'partner',
  'cohort',
  'tag',
  'language',
  'sex',
  'age',
  'region',
  'course-tag',
  'tag-sex',
  'tag-age',
] as const;

export type ReportTable = (typeof reportTables)[number];

/** Those that a trainer may read too, and only of the modules of her own organisations. */
export const ownReportTables: readonly ReportTable[] = ['module', 'lesson'];

/** How time is cut: each period for itself, or one sum over all that is asked for. */
export const reportTimes = ['month', 'quarter', 'year', 'sum'] as const;

export type ReportTime = (typeof reportTimes)[number];

/** What a report can count. Not every table has every measure, and not every time. */
export const reportMeasures = [
  'enrolled',
  'started',
  'active',
  'completed',
  'certificates',
  'hours',
  'median-days',
  'satisfaction',
  'change',
] as const;

export type ReportMeasure = (typeof reportMeasures)[number];

const text = (bg: string, en: string): Bilingual => ({ bg, en });

export const tableNames: Record<ReportTable, Bilingual> = {
  total: text('Общо', 'Overall'),
  course: text('По курсове', 'By course'),
  module: text('По модули', 'By module'),
  lesson: text('По уроци', 'By lesson'),
  partner: text('По партньори', 'By partner'),
  cohort: text('По групи', 'By cohort'),
  tag: text('По проекти', 'By project'),
  language: text('По език', 'By language'),
  sex: text('По пол', 'By sex'),
  age: text('По възраст', 'By age'),
  region: text('По населено място', 'By size of place'),
  'course-tag': text('По курсове и проекти', 'By course and project'),
  'tag-sex': text('По проекти и пол', 'By project and sex'),
  'tag-age': text('По проекти и възраст', 'By project and age'),
};

export const timeNames: Record<ReportTime, Bilingual> = {
  month: text('месец по месец', 'month by month'),
  quarter: text('по тримесечия', 'by quarter'),
  year: text('по години', 'by year'),
  sum: text('за целия срок', 'for the whole time'),
};

export const measureNames: Record<ReportMeasure, Bilingual> = {
  enrolled: text('Записани', 'Enrolled'),
  started: text('Започнали', 'Started'),
  active: text('Активни', 'Active'),
  completed: text('Завършили', 'Completed'),
  certificates: text('Удостоверения', 'Certificates'),
  hours: text('Учебни часове', 'Learning hours'),
  'median-days': text('Дни до завършване (медиана)', 'Days to complete (median)'),
  satisfaction: text('Полезност (1–5)', 'Usefulness (1–5)'),
  change: text('Промяна в самооценката', 'Change in self-rating'),
};
