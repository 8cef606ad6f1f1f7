import type { ReportColumn, ReportDocument, ReportNumber, ReportRow } from '@pateka/domain';

export const exact = (value: number | null): ReportNumber => ({ value, atLeast: false });
export const least = (value: number): ReportNumber => ({ value, atLeast: true });

const columns: ReportColumn[] = [
  { key: 'category', label: 'Група', unit: null },
  { key: 'period', label: 'Месец', unit: null },
  { key: 'enrolled', label: 'Записани', unit: 'people' },
  { key: 'enrolled', label: 'Записани (преди)', unit: 'people', isBefore: true },
  { key: 'completed', label: 'Завършили', unit: 'people' },
  { key: 'hours', label: 'Учебни часове', unit: 'hours' },
];

/** A row in which everything was released, to be changed where a test needs it. */
export const row = (changes: Partial<ReportRow> = {}): ReportRow => ({
  keys: ['k1'],
  period: '2026-10',
  isManual: false,
  words: ['Есенна група', 'октомври 2026 г.'],
  numbers: [exact(52), exact(44), exact(28), exact(900)],
  ...changes,
});

/** A report by cohort, month by month. */
export const report = (rows: ReportRow[], changes: Partial<ReportDocument> = {}) => ({
  ...({ table: 'cohort', time: 'month', title: 'По групи, месец по месец' } as const),
  ...{ asOf: '2026-10-31', columns, rows, notes: [] },
  ...changes,
});

/** Lessons of two modules in the order of the course, as sums. */
export const lessons = (figures: ReportNumber[], period: string | null = null): ReportRow[] =>
  figures.map((figure, at) =>
    row({
      keys: [`l${at + 1}`],
      period,
      words: [`Урок ${at + 1}`, at < 2 ? 'Пари' : 'Работа', ...(period ? [period] : [])],
      numbers: [figure],
    }),
  );

export const lessonReport = (rows: ReportRow[], time: 'sum' | 'month' = 'sum'): ReportDocument =>
  report(rows, {
    ...{ table: 'lesson', time },
    columns: [
      { key: 'category', label: 'Урок', unit: null },
      { key: 'second', label: 'Модул', unit: null },
      ...(time === 'sum' ? [] : [{ key: 'period', label: 'Месец', unit: null } as const]),
      { key: 'completed', label: 'Завършили', unit: 'people' },
    ],
  });
