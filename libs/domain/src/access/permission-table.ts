import type { Role } from './actor.js';

/**
 * Who may do what, before any question of whose it is. A permission that is not here does not exist, and
 * a root field without one is refused by the guard. Whose row it is decide the row policies beside this.
 */
export const permissionTable = {
  'account.own': ['learner', 'trainer', 'coordinator'],
  'learning.take': ['learner'],
  'certificate.own': ['learner'],
  'certificate.revoke': ['coordinator'],
  'cohort.manage': ['coordinator'],
  'access-code.issue': ['coordinator'],
  'access-code.void': ['coordinator'],
  'staff.invite': ['coordinator'],
  'report.read': ['coordinator'],
  'release.close': ['coordinator'],
  'audit.read': ['coordinator'],
  'module.read': ['trainer', 'coordinator'],
  'module.figures': ['trainer', 'coordinator'],
  'module.write': ['trainer', 'coordinator'],
  'module.review': ['trainer', 'coordinator'],
  'module.withdraw': ['trainer', 'coordinator'],
  'question-bank.use': ['trainer', 'coordinator'],
  'media.upload': ['trainer', 'coordinator'],
  'course.compose': ['coordinator'],
} as const satisfies Record<string, readonly Role[]>;

/** The name of a permission, such as 'cohort.manage'. */
export type Permission = keyof typeof permissionTable;

/** All permissions, for tests that walk over them. */
export const permissions = Object.keys(permissionTable) as readonly Permission[];
