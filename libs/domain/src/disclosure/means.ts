import { everybody, type ReleasedFigure, type Span } from './release-table.js';

/** Means and medians that a quarter or a year tells. Means stand in tenths. */
export type MeanMeasure = 'median-days' | 'satisfaction' | 'change';

/** How often each value was given, in everything or in one course. */
export interface Answers {
  dimension: 'total' | 'course';
  category: string;
  measure: MeanMeasure;
  values: readonly { value: number; count: number }[];
}

/** A mean or median; null is hidden. */
export interface MeanFigure {
  span: Span;
  dimension: 'total' | 'course';
  category: string;
  measure: MeanMeasure;
  value: number | null;
}

/** Which count a mean is made of, and between what its answers lie. */
const kinds: Record<MeanMeasure, { of: string; range: [least: number, most: number] | null }> = {
  'median-days': { of: 'completed', range: null },
  satisfaction: { of: 'rated', range: [1, 5] },
  change: { of: 'compared', range: [-4, 4] },
};

const fewest = 10;

const sumOf = (values: Answers['values'], pick: (value: number) => number): number =>
  values.reduce((sum, { value, count }) => sum + count * pick(value), 0);

/** The middle of all answers; of an even number the upper of the two in the middle. */
function medianOf(values: Answers['values'], count: number): number {
  let seen = 0;
  for (const { value, count: own } of values.toSorted((one, other) => one.value - other.value)) {
    seen += own;
    if (seen > count / 2) return value;
  }
  return 0;
}

/**
 * Whether a mean lies so near an end that it tells of few people: of n answers that together miss the best one by d,
 * between d ÷ width and d people gave another. From 4t ÷ 3 on (width 4, t = 5: 7) at least t+1 numbers remain, and
 * below it, where the mean is hidden, 0 to 6.
 */
function isTelling(
  values: Answers['values'],
  [least, most]: [number, number],
  threshold: number,
): boolean {
  const missing = Math.min(
    sumOf(values, (value) => most - value),
    sumOf(values, (value) => value - least),
  );
  return missing < Math.ceil((4 * threshold) / 3);
}

function meanOf({ measure, values }: Answers, threshold: number): number | null {
  const count = sumOf(values, () => 1);
  if (count < Math.max(fewest, 2 * threshold)) return null;
  const { range } = kinds[measure];
  if (range === null) return Math.round(medianOf(values, count));
  if (isTelling(values, range, threshold)) return null;
  return Math.round((10 * sumOf(values, (value) => value)) / count);
}

/**
 * Decides which means and medians of a quarter or year may be seen. Each stands on a count that is shown and is 2t
 * or more; the courses' are shown all or none, since with the whole and all parts but one the last could be worked
 * out. A course in which nobody answered has no mean and hinders none.
 * @param answers of everything and of each course
 * @param figures what the control shows of the same span
 * @returns one figure for each of the answers
 */
export function meansOf(
  span: Span,
  answers: readonly Answers[],
  figures: readonly ReleasedFigure[],
  threshold: number,
): MeanFigure[] {
  const shown = (dimension: string, category: string, measure: string) =>
    figures.find(
      (figure) =>
        figure.span === span &&
        figure.dimension === dimension &&
        figure.category === category &&
        figure.measure === measure,
    )?.value ?? null;
  const measures = Object.keys(kinds) as MeanMeasure[];
  return measures.flatMap((measure) => {
    const own = answers.filter((one) => one.measure === measure);
    const { of } = kinds[measure];
    const tell = (one: Answers): number | null =>
      (shown(one.dimension, one.category, of) ?? 0) >= 2 * threshold
        ? meanOf(one, threshold)
        : null;
    const courses = own.filter(({ dimension }) => dimension === 'course');
    const mayShowCourses = courses.every(
      (one) => shown('course', one.category, of) === 0 || tell(one) !== null,
    );
    return own.map((one): MeanFigure => {
      const { dimension, category } = one;
      const isTold = category === everybody || mayShowCourses;
      return { span, dimension, category, measure, value: isTold ? tell(one) : null };
    });
  });
}
