import fc from 'fast-check';
import type { Actor, Role, StaffActor, StaffRole } from './actor.js';
import type { Access } from './is-allowed.js';
import {
  canCloseRelease,
  canCopyModule,
  canInvite,
  canManageCohort,
  canReadAudit,
  canRevokeCredential,
  canReadModule,
  canReadModuleFigures,
  canReadReport,
  canReinstateModule,
  canUseCertificate,
  canUseEnrolment,
  canWithdrawModule,
  canUseImport,
  canUseQuestionBank,
  canWriteModule,
} from './row-policies.js';

const visitor: Actor = { kind: 'visitor' };
const learner = (accountId = 'a1'): Actor => ({ kind: 'learner', accountId, networkId: 'n1' });
const staff = (role: StaffRole, organisationId = 'o1', networkId = 'n1'): StaffActor => ({
  kind: 'staff',
  accountId: 's1',
  networkId,
  secondFactor: true,
  memberships: [{ organisationId, role }],
});
const said = (access: Access): string => (access.ok ? 'ok' : access.reason);

describe('what belongs to a network', () => {
  const policies = {
    canManageCohort,
    canReadReport,
    canCloseRelease,
    canReadAudit,
    canRevokeCredential,
  };
  const rows: [string, Actor, string][] = [
    ['ok', staff('coordinator'), 'n1'],
    ['not-permitted', staff('coordinator'), 'n2'],
    ['not-permitted', staff('trainer'), 'n1'],
    ['not-permitted', learner(), 'n1'],
    ['signed-out', visitor, 'n1'],
    ['second-factor-needed', { ...staff('coordinator'), secondFactor: false }, 'n1'],
  ];
  for (const [name, policy] of Object.entries(policies)) {
    test.each(rows)(`${name}: %s for %j in %s`, (expected, actor, networkId) => {
      expect(said(policy(actor, { networkId }))).toBe(expected);
    });
  }
});

describe('what belongs to a learner', () => {
  const policies = { canUseEnrolment, canUseCertificate };
  const rows: [string, Actor, string | null][] = [
    ['ok', learner('a1'), 'a1'],
    ['not-permitted', learner('a2'), 'a1'],
    ['not-permitted', learner('a1'), null],
    ['not-permitted', staff('coordinator'), 'a1'],
    ['not-permitted', staff('coordinator'), 's1'],
    ['signed-out', visitor, 'a1'],
    ['signed-out', visitor, null],
  ];
  for (const [name, policy] of Object.entries(policies)) {
    test.each(rows)(`${name}: %s for %j on %s`, (expected, actor, accountId) => {
      expect(said(policy(actor, { accountId }))).toBe(expected);
    });
  }
});

describe('what belongs to a member of staff', () => {
  const rows: [string, Actor, string | null][] = [
    ['ok', staff('trainer'), 's1'],
    ['ok', staff('coordinator'), 's1'],
    ['not-permitted', staff('coordinator'), 's2'],
    ['not-permitted', staff('trainer'), null],
    ['not-permitted', learner('s1'), 's1'],
    ['second-factor-needed', { ...staff('trainer'), secondFactor: false }, 's1'],
    ['signed-out', visitor, null],
  ];
  test.each(rows)('canUseImport: %s for %j on %s', (expected, actor, accountId) => {
    expect(said(canUseImport(actor, { accountId }))).toBe(expected);
  });
});

