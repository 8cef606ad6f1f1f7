import { isRatingMark, type RatingKind, ratingKinds } from '@pateka/domain';
import { formText } from '#lib/server/form-text.js';

/** What a form with marks says. */
export interface RatingForm {
  ratings: { kind: RatingKind; value: number }[];
  /** The first question whose answer is none of 1 to 5; undefined when all are. */
  wrong: RatingKind | undefined;
  /** The answers as they came, to be shown again. */
  values: Partial<Record<RatingKind, string>>;
}

/**
 * Reads the marks that were given; a question without one was left.
 * @param form what was posted
 */
export function readRatings(form: FormData): RatingForm {
  const given = ratingKinds
    .map((kind) => ({ kind, text: formText(form, kind).trim() }))
    .filter(({ text }) => text !== '');
  const ratings = given.map(({ kind, text }) => ({ kind, value: Number(text) }));
  return {
    ratings,
    wrong: ratings.find(({ value }) => !isRatingMark(value))?.kind,
    values: Object.fromEntries(given.map(({ kind, text }) => [kind, text])),
  };
}
