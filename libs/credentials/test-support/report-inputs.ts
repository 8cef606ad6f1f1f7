import type { Locale, ReportColumn, ReportDocument, ReportNumber, ReportRow } from '@pateka/domain';

export const exact = (value: number | null): ReportNumber => ({ value, atLeast: false });
export const atLeast = (value: number): ReportNumber => ({ value, atLeast: true });

export const reportRow = (
  words: string[],
  numbers: ReportNumber[],
  own: Partial<ReportRow> = {},
): ReportRow => ({ keys: ['c1'], period: null, isManual: false, words, numbers, ...own });

const column = (
  key: ReportColumn['key'],
  unit: ReportColumn['unit'],
  bg: string,
  en: string,
): Record<Locale, ReportColumn> => ({ bg: { key, label: bg, unit }, en: { key, label: en, unit } });

const columns = [
  column('period', null, 'Срок', 'Time'),
  column('enrolled', 'people', 'Записани', 'Enrolled'),
  column('started', 'people', 'Започнали', 'Started'),
  column('active', 'people', 'Активни', 'Active'),
  column('completed', 'people', 'Завършили', 'Completed'),
  column('certificates', 'people', 'Удостоверения', 'Certificates'),
  column('hours', 'hours', 'Учебни часове', 'Learning hours'),
  column('median-days', 'days', 'Дни до завършване (медиана)', 'Days to complete (median)'),
  column('satisfaction', 'tenths', 'Полезност (1–5)', 'Usefulness (1–5)'),
  column('change', 'tenths', 'Промяна в самооценката', 'Change in self-rating'),
];

const notes = {
  bg: [
    'Данните са към 30.09.2026\u00a0г. и не се променят след това.',
    '„Скрито“ стои там, където числото е малко или от него може да се пресметне малко число. „Поне“ значи, че част от сбора е скрита.',
    'Редът „въведено ръчно“ е за хора, обучени на място; числата в него са от координатор.',
  ],
  en: [
    'The figures are as of 30 September 2026 and do not change afterwards.',
    '“Hidden” stands where a figure is small or would let a small figure be worked out. “At least” means that a part of the sum is hidden.',
    'The row “entered by hand” is for people taught on site; a coordinator gave its figures.',
  ],
};

const quarters = [
  [1840, 1512, 1204, 873, 702, 12_345, 17, 43, 8],
  [1211, 998, 901, 640, 511, 8021, 19, 44, -3],
  [455, 377, 342, 128, 96, 2950, 21, 41, 5],
];

/** Nine measures by quarter, with hidden and partly hidden figures, a row typed by hand and a sum. */
export const quarterReport = (locale: Locale): ReportDocument => ({
  table: 'total',
  time: 'quarter',
  title: locale === 'bg' ? 'Общо, по тримесечия' : 'Overall, by quarter',
  asOf: '2026-09-30',
  columns: columns.map((both) => both[locale]),
  rows: [
    ...quarters.map((values, index) =>
      reportRow(
        [`${index + 1}. ${locale === 'bg' ? 'тримесечие 2026\u00a0г.' : 'quarter 2026'}`],
        values.map((value, at) => (index === 2 && at === 4 ? exact(null) : exact(value))),
        { keys: [], period: `2026-Q${index + 1}` },
      ),
    ),
    reportRow(
      [locale === 'bg' ? '3. тримесечие 2026\u00a0г.' : '3. quarter 2026'],
      [exact(60), exact(58), exact(57), exact(51), ...Array<ReportNumber>(5).fill(exact(null))],
      { keys: [], period: '2026-Q3', isManual: true },
    ),
    reportRow(
      [locale === 'bg' ? 'Всичко' : 'All'],
      [exact(3566), exact(2945), exact(2504), atLeast(1692), atLeast(1213), exact(23_316)].concat([
        exact(18),
        exact(null),
        exact(4),
      ]),
      { keys: [], period: null },
    ),
  ],
  notes: notes[locale],
});

/** A course lesson by lesson: who began each and who finished it. */
export const lessonReport = (locale: Locale, lessons = 9): ReportDocument => ({
  table: 'lesson',
  time: 'sum',
  title: locale === 'bg' ? 'По уроци, за целия срок' : 'By lesson, for the whole time',
  asOf: '2026-09-30',
  columns: [
    { key: 'category', label: locale === 'bg' ? 'Урок' : 'Lesson', unit: null },
    ...columns.flatMap((both) =>
      ['started', 'completed'].includes(both[locale].key) ? [both[locale]] : [],
    ),
  ],
  rows: Array.from({ length: lessons }, (_, index) => {
    const started = Math.round(1500 * 0.86 ** (index % 15)) + index;
    const words =
      locale === 'bg' ? 'Как се сравняват цени на кредити' : 'Comparing what loans cost';
    return reportRow(
      [`${index + 1}. ${words}`],
      [exact(started), index === 6 ? exact(null) : exact(Math.round(started * 0.9))],
      { keys: [`l${index}`] },
    );
  }),
  notes: notes[locale],
});