describe('modules', () => {
  const policies = { canReadModule, canReadModuleFigures, canWithdrawModule };
  const rows: [string, Actor, string | null, string][] = [
    ['ok', staff('trainer', 'o1'), 'n1', 'o1'],
    ['not-permitted', staff('trainer', 'o1'), 'n1', 'o2'],
    ['not-permitted', staff('trainer', 'o1'), null, 'built-in'],
    ['not-permitted', staff('trainer', 'o1'), 'n2', 'o1'],
    ['ok', staff('coordinator', 'o1'), 'n1', 'o2'],
    ['ok', staff('coordinator', 'o1'), null, 'built-in'],
    ['not-permitted', staff('coordinator', 'o1'), 'n2', 'o9'],
    ['not-permitted', learner(), 'n1', 'o1'],
    ['signed-out', visitor, null, 'built-in'],
  ];
  for (const [name, policy] of Object.entries(policies)) {
    test.each(rows)(`${name}: %s for %j in %s/%s`, (expected, actor, networkId, organisationId) => {
      expect(said(policy(actor, { networkId, organisationId }))).toBe(expected);
    });
  }

  test('who may read a module may write it, save the built-in ones', () => {
    for (const [, actor, networkId, organisationId] of rows) {
      const read = canReadModule(actor, { networkId, organisationId });
      const write = canWriteModule(actor, { networkId, organisationId });
      expect(write.ok).toBe(read.ok && networkId !== null);
      expect(canUseQuestionBank(actor, { networkId, organisationId })).toEqual(write);
    }
  });

  const copies: [string, Actor, string | null, string, boolean][] = [
    ['ok', staff('trainer', 'o1'), 'n1', 'o1', false],
    ['ok', staff('trainer', 'o1'), 'n1', 'o2', true],
    ['ok', staff('trainer', 'o1'), null, 'built-in', true],
    ['ok', staff('coordinator', 'o1'), 'n1', 'o2', false],
    ['not-permitted', staff('trainer', 'o1'), 'n1', 'o2', false],
    ['not-permitted', staff('trainer', 'o1'), null, 'built-in', false],
    ['not-permitted', staff('coordinator', 'o1'), 'n2', 'o9', true],
    ['not-permitted', learner(), 'n1', 'o1', true],
    ['signed-out', visitor, 'n1', 'o1', true],
    ['second-factor-needed', { ...staff('trainer'), secondFactor: false }, 'n1', 'o2', true],
  ];
  test.each(copies)(
    'a copy: %s for %j of %s/%s, published: %s',
    (expected, actor, networkId, organisationId, isPublished) => {
      const module = { networkId, organisationId, isPublished };
      expect(said(canCopyModule(actor, module))).toBe(expected);
    },
  );

  test('only a coordinator gives back what was withdrawn', () => {
    for (const [, actor, networkId, organisationId] of rows) {
      const module = { networkId, organisationId };
      const coordinates =
        actor.kind === 'staff' && actor.memberships.some(({ role }) => role === 'coordinator');
      const withdraw = canWithdrawModule(actor, module);
      expect(canReinstateModule(actor, module).ok).toBe(withdraw.ok && coordinates);
    }
  });

  test('one who trains here and coordinates there reaches her whole network', () => {
    const actor = staff('trainer', 'o1');
    actor.memberships.push({ organisationId: 'o2', role: 'coordinator' });
    expect(said(canReadModule(actor, { networkId: 'n1', organisationId: 'o7' }))).toBe('ok');
  });
});

describe('invitations', () => {
  const rows: [string, Actor, string, Role][] = [
    ['ok', staff('coordinator'), 'n1', 'trainer'],
    ['ok', staff('coordinator'), 'n1', 'coordinator'],
    ['not-permitted', staff('coordinator'), 'n1', 'learner'],
    ['not-permitted', staff('coordinator'), 'n1', 'visitor'],
    ['not-permitted', staff('coordinator'), 'n2', 'trainer'],
    ['not-permitted', staff('trainer'), 'n1', 'trainer'],
    ['signed-out', visitor, 'n1', 'trainer'],
  ];
  test.each(rows)('%s for %j into %s as %s', (expected, actor, networkId, role) => {
    expect(said(canInvite(actor, { networkId, role }))).toBe(expected);
  });
});

test('nobody reaches into a foreign network, whatever the role', () => {
  const role = fc.constantFrom<StaffRole>('trainer', 'coordinator');
  fc.assert(
    fc.property(role, fc.string(), fc.string(), fc.string(), (as, own, foreign, organisationId) => {
      fc.pre(own !== foreign);
      const actor = staff(as, organisationId, own);
      const row = { networkId: foreign, organisationId };
      const answers = [
        canManageCohort(actor, row),
        canReadReport(actor, row),
        canCloseRelease(actor, row),
        canReadAudit(actor, row),
        canReadModule(actor, row),
        canReadModuleFigures(actor, row),
        canWriteModule(actor, row),
        canCopyModule(actor, { ...row, isPublished: true }),
        canWithdrawModule(actor, row),
        canReinstateModule(actor, row),
        canUseQuestionBank(actor, row),
        canInvite(actor, { ...row, role: 'trainer' }),
      ];
      expect(answers.some((answer) => answer.ok)).toBe(false);
    }),
  );
});
