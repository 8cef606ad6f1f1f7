import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.js';
import type { GivenCourse, GivenStaff } from './given.js';

/** What the matrix needs of the studio: a review and a remark of one's own network and of another one. */
export interface StudioWorld {
  reviewId: string;
  commentId: string;
  otherReviewId: string;
  otherCommentId: string;
  /** Writes in the same network. */
  neighbourOrganisationId: string;
}

/** A draft, an open review and a remark; the two as rows: how they come about is tested in the slice. */
async function underReview(
  house: TestApp,
  { moduleIds: [moduleId] }: GivenCourse,
  author: GivenStaff,
) {
  const { db } = house;
  const { accountId } = author;
  await house
    .as(author)
    .ask('query ($id: ID!) { studioModule(id: $id) { version } }', { id: moduleId });
  const [reviewId, commentId] = [randomUUID(), randomUUID()];
  await db.query(
    `INSERT INTO module_review (id, module_id, state, stamp, requested_by, requested_at)
     VALUES ($1, $2, 'open', 'none', $3, now())`,
    [reviewId, moduleId, accountId],
  );
  await db.query(
    `INSERT INTO draft_comment (id, module_id, text, written_by, written_at) VALUES ($1, $2, 'Канарче.', $3, now())`,
    [commentId, moduleId, accountId],
  );
  return { reviewId, commentId };
}

export async function studioWorld(
  house: TestApp,
  who: Record<'own' | 'other', { course: GivenCourse; author: GivenStaff }>,
  neighbour: GivenCourse,
): Promise<StudioWorld> {
  const own = await underReview(house, who.own.course, who.own.author);
  const other = await underReview(house, who.other.course, who.other.author);
  const [row]: { organisation_id: string }[] = await house.db.query(
    'SELECT organisation_id FROM module WHERE id = $1',
    [neighbour.moduleIds[0]],
  );
  return {
    ...own,
    otherReviewId: other.reviewId,
    otherCommentId: other.commentId,
    neighbourOrganisationId: row?.organisation_id ?? '',
  };
}
