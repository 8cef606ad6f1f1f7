/** What a member of staff may be in an organisation. */
export type StaffRole = 'trainer' | 'coordinator';

/** Every role that the permission table speaks of. */
export type Role = 'visitor' | 'learner' | StaffRole;

/** All roles, for tests that walk over them. */
export const roles: readonly Role[] = ['visitor', 'learner', 'trainer', 'coordinator'];

/** One role in one organisation of the actor's network. */
export interface StaffMembership {
  organisationId: string;
  role: StaffRole;
}

/** Nobody signed in. */
export interface VisitorActor {
  kind: 'visitor';
}

/** A signed-in learner. */
export interface LearnerActor {
  kind: 'learner';
  accountId: string;
  networkId: string;
}

/** A signed-in member of staff. */
export interface StaffActor {
  kind: 'staff';
  accountId: string;
  networkId: string;
  /** Whether this very session has passed the second factor; having enrolled one is not enough. */
  secondFactor: boolean;
  memberships: StaffMembership[];
}

/** Who asks. Built once per request from the session and handed to every rule. */
export type Actor = VisitorActor | LearnerActor | StaffActor;

/**
 * Lists the roles of an actor, whatever the organisation.
 * @param actor who asks
 * @returns each role once; empty for staff without any membership
 */
export function rolesOf(actor: Actor): Role[] {
  if (actor.kind !== 'staff') return [actor.kind];
  return [...new Set(actor.memberships.map((membership) => membership.role))];
}
