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

/** A figure of an earlier release. Only what everybody saw is asked for: exact counts need not be kept. */
export interface PastFigure extends ReleasedFigure {
  /** Numbers that grow with time; all figures of one release have the same. */
  release: number;
}

/** How modules, lessons and partners lie in the courses that are counted. */
export interface Nesting {
  /** One entry a course and module: a module of two courses stands here twice. */
  modules: {
    moduleId: string;
    courseId: string;
    partnerId: string;
    lessons: { id: string; skippable: boolean }[];
  }[];
  /**
   * Whether not everybody has the same before her (several editions), or a whole can be completed without
   * its parts (something is withdrawn) or be open with all of them done (mastery).
   */
  isMixed?: boolean;
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

/** The dimensions whose categories add up to the total, in every release and measure. */
export const splits = ['course', 'cohort'] as const satisfies DisclosureDimension[];

export const isSplit = (dimension?: DisclosureDimension): boolean =>
  splits.some((split) => split === dimension);

/** One text for a place: the key of all tables in this folder. */
export const placeKey = (place: CellPlace): string =>
  `${place.dimension}/${place.category}/${place.measure}`;

/**
 * Tells whether a place only repeats others: who enrols in a course enrols in its modules and with
 * their partners, so that these figures are sums of the courses' and carry nothing of their own.
 */
export const isDerived = ({ dimension, measure }: CellPlace): boolean =>
  measure === 'enrolled' && (dimension === 'module' || dimension === 'partner');
