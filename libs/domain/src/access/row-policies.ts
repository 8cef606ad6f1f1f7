import { allowed, refused } from '../outcome.js';
import type { Actor, Role } from './actor.js';
import type { Access } from './is-allowed.js';
import { isAllowed } from './is-allowed.js';
import type { Permission } from './permission-table.js';

/** Anything that belongs to one network. */
export interface NetworkRow {
  networkId: string;
}

/** A module: its organisation, and that organisation's network; null for the built-in organisation. */
export interface ModuleRow {
  networkId: string | null;
  organisationId: string;
}

/** Anything that belongs to one account; null once the account is deleted. */
export interface AccountRow {
  accountId: string | null;
}

/** An invitation that is about to be written. */
export interface InvitationRow extends NetworkRow {
  role: Role;
}

function inOwnNetwork(actor: Actor, permission: Permission, row: NetworkRow): Access {
  const access = isAllowed(actor, permission);
  if (!access.ok) return access;
  const own = actor.kind !== 'visitor' && actor.networkId === row.networkId;
  return own ? allowed : refused('not-permitted');
}

function ofOwnAccount(actor: Actor, permission: Permission, row: AccountRow): Access {
  const access = isAllowed(actor, permission);
  if (!access.ok) return access;
  const own = actor.kind !== 'visitor' && actor.accountId === row.accountId;
  return own ? allowed : refused('not-permitted');
}

function ofReachableModule(actor: Actor, permission: Permission, row: ModuleRow): Access {
  const access = isAllowed(actor, permission);
  if (!access.ok) return access;
  if (actor.kind !== 'staff') return refused('not-permitted');
  const reachable = actor.memberships.some((membership) =>
    membership.role === 'coordinator'
      ? row.networkId === null || row.networkId === actor.networkId
      : row.networkId === actor.networkId && row.organisationId === membership.organisationId,
  );
  return reachable ? allowed : refused('not-permitted');
}

/**
 * May the actor make, change and see a cohort, and issue or void its access codes?
 * @param actor who asks
 * @param cohort the cohort's network
 * @returns ok for a coordinator of that network
 */
export function canManageCohort(actor: Actor, cohort: NetworkRow): Access {
  return inOwnNetwork(actor, 'cohort.manage', cohort);
}

/**
 * May the actor read a module on the staff's side? A trainer those of her own organisations; a
 * coordinator all of her network and the built-in ones, of which her network's courses are made.
 * @param actor who asks
 * @param module the module's organisation and its network (null: built in)
 * @returns ok or why not
 */
export function canReadModule(actor: Actor, module: ModuleRow): Access {
  return ofReachableModule(actor, 'module.read', module);
}

/**
 * May the actor write a module: its draft, its lessons, its archive mark? A trainer those of her own
 * organisations, a coordinator all of her network. Built-in modules are copied, never changed here.
 * @param actor who asks
 * @param module the module's organisation and its network (null: built in)
 * @returns ok or why not
 */
export function canWriteModule(actor: Actor, module: ModuleRow): Access {
  const access = ofReachableModule(actor, 'module.write', module);
  return access.ok && module.networkId === null ? refused('not-permitted') : access;
}

/**
 * May the actor make a module of her own from this one: hers, a built-in one, or one that a partner of the
 * network has published? What comes of it belongs to an organisation for which she writes.
 * @param actor who asks
 * @param module the module's organisation and its network (null: built in), and whether an edition is published
 * @returns ok or why not
 */
export function canCopyModule(actor: Actor, module: ModuleRow & { isPublished: boolean }): Access {
  const own = canWriteModule(actor, module);
  if (own.ok || actor.kind !== 'staff') return own;
  const access = isAllowed(actor, 'module.write');
  if (!access.ok) return access;
  const near = module.networkId === null || module.networkId === actor.networkId;
  return near && module.isPublished ? allowed : refused('not-permitted');
}

/**
 * May the actor take a published edition away from learners at once? The organisation's trainers and the
 * coordinator; a coordinator also for built-in modules, of which her network has editions of its own.
 * @param actor who asks
 * @param module the module's organisation and its network (null: built in)
 * @returns ok or why not
 */
export function canWithdrawModule(actor: Actor, module: ModuleRow): Access {
  return ofReachableModule(actor, 'module.withdraw', module);
}

