/** By what a release counts. docs/disclosure.md draws how they lie in each other. */
export type DisclosureDimension =
  | 'total'
  | 'course'
  | 'tag'
  | 'cohort'
  | 'partner'
  | 'module'
  | 'language'
  | 'sex'
  | 'age'
  | 'region'
  | 'course-tag'
  | 'tag-sex'
  | 'tag-age'
  | 'lesson';

/**
 * What a release counts of its period. Each event is counted in exactly one release; `active` are those to
 * whom any of them happened. `rated` and `compared` are how many a mean is made of. `minutes` is the nominal
 * time of completed lessons and the only one that counts no people.
 */
export type DisclosureMeasure =
  | 'enrolled'
  | 'started'
  | 'active'
  | 'completed'
  | 'certificates'
  | 'rated'
  | 'compared'
  | 'minutes';

/** A period by itself, or one that several releases make up: 'month', '2026-Q4' or '2026'. */
export type Span = string;

/** The place of a figure in the one fixed table. */
export interface CellPlace {
  dimension: DisclosureDimension;
  category: string;
  measure: DisclosureMeasure;
}

/** An exact count of the closing period. It never leaves the slice that counted it. */
export interface CountCell extends CellPlace {
  value: number;
}

/** A published figure; null is hidden. Of `minutes` it is whole hours. */
export interface ReleasedFigure extends CellPlace {
  span: Span;
  value: number | null;
}

/** How modules, lessons and partners lie in the courses that are counted, and cohorts in projects. */
export interface Nesting {
  /** One entry a course and module: a module of two courses stands here twice. */
  modules: {
    moduleId: string;
    courseId: string;
    partnerId: string;
    /** With their least and most nominal minutes over all editions. */
    lessons: { id: string; skippable: boolean; minutes: readonly [number, number] }[];
  }[];
  cohorts: { id: string; tag: string }[];
  /**
   * Whether not everybody has the same before her (several editions), or a whole can be completed without
   * its parts (something is withdrawn) or be open with all of them done (mastery).
   */
  isMixed?: boolean;
}

/** The category of the only row of the total. */
export const everybody = 'all';

/** Keeps the two categories of a table of two dimensions apart; no id and no tag holds this sign. */
const pairSign = '\u001f';

/** @returns the category of a table of two dimensions, in the order of the table's name */
export const pairOf = (first: string, second: string): string => first + pairSign + second;

/** @returns the two categories of such a category; one for a table of one dimension */
export const partsOf = (category: string): string[] => category.split(pairSign);

/** One text for a place: the key of all tables in this folder. */
export const placeKey = (place: CellPlace): string =>
  `${place.dimension}/${place.category}/${place.measure}`;

/**
 * Tells whether a place only repeats others: who enrols in a course enrols in its modules and with
 * their partners, so that these figures are sums of the courses' and carry nothing of their own.
 */
export const isDerived = ({ dimension, measure }: CellPlace): boolean =>
  measure === 'enrolled' && (dimension === 'module' || dimension === 'partner');
