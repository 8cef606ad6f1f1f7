import fc from 'fast-check';
import type { Actor, StaffActor } from './actor.js';
import { roles, rolesOf } from './actor.js';
import { isAllowed } from './is-allowed.js';
import { permissions, permissionTable } from './permission-table.js';

const visitor: Actor = { kind: 'visitor' };
const learner: Actor = { kind: 'learner', accountId: 'a1', networkId: 'n1' };
const staff = (...given: ('trainer' | 'coordinator')[]): StaffActor => ({
  kind: 'staff',
  accountId: 's1',
  networkId: 'n1',
  secondFactor: true,
  memberships: given.map((role, index) => ({ organisationId: `o${index}`, role })),
});

describe('rolesOf', () => {
  test.each([
    [visitor, ['visitor']],
    [learner, ['learner']],
    [staff(), []],
    [staff('trainer'), ['trainer']],
    [staff('trainer', 'trainer', 'coordinator'), ['trainer', 'coordinator']],
  ])('%j has %j', (actor, expected) => {
    expect(rolesOf(actor)).toEqual(expected);
  });
});

/** The table once more, by hand: a change of who may do what has to be made twice, on purpose. */
const expected: Record<string, string> = {
  'account.own': 'learner trainer coordinator',
  'learning.take': 'learner',
  'certificate.own': 'learner',
  'certificate.revoke': 'coordinator',
  'cohort.manage': 'coordinator',
  'access-code.issue': 'coordinator',
  'access-code.void': 'coordinator',
  'staff.invite': 'coordinator',
  'report.read': 'coordinator',
  'release.close': 'coordinator',
  'audit.read': 'coordinator',
  'module.read': 'trainer coordinator',
  'module.figures': 'trainer coordinator',
  'module.write': 'trainer coordinator',
  'module.review': 'trainer coordinator',
  'module.withdraw': 'trainer coordinator',
  'question-bank.use': 'trainer coordinator',
  'media.upload': 'trainer coordinator',
  'course.compose': 'coordinator',
};

describe('the permission table', () => {
  const actors: Record<string, Actor> = {
    visitor,
    learner,
    trainer: staff('trainer'),
    coordinator: staff('coordinator'),
  };

  test('knows exactly the permissions listed here', () => {
    expect([...permissions].sort()).toEqual(Object.keys(expected).sort());
    expect(Object.keys(actors).sort()).toEqual([...roles].sort());
  });

  test.each(
    permissions.flatMap((permission) =>
      Object.entries(actors).map(([role, actor]) => ({ permission, role, actor })),
    ),
  )('$permission for a $role', ({ permission, role, actor }) => {
    const granted = (expected[permission] ?? '').split(' ').includes(role);
    const reason = role === 'visitor' ? 'signed-out' : 'not-permitted';
    expect(isAllowed(actor, permission)).toEqual(granted ? { ok: true } : { ok: false, reason });
  });

  test('gives a visitor nothing', () => {
    for (const granted of Object.values<readonly string[]>(permissionTable)) {
      expect(granted).not.toContain('visitor');
    }
  });
});

describe('the second factor', () => {
  test('without it staff are refused everything, whatever the memberships', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('trainer' as const, 'coordinator' as const)),
        fc.constantFrom(...permissions),
        (given, permission) => {
          const actor = { ...staff(...given), secondFactor: false };
          expect(isAllowed(actor, permission)).toEqual({
            ok: false,
            reason: 'second-factor-needed',
          });
        },
      ),
    );
  });

  test('staff without a membership are refused everything with it, too', () => {
    for (const permission of permissions) {
      expect(isAllowed(staff(), permission)).toEqual({ ok: false, reason: 'not-permitted' });
    }
  });
});
