import type { StudioCommentFragment } from '@pateka/api-client';

/** A remark of a review with the answers to it. */
export interface Remark extends StudioCommentFragment {
  replies: StudioCommentFragment[];
}

/**
 * Puts answers under their remarks.
 * @param comments remarks and answers, the oldest first
 * @returns the remarks in that order
 */
export function remarksOf(comments: readonly StudioCommentFragment[]): Remark[] {
  return comments
    .filter(({ replyTo }) => replyTo === null)
    .map((remark) => ({
      ...remark,
      replies: comments.filter(({ replyTo }) => replyTo === remark.id),
    }));
}

/** @returns the remarks that are not settled yet */
export const openRemarks = (comments: readonly StudioCommentFragment[]): Remark[] =>
  remarksOf(comments).filter(({ resolvedAt }) => resolvedAt === null);
