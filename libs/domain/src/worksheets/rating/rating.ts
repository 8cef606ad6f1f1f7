import type { Locale } from '../../locale.js';
import type { FieldError } from '../read-form.js';
import { readForm } from '../read-form.js';
import { ratingSchema, ratingStatements, type RatingStatement } from './schema.js';

/** Marks from 1 (not so) to 5 (exactly so) by statement; a statement may be left out. */
export type Marks = Readonly<Partial<Record<RatingStatement, number>>>;

/** The marks of the beginning and of now. */
export interface RatingValues {
  before: Marks;
  now: Marks;
}

/** A statement with its marks; null when not marked, the change null unless both are. */
export interface RatedStatement {
  statement: RatingStatement;
  before: number | null;
  now: number | null;
  /** −4 to 4 */
  change: number | null;
}

/** What the two ratings say. */
export interface RatingResult {
  /** All statements in the order of the page. */
  rows: RatedStatement[];
  /** How many statements are marked in both: these alone count for the change. */
  compared: number;
  /** Mean of the changes, one decimal, halves away from zero; null when nothing can be compared. */
  averageChange: number | null;
  /** The statements with the greatest growth; none when nothing grew. */
  grewMost: RatingStatement[];
  /** Whether a mark is lower now. */
  hasLower: boolean;
  isEmpty: boolean;
}

const statements = Object.keys(ratingStatements) as RatingStatement[];

/** Rounds a fall as far as a growth of the same size, which Math.round alone does not. */
function toOneDecimal(value: number): number {
  const size = Math.round(Math.abs(value) * 10) / 10;
  return value < 0 && size > 0 ? -size : size;
}

function rowOf(statement: RatingStatement, values: RatingValues): RatedStatement {
  const before = values.before[statement] ?? null;
  const now = values.now[statement] ?? null;
  return { statement, before, now, change: before === null || now === null ? null : now - before };
}

/**
 * Compares two self-ratings: a help for looking back, no measure of a person and no diagnosis. Source:
 * the optional before-and-after ratings of Moving Ahead (NNEDV, The Allstate Foundation), in six
 * statements of this course.
 * @param values marks from 1 to 5
 * @returns each statement with its change, the average and what grew most
 */
export function rating(values: RatingValues): RatingResult {
  const rows = statements.map((statement) => rowOf(statement, values));
  const changes = rows.flatMap(({ change }) => (change === null ? [] : [change]));
  const sum = changes.reduce((total, change) => total + change, 0);
  const most = Math.max(...changes);
  return {
    rows,
    compared: changes.length,
    averageChange: changes.length === 0 ? null : toOneDecimal(sum / changes.length),
    grewMost: rows
      .filter(({ change }) => most > 0 && change === most)
      .map(({ statement }) => statement),
    hasLower: changes.some((change) => change < 0),
    isEmpty: rows.every(({ before, now }) => before === null && now === null),
  };
}

/**
 * Reads the form of the self-rating.
 * @param form names such as 'before.strengths', values from 1 to 5
 * @param locale the language of the page
 * @returns the marks that were given, and the fields that could not be read
 */
export function parseRating(
  form: Readonly<Record<string, string>>,
  locale?: Locale,
): { values: RatingValues; errors: FieldError[] } {
  const { groups, errors } = readForm(ratingSchema, form, locale);
  const values: RatingValues = {
    before: groups.before?.[0]?.numbers ?? {},
    now: groups.now?.[0]?.numbers ?? {},
  };
  return { values, errors };
}
