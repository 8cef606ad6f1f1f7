import type { Actor, StaffActor } from '../access/actor.js';
import type { AccessRefusal } from '../access/is-allowed.js';
import { isAllowed } from '../access/is-allowed.js';
import type { ModuleRow } from '../access/row-policies.js';
import type { Outcome } from '../outcome.js';
import { allowed, refused } from '../outcome.js';

/*
 * Four eyes. What learners will read was read before by somebody who wrote nothing of it:
 *
 *  - Whoever changed anything since the last edition, be it one letter, is an author of the next one, and no
 *    author approves it. It is not enough to look at who saved last: a colleague's small correction would make
 *    the first author a stranger to her own text.
 *  - Nor does whoever asked for the review, even if others did all the writing: she has decided already.
 *  - Coordinators of the network may, and a trainer of the network who was named for this review.
 *  - What is approved is what was read: any change makes the review stale, and a stale one approves nothing.
 *
 * So a coordinator who finds a mistake writes a comment instead of mending it, or she becomes an author and
 * somebody else has to approve. Sending a draft back needs no distance: nothing is published by it.
 */

/** What became of a review. `superseded`: asked for again, because the draft had changed. */
export type ReviewState = 'open' | 'approved' | 'returned' | 'cancelled' | 'superseded';

/** A review as far as the rules ask. Ids of accounts; null once an account is deleted. */
export interface ReviewFacts {
  state: ReviewState;
  requestedBy: string | null;
  /** The trainer named for it; null when any coordinator may take it. */
  reviewerId: string | null;
  /** Everybody who changed something of the draft since the last edition. */
  authors: readonly string[];
  /** The draft is no longer what was handed in. */
  isStale: boolean;
}

/** Why somebody may not decide. */
export type ReviewRefusal =
  AccessRefusal | 'not-named' | 'own-request' | 'own-writing' | 'decided' | 'stale';

const coordinates = (actor: StaffActor): boolean =>
  actor.memberships.some(({ role }) => role === 'coordinator');

/** Somebody to whom the review was given: a coordinator of the network, or the trainer who was named. */
function isGivenTo(
  actor: Actor,
  module: ModuleRow,
  { reviewerId }: Pick<ReviewFacts, 'reviewerId'>,
): Outcome<ReviewRefusal> {
  const access = isAllowed(actor, 'module.review');
  if (!access.ok) return access;
  if (actor.kind !== 'staff' || actor.networkId !== module.networkId) {
    return refused('not-permitted');
  }
  return coordinates(actor) || actor.accountId === reviewerId ? allowed : refused('not-named');
}

/**
 * May the actor read a draft because it was handed to her for review?
 * @param actor who asks
 * @param module the module's organisation and network
 * @param review its newest review
 * @returns ok for a coordinator of the network and for the trainer named in an open review
 */
export function canReadForReview(
  actor: Actor,
  module: ModuleRow,
  review: Pick<ReviewFacts, 'state' | 'reviewerId'>,
): Outcome<ReviewRefusal> {
  const given = isGivenTo(actor, module, review);
  return given.ok && review.state !== 'open' ? refused('decided') : given;
}

/**
 * May the actor send a draft back to its authors, with a note?
 * @param actor who asks
 * @param module the module's organisation and network
 * @param review the review, stale or not
 */
export function canReturnReview(
  actor: Actor,
  module: ModuleRow,
  review: Pick<ReviewFacts, 'state' | 'reviewerId'>,
): Outcome<ReviewRefusal> {
  return canReadForReview(actor, module, review);
}

/**
 * May the actor approve a draft, which publishes it?
 * @param actor who asks
 * @param module the module's organisation and network
 * @param review the review
 * @returns ok, or why not; see the rule of four eyes above
 */
export function canApproveReview(
  actor: Actor,
  module: ModuleRow,
  review: ReviewFacts,
): Outcome<ReviewRefusal> {
  const given = isGivenTo(actor, module, review);
  if (!given.ok) return given;
  if (actor.kind !== 'staff') return refused('not-permitted');
  if (review.state !== 'open') return refused('decided');
  if (actor.accountId === review.requestedBy) return refused('own-request');
  if (review.authors.includes(actor.accountId)) return refused('own-writing');
  return review.isStale ? refused('stale') : allowed;
}

/** A member of staff who might be named for a review. */
export interface PossibleReviewer {
  accountId: string;
  networkId: string;
  isCoordinator: boolean;
}

/**
 * Says who could approve a draft if it were handed in now.
 * @param person a member of staff
 * @param module the module's organisation and network
 * @param asks who hands it in, and everybody who wrote it since the last edition
 * @returns whether the person may be named
 */
export function canBeReviewer(
  person: Pick<PossibleReviewer, 'accountId' | 'networkId'>,
  module: ModuleRow,
  asks: { requestedBy: string; authors: readonly string[] },
): boolean {
  return (
    person.networkId === module.networkId &&
    person.accountId !== asks.requestedBy &&
    !asks.authors.includes(person.accountId)
  );
}