/**
 * May the actor give a withdrawn edition back to learners? A coordinator only: taking
 * away must be quick, giving back must be considered.
 * @param actor who asks
 * @param module the module's organisation and its network (null: built in)
 * @returns ok or why not
 */
export function canReinstateModule(actor: Actor, module: ModuleRow): Access {
  const access = ofReachableModule(actor, 'module.withdraw', module);
  if (!access.ok || actor.kind !== 'staff') return access;
  const coordinates = actor.memberships.some(({ role }) => role === 'coordinator');
  return coordinates ? allowed : refused('not-permitted');
}

/**
 * May the actor use an organisation's question bank: search, save, put away, bring in, take out? A trainer
 * those of her own organisations, a coordinator all of her network.
 * @param actor who asks
 * @param bank the bank's organisation and its network (null: built in, which has no bank)
 * @returns ok or why not
 */
export function canUseQuestionBank(actor: Actor, bank: ModuleRow): Access {
  const access = ofReachableModule(actor, 'question-bank.use', bank);
  return access.ok && bank.networkId === null ? refused('not-permitted') : access;
}

/**
 * May the actor follow and stop an import? Only who began it: a file may hold what she has not shown yet.
 * @param actor who asks
 * @param job whose it is
 * @returns ok for its owner; never once the account is deleted
 */
export function canUseImport(actor: Actor, job: AccountRow): Access {
  return ofOwnAccount(actor, 'module.write', job);
}

/**
 * May the actor see a module's figures, which come from closed releases only? The same modules as in
 * canReadModule; of a built-in module a coordinator sees her own network's figures.
 * @param actor who asks
 * @param module the module's organisation and its network (null: built in)
 * @returns ok or why not
 */
export function canReadModuleFigures(actor: Actor, module: ModuleRow): Access {
  return ofReachableModule(actor, 'module.figures', module);
}

/**
 * May the actor read the completion report of a network's releases?
 * @param actor who asks
 * @param report the network reported on
 * @returns ok for a coordinator of that network
 */
export function canReadReport(actor: Actor, report: NetworkRow): Access {
  return inOwnNetwork(actor, 'report.read', report);
}

/**
 * May the actor close a network's period, which freezes its figures?
 * @param actor who asks
 * @param period the network whose period it is
 * @returns ok for a coordinator of that network
 */
export function canCloseRelease(actor: Actor, period: NetworkRow): Access {
  return inOwnNetwork(actor, 'release.close', period);
}

/**
 * May the actor revoke a credential, named by the number that is printed on it?
 * @param actor who asks
 * @param credential the network it was issued in
 * @returns ok for a coordinator of that network
 */
export function canRevokeCredential(actor: Actor, credential: NetworkRow): Access {
  return inOwnNetwork(actor, 'certificate.revoke', credential);
}

/**
 * May the actor read the log of what staff did in a network?
 * @param actor who asks
 * @param log the network of the entries
 * @returns ok for a coordinator of that network
 */
export function canReadAudit(actor: Actor, log: NetworkRow): Access {
  return inOwnNetwork(actor, 'audit.read', log);
}

/**
 * May the actor read and move on an enrolment: lessons, answers, progress? Only its own learner; staff
 * see totals (safety 26).
 * @param actor who asks
 * @param enrolment whose it is
 * @returns ok for its own learner; never once the account is deleted
 */
export function canUseEnrolment(actor: Actor, enrolment: AccountRow): Access {
  return ofOwnAccount(actor, 'learning.take', enrolment);
}

/**
 * May the actor download, share, or ask for a certificate?
 * @param actor who asks
 * @param certificate whose it is
 * @returns ok for its own holder; never once the account is deleted
 */
export function canUseCertificate(actor: Actor, certificate: AccountRow): Access {
  return ofOwnAccount(actor, 'certificate.own', certificate);
}

/**
 * May the actor invite somebody as staff? A coordinator, into her own network, as trainer or as
 * coordinator. Learners are never invited: they come with an access code and remain unknown.
 * @param actor who asks
 * @param invitation the network and the role offered
 * @returns ok or why not
 */
export function canInvite(actor: Actor, invitation: InvitationRow): Access {
  const access = inOwnNetwork(actor, 'staff.invite', invitation);
  if (!access.ok) return access;
  const staff = invitation.role === 'trainer' || invitation.role === 'coordinator';
  return staff ? allowed : refused('not-permitted');
}
