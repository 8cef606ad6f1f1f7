import type { Locale } from '@pateka/domain';
import { figureText } from '#lib/staff/figure.js';
import { drawMonths, drawSums, type Frame } from './chart.js';
import { groupsOf, type Measure, type ReportRow } from './report-view.js';

/** The charts of one category, in two sizes: letters must stay readable on a phone. */
export interface Drawing {
  key: string;
  label: string;
  /** For a phone, and for several charts beside each other. */
  narrow: string;
  /** For one chart alone on a wide screen; null when there are several. */
  wide: string | null;
}

const NARROW = 340;
const WIDE = 800;

function mostOf(rows: readonly ReportRow[], measures: readonly Measure[]): number {
  return Math.max(0, ...rows.flatMap((row) => measures.map((measure) => row[measure]?.value ?? 0)));
}

/** What is to be drawn. */
export interface Drawable {
  rows: readonly ReportRow[];
  measures: readonly Measure[];
  monthly: boolean;
  locale: Locale;
}

/**
 * Draws a chart for each category, all to one scale.
 * @param what the rows that the table shows, and how
 * @returns the drawings in the order of the table
 */
export function drawReport({ rows, measures, monthly, locale }: Drawable): Drawing[] {
  const groups = groupsOf(rows);
  const look: Omit<Frame, 'width'> = {
    measures,
    most: mostOf(rows, measures),
    locale,
    textOf: (value, atLeast) => figureText({ value, atLeast }, locale),
  };
  return groups.map(({ key, label, rows: own }) => {
    const draw = (width: number) => {
      const [first] = own;
      if (monthly) return drawMonths(own, { ...look, width });
      return first ? drawSums(first, { ...look, width }) : '';
    };
    return { key, label, narrow: draw(NARROW), wide: groups.length === 1 ? draw(WIDE) : null };
  });
}
