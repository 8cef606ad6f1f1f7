import * as Plot from '@observablehq/plot';
import { type Locale, reportCellText, type ReportRow, type ReportTime } from '@pateka/domain';
import { parseHTML } from 'linkedom';
import { type Measure, type Point, pointsOf } from './chart-data.js';
import { nameRoom, periodTicks, wholeTicks } from './chart-parts.js';
import { lineLooks } from './line-looks.js';

/** How a chart is drawn. Sizes are in units of its view box: one unit is about one pixel. */
export interface Frame {
  width: number;
  measures: readonly Measure[];
  /** The largest value of all charts that stand together: they share their scale. */
  most: number;
  locale: Locale;
  time: ReportTime;
}

/** Room for figures at the bars (in the chart's units). */
const LABELLED_FROM = 26;
/** Lying bars close together, where many stand under each other. */
const BAR = { alone: 26, close: 18 };

/** The looks differ in lightness and in pattern: they can be told apart in grey and in print. */
const lookOf = (measure: Measure) => ({
  fill: `url(#bar-${measure.key})`,
  stroke: 'var(--ink)',
  strokeWidth: 0.75,
});

/** A hidden figure has no bar and no length: a small ring marks its place. */
const hiddenLook = { r: 3, fill: 'var(--paper)', stroke: 'var(--quiet)', strokeWidth: 1.5 };

const isHidden = ({ value, isAbsent }: Point) => value === null && !isAbsent;
const isShown = ({ value }: Point) => value !== null;
const of =
  ({ key }: Measure) =>
  (point: Point) =>
    point.measure === key;

const words = ({ value, atLeast }: Point, locale: Locale): string =>
  reportCellText({ value, atLeast }, 'people', locale);

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

/** What stands behind the figures: a line for each step, the figures beside it, the periods under it. */
function scaffold(ticks: number[], locale: Locale): Plot.Markish[] {
  return [
    Plot.gridY(ticks, { stroke: 'var(--line)', strokeOpacity: 1 }),
    Plot.axisY(ticks, {
      tickSize: 0,
      label: null,
      tickFormat: (value: number) => reportCellText({ value, atLeast: false }, 'people', locale),
    }),
    Plot.ruleY([0], { stroke: 'var(--edge)' }),
  ];
}

/** A bar for each figure, a ring for each hidden one, and the figures above where there is room. */
function uprightBars(points: Point[], { width, measures, locale }: Frame): Plot.Markish[] {
  const at = { fx: 'period', x: 'measure' } as const;
  const hasRoom = (width - 50) / Math.max(1, points.length) >= LABELLED_FROM;
  const barsFor = (measure: Measure) =>
    Plot.barY(points.filter(of(measure)).filter(isShown), {
      ...at,
      y: 'value',
      ...lookOf(measure),
    });
  // "At least" is too long a word to stand over a bar: a plus says it, and the legend explains it.
  const textOf = (point: Point) =>
    hasRoom
      ? `${words({ ...point, atLeast: false }, locale)}${point.atLeast ? '+' : ''}`
      : point.atLeast
        ? '+'
        : '';
  const figures = Plot.text(points.filter(isShown), { ...at, y: 'value', dy: -7, text: textOf });
  const rings = Plot.dot(points.filter(isHidden), { ...at, y: 0, dy: -7, ...hiddenLook });
  return [...measures.map(barsFor), rings, figures];
}

/** Of a measure that has no look yet. */
const plainLine = { dash: 'none', symbol: 'circle', colour: 'var(--ink)' } as const;

