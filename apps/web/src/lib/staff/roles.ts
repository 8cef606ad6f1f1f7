import { m } from '#lib/paraglide/messages.js';

/**
 * What a role of staff is called.
 * @param role as the API names it
 * @returns the word in the reader's language; an unknown role as it stands
 */
export function roleName(role: string): string {
  if (role === 'trainer') return m.staff_role_trainer();
  return role === 'coordinator' ? m.staff_role_coordinator() : role;
}
