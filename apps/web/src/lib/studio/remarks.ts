import type { StudioCommentFragment } from '@pateka/api-client';
import type { Locale } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';
import { formatMoment } from '#lib/staff/sofia-time.js';

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

/** @returns who wrote a remark or an answer, and when, by the clock in Bulgaria */
export const remarkBy = (
  { writtenBy, writtenAt }: Pick<StudioCommentFragment, 'writtenBy' | 'writtenAt'>,
  locale: Locale,
): string =>
  m.studio_remark_by({
    name: writtenBy ?? m.studio_remark_somebody(),
    date: formatMoment(writtenAt, locale),
  });
