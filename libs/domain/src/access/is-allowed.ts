import type { Outcome } from '../outcome.js';
import { allowed, refused } from '../outcome.js';
import type { Actor, Role } from './actor.js';
import { rolesOf } from './actor.js';
import type { Permission } from './permission-table.js';
import { permissionTable } from './permission-table.js';

/** Why an actor may not: to sign in, to give the second factor, or not hers to do at all. */
export type AccessRefusal = 'signed-out' | 'second-factor-needed' | 'not-permitted';

/** The answer of every access rule. */
export type Access = Outcome<AccessRefusal>;

/**
 * Asks the permission table. Staff who have not passed the second factor in this session are refused
 * everything (safety 21); enrolling and giving the factor therefore stand on a path of their own that
 * asks for no permission.
 * @param actor who asks
 * @param permission what for
 * @returns ok, or the reason: 'signed-out' (sign in first), 'second-factor-needed', 'not-permitted'
 */
export function isAllowed(actor: Actor, permission: Permission): Access {
  if (actor.kind === 'staff' && !actor.secondFactor) return refused('second-factor-needed');
  const granted: readonly Role[] = permissionTable[permission];
  if (rolesOf(actor).some((role) => granted.includes(role))) return allowed;
  return refused(actor.kind === 'visitor' ? 'signed-out' : 'not-permitted');
}