/** A line with marks for each measure. Where a figure is hidden the line breaks and a ring stands below. */
function lines(points: Point[], { measures }: Frame): Plot.Markish[] {
  const at = { x: 'period', y: 'value' } as const;
  return measures.flatMap((measure, index) => {
    const own = points.filter(of(measure));
    const { dash, symbol, colour } = lineLooks[measure.key] ?? plainLine;
    const aside = (index - (measures.length - 1) / 2) * 7;
    return [
      Plot.line(own, { ...at, stroke: colour, strokeWidth: 1.75, strokeDasharray: dash }),
      Plot.dot(own.filter(isShown), {
        ...{ ...at, symbol, r: 4, fill: 'var(--paper)', stroke: colour, strokeWidth: 1.5 },
      }),
      Plot.text(
        own.filter(({ atLeast }) => atLeast),
        { ...at, dy: -10, text: () => '+' },
      ),
      Plot.dot(own.filter(isHidden), { x: 'period', y: 0, dx: aside, dy: -7, ...hiddenLook }),
    ];
  });
}

/**
 * Draws the periods of one category: groups of upright bars, or lines where there are many.
 * @param rows one row for each period, in order
 * @param frame size and scale
 * @returns SVG without text for screen readers: the table beside it says the same
 */
export function drawPeriods(
  rows: readonly ReportRow[],
  frame: Frame,
  look: 'bars' | 'lines',
): string {
  const { width, measures, most, locale, time } = frame;
  const periods = rows.map(({ period }) => period ?? '');
  const names = periodTicks(periods, locale, Math.floor((width - 48) / nameRoom[time]));
  const ticks = wholeTicks(most);
  const points = pointsOf(rows, measures);
  const axis = {
    ...({ anchor: 'bottom', label: null, tickSize: 0 } as const),
    tickFormat: (period: string) => names.get(period) ?? '',
  };
  const x: Plot.PlotOptions =
    look === 'bars'
      ? {
          fx: { domain: periods, padding: 0.18, label: null },
          x: { domain: measures.map(({ key }) => key), axis: null, padding: 0.08 },
        }
      : { x: { type: 'point', domain: periods, padding: 0.5, label: null } };
  const svg = Plot.plot({
    document: newDocument(),
    width,
    height: Math.min(280, 120 + width / 4),
    ...{ marginLeft: 42, marginRight: 4, marginTop: 18, marginBottom: 40 },
    ...x,
    y: { domain: [0, ticks.at(-1) ?? 0], label: null },
    marks: [
      ...scaffold(ticks, locale),
      look === 'bars' ? Plot.axisFx(axis) : Plot.axisX(axis),
      ...(look === 'bars' ? uprightBars(points, frame) : lines(points, frame)),
    ],
  });
  return finished(svg);
}

/**
 * Draws one row: a lying bar for each measure, its figure at the end.
 * @param row the figures
 * @param frame size and scale
 * @param isClose whether such charts stand close under each other, as one
 * @returns SVG without text for screen readers: the table beside it says the same
 */
export function drawRow(row: ReportRow, frame: Frame, isClose = false): string {
  const { width, measures, most, locale } = frame;
  const points = pointsOf([row], measures);
  const at = { y: 'measure' } as const;
  const svg = Plot.plot({
    document: newDocument(),
    width,
    height: (isClose ? BAR.close : BAR.alone) * measures.length + 8,
    // Room for the longest figure at the end of the longest bar.
    ...{ marginLeft: 1, marginRight: 92, marginTop: 4, marginBottom: 4 },
    x: { domain: [0, Math.max(1, most)], axis: null },
    y: { domain: measures.map(({ key }) => key), axis: null, padding: 0.2 },
    marks: [
      ...measures.map((measure) =>
        Plot.barX(points.filter(of(measure)).filter(isShown), {
          ...{ ...at, x: 'value', ...lookOf(measure) },
        }),
      ),
      Plot.dot(points.filter(isHidden), { ...at, x: 0, dx: 7, ...hiddenLook }),
      Plot.text(points.filter(isShown), {
        ...{ ...at, x: 'value', dx: 6, textAnchor: 'start' },
        text: (point: Point) => words(point, locale),
      }),
      Plot.ruleX([0], { stroke: 'var(--edge)' }),
    ],
  });
  return finished(svg);
}
