import type { Locale, ReportDocument, ReportRow } from '@pateka/domain';
import { periodText } from '@pateka/domain';
import { drawPeriods, drawRow, type Frame } from './chart.js';
import { countedIn, groupsOf, type Measure, measuresIn, namesIn } from './chart-data.js';

/** The charts of one category, in two sizes: letters must stay readable on a phone. */
export interface Drawing {
  key: string;
  /** Under what it stands, where that changes: a module of the course, a period. */
  heading: string;
  label: string;
  /** For a phone, and for several charts beside each other. */
  narrow: string;
  /** For a wide screen; null where the narrow one serves. */
  wide: string | null;
}

/** The report as a picture. */
export interface Picture {
  /** Upright bars or lines over time, lying bars of sums, or the course from its first step to its last. */
  kind: 'bars' | 'lines' | 'sums' | 'course';
  measures: readonly Measure[];
  drawings: Drawing[];
  hasHidden: boolean;
  hasLeast: boolean;
  /** Whether the table has more: rows of nobody, and what would be too much for a picture. */
  isCut: boolean;
}

const NARROW = 340;
const WIDE = 800;
const BESIDE = 480;

/** From so many periods on bars would be hairs. */
const LINES_FROM = 7;

/** More than these nobody compares: charts of categories, courses over time, steps of them together. */
const MOST = { charts: 24, courses: 4, steps: 120 };

/** Whether a row has anything to draw: nobody anywhere, for certain, is no picture, nor is what was never counted. */
const isDrawn =
  (measures: readonly Measure[]) =>
  ({ numbers }: ReportRow): boolean =>
    measures.some(({ at }) => numbers[at]?.value !== 0 && numbers[at]?.isAbsent !== true);

function mostOf(rows: readonly ReportRow[], measures: readonly Measure[]): number {
  const values = rows.flatMap(({ numbers }) => measures.map(({ at }) => numbers[at]?.value ?? 0));
  return Math.max(0, ...values);
}

function pictureOf(
  kind: Picture['kind'],
  rows: readonly ReportRow[],
  { measures, all }: { measures: readonly Measure[]; all: number },
): Omit<Picture, 'drawings'> {
  const figures = rows.flatMap(({ numbers }) => measures.map(({ at }) => numbers[at]));
  return {
    ...{ kind, measures },
    hasHidden: figures.some((figure) => figure?.value === null && figure.isAbsent !== true),
    hasLeast: figures.some((figure) => figure?.atLeast === true),
    isCut: rows.length < all,
  };
}

const frameOf = (
  { time }: ReportDocument,
  rows: readonly ReportRow[],
  { measures, locale }: { measures: readonly Measure[]; locale: Locale },
): Omit<Frame, 'width'> => ({ measures, most: mostOf(rows, measures), locale, time });

/** Every step of the course under the one before it, so that it shows where people stop. */
function drawCourse(report: ReportDocument, locale: Locale): Picture {
  const measures = measuresIn(report);
  const all = countedIn(report);
  const known = [...new Set(all.map(({ period }) => period))];
  const steps = all.length / Math.max(1, known.length);
  const periods = known.slice(-Math.max(1, Math.min(MOST.courses, Math.floor(MOST.steps / steps))));
  const headingOf = (row: ReportRow): string => {
    const { time } = report;
    const when =
      row.period === null || time === 'sum' ? [] : [periodText(row.period, time, locale)];
    return [...when, ...namesIn(report, row).slice(1)].join(' · ');
  };
  const rows = periods
    .map((period) => all.filter((row) => row.period === period))
    // A part of the course is drawn as a whole: its last step may be the one that nobody took.
    .flatMap((own) => [...Map.groupBy(own, headingOf).values()])
    .filter((part) => part.some(isDrawn(measures)))
    .flat()
    .slice(0, MOST.steps);
  const frame = frameOf(report, rows, { measures, locale });
  const drawings = rows.map((row): Drawing => ({
    key: JSON.stringify([row.keys, row.period]),
    heading: headingOf(row),
    label: namesIn(report, row)[0] ?? '',
    narrow: drawRow(row, { ...frame, width: NARROW }, true),
    wide: drawRow(row, { ...frame, width: BESIDE }, true),
  }));
  return { ...pictureOf('course', rows, { measures, all: all.length }), drawings };
}

/** A chart for each category, all to one scale. */
function drawGroups(report: ReportDocument, locale: Locale): Picture {
  const measures = measuresIn(report);
  const groups = groupsOf(report)
    .filter((group) => group.rows.some(isDrawn(measures)))
    .slice(0, MOST.charts);
  const rows = groups.flatMap((group) => group.rows);
  const frame = frameOf(report, rows, { measures, locale });
  const longest = Math.max(0, ...groups.map((group) => group.rows.length));
  const overTime = longest >= LINES_FROM ? 'lines' : 'bars';
  const draw = (own: readonly ReportRow[], width: number): string => {
    if (report.time !== 'sum') return drawPeriods(own, { ...frame, width }, overTime);
    return own[0] ? drawRow(own[0], { ...frame, width }) : '';
  };
  const drawings = groups.map(({ key, label, rows: own }): Drawing => ({
    ...{ key, label, heading: '' },
    narrow: draw(own, NARROW),
    wide: groups.length === 1 ? draw(own, WIDE) : null,
  }));
  const kind = report.time === 'sum' ? 'sums' : overTime;
  return { ...pictureOf(kind, rows, { measures, all: countedIn(report).length }), drawings };
}

/**
 * Draws what the table shows, but what was typed by hand. It computes nothing.
 * @param report the document
 * @returns the drawings in the order of the table
 */
export function drawReport(report: ReportDocument, locale: Locale): Picture {
  const isCourse = report.table === 'lesson' || report.table === 'module';
  const isOne = new Set(countedIn(report).map(({ keys }) => keys[0])).size === 1;
  return isCourse && !(isOne && report.time !== 'sum')
    ? drawCourse(report, locale)
    : drawGroups(report, locale);
}
