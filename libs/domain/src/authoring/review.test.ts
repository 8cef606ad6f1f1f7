import fc from 'fast-check';
import type { Actor, StaffActor, StaffRole } from '../access/actor.js';
import { canApproveReview, canBeReviewer, canReadForReview, canReturnReview } from './review.js';
import type { ReviewFacts, ReviewState } from './review.js';

const people = ['ada', 'bo', 'ceca', 'dara'] as const;
const networks = ['n1', 'n2'] as const;
const states: readonly ReviewState[] = ['open', 'approved', 'returned', 'cancelled', 'superseded'];

const person = fc.constantFrom(...people);
const staff: fc.Arbitrary<StaffActor> = fc.record({
  kind: fc.constant('staff' as const),
  accountId: person,
  networkId: fc.constantFrom(...networks),
  secondFactor: fc.boolean(),
  memberships: fc.array(
    fc.record({
      organisationId: fc.constantFrom('o1', 'o2'),
      role: fc.constantFrom<StaffRole>('trainer', 'coordinator'),
    }),
    { maxLength: 3 },
  ),
});
const actor: fc.Arbitrary<Actor> = fc.oneof(
  { weight: 8, arbitrary: staff },
  fc.constant<Actor>({ kind: 'visitor' }),
  person.map((accountId): Actor => ({ kind: 'learner', accountId, networkId: 'n1' })),
);
const review: fc.Arbitrary<ReviewFacts> = fc.record({
  state: fc.constantFrom(...states),
  requestedBy: fc.option(person),
  reviewerId: fc.option(person),
  authors: fc.uniqueArray(person),
  isStale: fc.boolean(),
});
const module = fc.record({
  networkId: fc.option(fc.constantFrom(...networks)),
  organisationId: fc.constantFrom('o1', 'o2'),
});

test('whoever approves is not who asked, wrote nothing of it, and the review was given to her', () => {
  fc.assert(
    fc.property(actor, module, review, (who, where, what) => {
      if (!canApproveReview(who, where, what).ok) return;
      if (who.kind !== 'staff') throw new Error('only staff approves');
      expect(who.secondFactor).toBe(true);
      expect(who.networkId).toBe(where.networkId);
      expect(who.accountId).not.toBe(what.requestedBy);
      expect(what.authors).not.toContain(who.accountId);
      expect(what).toMatchObject({ state: 'open', isStale: false });
      const coordinates = who.memberships.some(({ role }) => role === 'coordinator');
      expect(coordinates || what.reviewerId === who.accountId).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

test('however one more becomes an author, nobody gains an approval by it', () => {
  fc.assert(
    fc.property(actor, module, review, person, (who, where, what, author) => {
      const more = { ...what, authors: [...what.authors, author] };
      const after = canApproveReview(who, where, more).ok;
      expect(after && !canApproveReview(who, where, what).ok).toBe(false);
    }),
  );
});

test('who may approve may also send back; sending back asks for no distance', () => {
  fc.assert(
    fc.property(actor, module, review, (who, where, what) => {
      if (!canApproveReview(who, where, what).ok) return;
      expect(canReturnReview(who, where, what).ok).toBe(true);
      expect(canReadForReview(who, where, what).ok).toBe(true);
    }),
  );
});

test('whoever may be named could approve what she is named for', () => {
  fc.assert(
    fc.property(staff, module, review, person, (who, where, what, requestedBy) => {
      const { authors } = what;
      fc.pre(who.secondFactor && who.memberships.length > 0);
      fc.pre(canBeReviewer(who, where, { requestedBy, authors }));
      const named = { state: 'open' as const, isStale: false, authors, requestedBy };
      expect(canApproveReview(who, where, { ...named, reviewerId: who.accountId }).ok).toBe(true);
    }),
  );
});

const trainer: StaffActor = {
  kind: 'staff',
  accountId: 'ada',
  networkId: 'n1',
  secondFactor: true,
  memberships: [{ organisationId: 'o1', role: 'trainer' }],
};
const coordinator: StaffActor = {
  ...trainer,
  accountId: 'bo',
  memberships: [{ organisationId: 'o9', role: 'coordinator' }],
};
const open: ReviewFacts = {
  state: 'open',
  requestedBy: 'ceca',
  reviewerId: null,
  authors: ['ceca', 'dara'],
  isStale: false,
};
const here = { networkId: 'n1', organisationId: 'o1' };

test.each<[string, Actor, Partial<ReviewFacts>]>([
  ['ok', coordinator, {}],
  ['ok', trainer, { reviewerId: 'ada' }],
  ['not-named', trainer, {}],
  ['not-named', trainer, { reviewerId: 'dara' }],
  ['own-request', coordinator, { requestedBy: 'bo' }],
  ['own-request', trainer, { reviewerId: 'ada', requestedBy: 'ada' }],
  ['own-writing', coordinator, { authors: ['bo'] }],
  ['own-writing', trainer, { reviewerId: 'ada', authors: ['dara', 'ada'] }],
  ['stale', coordinator, { isStale: true }],
  ['decided', coordinator, { state: 'approved' }],
  ['not-permitted', { ...coordinator, networkId: 'n2' }, {}],
  ['not-permitted', { ...trainer, memberships: [] }, { reviewerId: 'ada' }],
  ['second-factor-needed', { ...coordinator, secondFactor: false }, {}],
  ['signed-out', { kind: 'visitor' }, {}],
])('%s for %j and %j', (expected, who, own) => {
  const verdict = canApproveReview(who, here, { ...open, ...own });
  expect(verdict.ok ? 'ok' : verdict.reason).toBe(expected);
});

test('a built-in module is reviewed by nobody here', () => {
  const builtIn = { networkId: null, organisationId: 'built-in' };
  expect(canApproveReview(coordinator, builtIn, open).ok).toBe(false);
});
