/** By what a release counts. Courses and cohorts split the total; the others nest in courses. */
export type DisclosureDimension = 'total' | 'course' | 'module' | 'partner' | 'cohort' | 'lesson';

/** What a release counts: events of its period, each counted in exactly one release. */
export type DisclosureMeasure = 'enrolled' | 'started' | 'completed' | 'certificates';

/** The place of a figure in the one fixed table. */
export interface CellPlace {
  dimension: DisclosureDimension;
  category: string;
  measure: DisclosureMeasure;
}

/** An exact count. It never leaves the slice that counted it. */
export interface CountCell extends CellPlace {
  value: number;
}

/** A published figure; null is hidden. */
export interface ReleasedFigure extends CellPlace {
  value: number | null;
}

/** How modules, lessons and partners lie in the courses that are counted. */
export interface Nesting {
  modules: { moduleId: string; courseId: string; partnerId: string; lessonIds: string[] }[];
}

/** The measures in the order in which somebody passes through them. */
export const measureChain: readonly DisclosureMeasure[] = [
  'enrolled',
  'started',
  'completed',
  'certificates',
];

/** The category of the only row of the total. */
export const everybody = 'all';

/** One text for a place: the key of all tables in this folder. */
export const placeKey = (place: CellPlace): string =>
  `${place.dimension}/${place.category}/${place.measure}`;
