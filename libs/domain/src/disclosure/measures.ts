import type { DisclosureDimension, DisclosureMeasure } from './release-table.js';

const chain = ['enrolled', 'started', 'completed', 'certificates'] as const;
const inMonths = ['enrolled', 'started', 'active', 'completed', 'certificates', 'minutes'] as const;
const bothEnds = ['enrolled', 'completed'] as const;

/** What each dimension counts, in the order in which somebody passes through it. */
export const measuresOf: Record<DisclosureDimension, readonly DisclosureMeasure[]> = {
  total: [...inMonths, 'rated', 'compared'],
  course: [...inMonths, 'rated', 'compared'],
  tag: inMonths,
  cohort: chain,
  partner: ['enrolled', 'started', 'completed'],
  module: ['enrolled', 'started', 'completed'],
  language: bothEnds,
  sex: bothEnds,
  age: bothEnds,
  region: bothEnds,
  'course-tag': bothEnds,
  'tag-sex': bothEnds,
  'tag-age': bothEnds,
  lesson: ['completed'],
};

/** All dimensions, in the order of what matters most to a reader: what comes first is shown first. */
export const dimensions = Object.keys(measuresOf) as DisclosureDimension[];

/** What must have happened before, the nearest first: certificates ≤ completed ≤ started ≤ enrolled. */
const earlier: Record<DisclosureMeasure, readonly DisclosureMeasure[]> = {
  enrolled: [],
  started: ['enrolled'],
  active: [],
  completed: ['started', 'enrolled'],
  certificates: ['completed'],
  rated: ['completed'],
  compared: ['completed'],
  minutes: [],
};

/**
 * @returns the measure that includes this one, over all releases together, in the same category of a
 *   dimension; undefined for what comes first
 */
export const measureBefore = (
  dimension: DisclosureDimension,
  measure: DisclosureMeasure,
): DisclosureMeasure | undefined =>
  earlier[measure].find((before) => measuresOf[dimension].includes(before));

/** Whether the counts of months add up to those of a quarter: who is active in two months is one person. */
export const isAdditive = (measure: DisclosureMeasure): boolean => measure !== 'active';

/** Whether a measure is told for quarters and years only: how many a mean is made of. */
export const isOfQuarters = (measure: DisclosureMeasure): boolean =>
  measure === 'rated' || measure === 'compared';

/**
 * Whether a published figure is one of those that the control knows the relations of: means and shares of answers
 * are decided by rules of their own and bind no count.
 */
export const isCount = ({
  dimension,
  measure,
}: {
  dimension: string;
  measure: string;
}): boolean => {
  const known = dimensions.find((one) => one === dimension);
  return known !== undefined && measuresOf[known].some((one) => one === measure);
};
