import {
  type Answers,
  type CountCell,
  type DisclosureDimension,
  everybody,
  learnerFactValues,
  locales,
  measuresOf,
  type MeanMeasure,
  pairOf,
} from '@pateka/domain';
import type { CountRow } from './count.queries.js';

/** Every category that the fixed table of a release has. */
export interface TableCategories {
  rows: readonly { dimension: string; category: string }[];
  cohorts: readonly { id: string; tag: string }[];
}

/** Where the exact counts of a mean stand, and what it is called. */
const meanOf: Record<string, MeanMeasure> = {
  days: 'median-days',
  rating: 'satisfaction',
  change: 'change',
};

const withUnstated = (values: readonly string[]): string[] => [...values, 'unstated'];

const noCohort = { id: 'none', tag: '' };

/** The cohorts with the project of each, and those without a cohort, who are of no project. */
export const cohortsWithNone = ({ cohorts }: TableCategories) => [...cohorts, noCohort];

function categoriesByDimension(table: TableCategories): Record<DisclosureDimension, string[]> {
  const of = (dimension: string) =>
    table.rows.filter((row) => row.dimension === dimension).map(({ category }) => category);
  const cohorts = cohortsWithNone(table);
  const tags = [...new Set(cohorts.map(({ tag }) => tag))];
  const courses = of('course');
  const sexes = withUnstated(learnerFactValues.sex);
  const ages = withUnstated(learnerFactValues.ageBand);
  const pairs = (first: readonly string[], second: readonly string[]) =>
    first.flatMap((one) => second.map((other) => pairOf(one, other)));
  return {
    total: [everybody],
    course: courses,
    tag: tags,
    cohort: cohorts.map(({ id }) => id),
    partner: of('partner'),
    module: of('module'),
    language: [...locales],
    sex: sexes,
    age: ages,
    region: withUnstated(learnerFactValues.regionSize),
    'course-tag': pairs(courses, tags),
    'tag-sex': pairs(tags, sexes),
    'tag-age': pairs(tags, ages),
    lesson: of('lesson'),
  };
}

/**
 * Fills the fixed table: that a row is missing must not tell anything, so that every category has its figures,
 * also where nothing happened.
 */
export function tableOf(categories: TableCategories, counts: readonly CountRow[]): CountCell[] {
  const values = new Map(
    counts.map(({ dimension, category, measure, count }) => [
      `${dimension} ${category} ${measure}`,
      count,
    ]),
  );
  const byDimension = categoriesByDimension(categories);
  return (Object.keys(measuresOf) as DisclosureDimension[]).flatMap((dimension) =>
    byDimension[dimension].flatMap((category) =>
      measuresOf[dimension].map((measure) => ({
        dimension,
        category,
        measure,
        value: values.get(`${dimension} ${category} ${measure}`) ?? 0,
      })),
    ),
  );
}

/** The answers behind means and medians, of everything and of each course, also where nobody answered. */
export function answersOf({ rows }: TableCategories, counts: readonly CountRow[]): Answers[] {
  const places: Pick<Answers, 'dimension' | 'category'>[] = [
    { dimension: 'total', category: everybody },
    ...rows
      .filter(({ dimension }) => dimension === 'course')
      .map(({ category }) => ({ dimension: 'course' as const, category })),
  ];
  return places.flatMap((place) =>
    Object.entries(meanOf).map(([counted, measure]): Answers => ({
      ...place,
      measure,
      values: counts
        .filter(
          (row) =>
            row.dimension === place.dimension &&
            row.category === place.category &&
            row.measure === counted,
        )
        .map(({ bucket, count }) => ({ value: bucket, count })),
    })),
  );
}
