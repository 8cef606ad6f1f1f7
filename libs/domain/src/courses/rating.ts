/** What a learner may be asked about a course: how sure she feels before and after it, and its use. */
export const ratingKinds = ['before', 'after', 'satisfaction'] as const;

export type RatingKind = (typeof ratingKinds)[number];

/** The answers there are, from "not at all" to "very". */
export const ratingMarks = [1, 2, 3, 4, 5] as const;

export type RatingMark = (typeof ratingMarks)[number];

/** How far an enrolment has come, as the questions go. */
export interface RatingStanding {
  /** Lessons that are completed or skipped. */
  finished: number;
  /** Whether the completion of the course is recorded. */
  completed: boolean;
  given: readonly RatingKind[];
}

export const isRatingKind = (text: string): text is RatingKind =>
  (ratingKinds as readonly string[]).includes(text);

export const isRatingMark = (value: number): value is RatingMark =>
  (ratingMarks as readonly number[]).includes(value);

/**
 * What is asked now. "After" is worth nothing without "before", and nothing is asked twice: a rating is
 * counted once and never changes.
 * @param standing how far she has come, and what she answered already
 * @returns the questions in their order; none is ever a condition of anything
 */
export function ratingsAsked({ finished, completed, given }: RatingStanding): RatingKind[] {
  const isOpen = (kind: RatingKind): boolean => {
    if (given.includes(kind)) return false;
    if (kind === 'before') return finished === 0 && !completed;
    return completed && (kind === 'satisfaction' || given.includes('before'));
  };
  return ratingKinds.filter(isOpen);
}
