import * as Plot from '@observablehq/plot';
import type { Locale } from '@pateka/domain';
import { parseHTML } from 'linkedom';
import { isHidden as isHiddenFigure } from '#lib/staff/figure.js';
import { monthTicks, wholeTicks } from './chart-parts.js';
import { figureOf, type Measure, type ReportRow } from './report-view.js';

/** How a chart is drawn. Sizes are in units of its view box: one unit is about one pixel. */
export interface Frame {
  width: number;
  measures: readonly Measure[];
  /** The largest value of all charts that stand together: they share their scale. */
  most: number;
  locale: Locale;
  /** Writes a value at its bar. */
  textOf: (value: number, atLeast: boolean) => string;
}

interface Bar {
  period: string;
  measure: Measure;
  value: number | null;
  atLeast: boolean;
}

/** Room for month names, and for figures at the bars (in the chart's units). */
const NAME_ROOM = 34;
const LABELLED_FROM = 26;

function barsOf(rows: readonly ReportRow[], measures: readonly Measure[]): Bar[] {
  return rows.flatMap((row) =>
    measures.map((measure) => {
      const figure = figureOf(row, measure);
      const own = { period: row.period ?? '', measure };
      return isHiddenFigure(figure)
        ? { ...own, value: null, atLeast: false }
        : { ...own, ...figure };
    }),
  );
}

/** The looks differ in lightness and in pattern: they can be told apart in grey and in print. */
const lookOf = (measure: Measure) => ({
  fill: `url(#bar-${measure})`,
  stroke: 'var(--ink)',
  strokeWidth: 0.75,
});

/** A hidden figure has no bar and no length: a small ring marks its place. */
const hiddenLook = { r: 3, fill: 'var(--paper)', stroke: 'var(--quiet)', strokeWidth: 1.5 };

const isHidden = ({ value }: Bar) => value === null;
const isShown = ({ value }: Bar) => value !== null;

/** Plot writes a style sheet of its own into the picture, which the page's policy forbids. */
function finished(svg: Element): string {
  svg.querySelector('style')?.remove();
  for (const name of ['font-family', 'font-size', 'width', 'height', 'class'])
    svg.removeAttribute(name);
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  return svg.outerHTML;
}

const newDocument = () => parseHTML('<html><body></body></html>').document;

/** What stands behind the bars: a line for each step, the figures beside it, the months under it. */
function scaffold(ticks: number[], names: ReadonlyMap<string, string>): Plot.Markish[] {
  const monthName = (period: string) => names.get(period) ?? '';
  return [
    Plot.gridY(ticks, { stroke: 'var(--line)', strokeOpacity: 1 }),
    Plot.axisY(ticks, { tickSize: 0, label: null, tickFormat: (value: number) => String(value) }),
    Plot.axisFx({ anchor: 'bottom', label: null, tickFormat: monthName }),
    Plot.ruleY([0], { stroke: 'var(--edge)' }),
  ];
}

/** A bar for each figure, a ring for each hidden one, and the figures above where there is room. */
function uprightBars(bars: Bar[], { width, measures, textOf }: Frame): Plot.Markish[] {
  const at = { fx: 'period', x: 'measure' } as const;
  const hasRoom = (width - 50) / Math.max(1, bars.length) >= LABELLED_FROM;
  const barsFor = (measure: Measure) =>
    Plot.barY(
      bars.filter((bar) => bar.measure === measure && isShown(bar)),
      { ...at, y: 'value', ...lookOf(measure) },
    );
  const figures = Plot.text(hasRoom ? bars.filter(isShown) : [], {
    ...at,
    y: 'value',
    dy: -7,
    text: ({ value, atLeast }: Bar) => textOf(value ?? 0, atLeast),
  });
  const rings = Plot.dot(bars.filter(isHidden), { ...at, y: 0, dy: -7, ...hiddenLook });
  return [...measures.map(barsFor), rings, figures];
}

/**
 * Draws the months of one category: a group of upright bars for each month.
 * @param rows one row for each month, in order
 * @param frame size and scale
 * @returns SVG without text for screen readers: the table beside it says the same
 */
export function drawMonths(rows: readonly ReportRow[], frame: Frame): string {
  const { width, measures, most, locale } = frame;
  const periods = rows.map(({ period }) => period ?? '');
  const names = monthTicks(periods, locale, Math.floor((width - 40) / NAME_ROOM));
  const ticks = wholeTicks(most);
  const svg = Plot.plot({
    document: newDocument(),
    width,
    height: Math.min(280, 120 + width / 4),
    marginLeft: 34,
    marginRight: 4,
    marginTop: 18,
    marginBottom: 40,
    fx: { domain: periods, padding: 0.18, label: null },
    x: { domain: measures, axis: null, padding: 0.08 },
    y: { domain: [0, ticks.at(-1) ?? 0], label: null },
    marks: [...scaffold(ticks, names), ...uprightBars(barsOf(rows, measures), frame)],
  });
  return finished(svg);
}

/**
 * Draws the sums of one category: one lying bar for each measure.
 * @param row the sums
 * @param frame size and scale
 * @returns SVG without text for screen readers: the table beside it says the same
 */
export function drawSums(row: ReportRow, frame: Frame): string {
  const { width, measures, most, textOf } = frame;
  const bars = barsOf([row], measures);
  const at = { y: 'measure' } as const;
  const svg = Plot.plot({
    document: newDocument(),
    width,
    height: 26 * measures.length + 8,
    marginLeft: 1,
    // Room for the longest figure at the end of the longest bar.
    marginRight: 76,
    marginTop: 4,
    marginBottom: 4,
    x: { domain: [0, Math.max(1, most)], axis: null },
    y: { domain: measures, axis: null, padding: 0.2 },
    marks: [
      ...measures.map((measure) =>
        Plot.barX(
          bars.filter((bar) => bar.measure === measure && isShown(bar)),
          { ...at, x: 'value', ...lookOf(measure) },
        ),
      ),
      Plot.dot(bars.filter(isHidden), { ...at, x: 0, dx: 7, ...hiddenLook }),
      Plot.text(bars.filter(isShown), {
        ...at,
        x: 'value',
        dx: 6,
        textAnchor: 'start',
        text: ({ value, atLeast }: Bar) => textOf(value ?? 0, atLeast),
      }),
      Plot.ruleX([0], { stroke: 'var(--edge)' }),
    ],
  });
  return finished(svg);
}
