import { DAY } from '../platform/clock.js';
import { startApp, type TestApp } from '../testing/app.js';
import { everyText } from '../testing/dump.js';
import type { GivenStaff } from '../testing/given.js';
import type { Organisation } from './organisation.entity.js';

let house: TestApp;
let organisation: Organisation;
let coordinator: GivenStaff;

beforeAll(async () => {
  house = await startApp();
  const { given } = house;
  organisation = await given.organisation(await given.network());
  coordinator = await given.staff('coordinator', organisation);
});
afterAll(() => house.stop());

const invite = async (role = 'trainer', organisationId = organisation.id) => {
  const document =
    'mutation ($i: InviteStaffInput!) { inviteStaff(input: $i) { token expiresAt } }';
  const { data, refusal } = await house
    .as(coordinator)
    .query<{ inviteStaff: { token: string } }>(document, { i: { organisationId, role } });
  return { token: data?.inviteStaff.token ?? '', refusal };
};
const view = async (token: string) =>
  (
    await house
      .as()
      .ask<{ invitation: object | null }>(
        'query ($t: String!) { invitation(token: $t) { role organisation { bg } } }',
        { t: token },
      )
  ).invitation;

let joined = 0;
interface Outcome {
  token?: string;
  secondFactorNeeded?: boolean;
  reason?: string | null;
}
async function accept(token: string, own: Record<string, string> = {}): Promise<Outcome> {
  const document = `mutation ($i: AcceptInvitationInput!) { acceptInvitation(input: $i) {
    ... on SignedIn { token secondFactorNeeded } ... on Refused { reason } } }`;
  const input = {
    token,
    name: 'Нов Служител',
    email: `joined${(joined += 1)}@example.org`,
    passphrase: 'мост вятър камък лодка',
    ...own,
  };
  const { data, refusal } = await house
    .as()
    .query<{ acceptInvitation: Outcome }>(document, { i: input });
  return data?.acceptInvitation ?? { reason: refusal };
}

test('an invitation shows where it leads and opens an account that still needs its second factor', async () => {
  const { token } = await invite('trainer');
  expect(await view(token)).toEqual({
    role: 'trainer',
    organisation: { bg: organisation.name.bg },
  });
  const outcome = await accept(token);
  expect(outcome).toEqual({ token: expect.any(String) as string, secondFactorNeeded: true });
  expect(
    (await house.as({ token: outcome.token ?? '' }).query('{ studioModules { id } }')).refusal,
  ).toBe('second-factor-needed');
});

test('it works once, also for ten who open it at once', async () => {
  const { token } = await invite();
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => accept(token)));
  expect(outcomes.filter((outcome) => outcome.token)).toHaveLength(1);
  expect(outcomes.filter(({ reason }) => reason === 'invitation')).toHaveLength(9);
  expect(await view(token)).toBeNull();
});

test('it works for seven days', async () => {
  const { token } = await invite();
  house.clock.advance(7 * DAY - 60_000);
  expect(await view(token)).not.toBeNull();
  house.clock.advance(2 * 60_000);
  expect(await view(token)).toBeNull();
  expect(await accept(token)).toEqual({ reason: 'invitation' });
  house.clock.advance(-7 * DAY);
});

test('the database holds nothing that opens it', async () => {
  const { token } = await invite();
  const dump = await everyText(house.db);
  expect(dump).not.toContain(token);
  expect(dump).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
});

test.each([
  ['a short name', { name: 'Я' }, 'name'],
  ['no e-mail', { email: 'somebody' }, 'email'],
  ['a short passphrase', { passphrase: 'кратка' }, 'passphrase-too-short'],
  ['a common passphrase', { passphrase: 'password1234' }, 'passphrase-common'],
])('%s does not use it up', async (_what, own, reason) => {
  const { token } = await invite();
  expect(await accept(token, own)).toEqual({ reason });
  expect((await accept(token)).token).toBeDefined();
});

test('an e-mail belongs to one account, in whatever letters, and at the same moment too', async () => {
  expect(await accept((await invite()).token, { email: coordinator.email.toUpperCase() })).toEqual({
    reason: 'email',
  });
  const [one, two] = [await invite(), await invite()];
  const outcomes = await Promise.all(
    [one, two].map(({ token }) => accept(token, { email: 'same@example.org' })),
  );
  expect(outcomes.map(({ token, reason }) => (token ? 'joined' : reason)).sort()).toEqual([
    'email',
    'joined',
  ]);
});

test('only into organisations of the own network, and only as staff', async () => {
  const { given } = house;
  const foreign = await given.organisation(await given.network());
  expect((await invite('trainer', foreign.id)).refusal).toBe('not-found');
  expect((await invite('trainer', (await given.organisation(null, 'built-in')).id)).refusal).toBe(
    'not-found',
  );
  expect((await invite('learner')).refusal).toBe('invalid-input');
  expect((await invite('admin')).refusal).toBe('invalid-input');
});

test('the role and the organisation are those of the invitation', async () => {
  const { given } = house;
  const partner = await given.organisation({ id: coordinator.networkId });
  const { token } = await accept((await invite('trainer', partner.id)).token, {
    name: 'Обучител Партньор',
  });
  expect(token).toBeDefined();
  const { staff } = await house
    .as(coordinator)
    .ask<{ staff: object[] }>('{ staff { name role organisationId } }');
  expect(staff).toContainEqual({
    name: 'Обучител Партньор',
    role: 'trainer',
    organisationId: partner.id,
  });
});

test('inviting and joining stand in the log, without token, name and e-mail', async () => {
  const { token } = await invite();
  await accept(token, { name: 'Канарче Записано' });
  const { auditLog } = await house
    .as(coordinator)
    .ask<{ auditLog: { action: string; objectKind: string; objectId: string }[] }>(
      '{ auditLog { action objectKind objectId } }',
    );
  expect(auditLog.slice(0, 2)).toMatchObject([
    { action: 'staff.joined', objectKind: 'organisation', objectId: organisation.id },
    { action: 'staff.invited', objectKind: 'invitation' },
  ]);
  const rows: object[] = await house.db.query('SELECT * FROM audit_entry');
  expect(JSON.stringify(rows)).not.toMatch(/Канарче|example\.org/);
  expect(JSON.stringify(rows)).not.toContain(token);
});
