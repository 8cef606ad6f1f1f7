import { createHash } from 'node:crypto';
import { HOUR, MINUTE } from '../platform/clock.js';
import { startApp, type TestApp } from '../testing/app.js';
import type { Speaker } from '../testing/as.js';
import { everyText } from '../testing/dump.js';
import type { Given, GivenLearner } from '../testing/given.js';

let house: TestApp;
let cohort: Awaited<ReturnType<Given['cohort']>>;

beforeAll(async () => {
  house = await startApp();
  const { given } = house;
  cohort = await given.cohort([await given.course(await given.network(), { lessons: 1 })]);
});
afterAll(() => house.stop());

const kindOf = async (who: Speaker) =>
  (await house.as(who).ask<{ viewer: { kind: string } }>('{ viewer { kind } }')).viewer.kind;
const sessionsOf = async (who: Speaker) =>
  (
    await house
      .as(who)
      .ask<{ ownSessions: { id: string; current: boolean }[] }>('{ ownSessions { id current } }')
  ).ownSessions;

/** She signs in on a further device. */
async function onAnotherDevice({ alias, passphrase }: GivenLearner): Promise<Speaker> {
  const signIn = 'mutation ($i: SignInInput!) { signIn(input: $i) { ... on SignedIn { token } } }';
  return (await house.as().ask<{ signIn: Speaker }>(signIn, { i: { who: alias, passphrase } }))
    .signIn;
}

test('the database holds the hash of a token and nothing that opens a session', async () => {
  const learner = await house.given.learner(cohort);
  const { token } = learner;
  const [row]: { token_hash: Buffer }[] = await house.db.query(
    'SELECT token_hash FROM session WHERE account_id = $1',
    [learner.accountId],
  );
  expect(row?.token_hash).toEqual(createHash('sha256').update(token).digest());
  const dump = await everyText(house.db);
  for (const form of [
    token,
    Buffer.from(token).toString('hex'),
    Buffer.from(token, 'base64url').toString('hex'),
  ]) {
    expect(dump).not.toContain(form);
  }
  expect(await kindOf({ token: row?.token_hash.toString('hex') ?? '' })).toBe('visitor');
  expect(await kindOf({ token: row?.token_hash.toString('base64url') ?? '' })).toBe('visitor');
});

test('tokens have 256 random bits', async () => {
  const tokens = [await house.given.learner(cohort), await house.given.learner(cohort)].map(
    ({ token }) => token,
  );
  expect(new Set(tokens).size).toBe(2);
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
});

test('a session ends 20 minutes after its last use, and each use prolongs it (safety 14)', async () => {
  const learner = await house.given.learner(cohort);
  house.clock.advance(19 * MINUTE);
  expect(await kindOf(learner)).toBe('learner');
  house.clock.advance(19 * MINUTE);
  expect(await kindOf(learner)).toBe('learner');
  house.clock.advance(20 * MINUTE + 1_000);
  expect(await kindOf(learner)).toBe('visitor');
  expect((await house.as(learner).query('{ ownSessions { id } }')).refusal).toBe('signed-out');
});

test('however busy, a session ends after 12 hours (safety 14)', async () => {
  const learner = await house.given.learner(cohort);
  for (let hours = 0.25; hours < 12; hours += 0.25) {
    house.clock.advance(HOUR / 4);
    expect(await kindOf(learner)).toBe('learner');
  }
  house.clock.advance(HOUR / 4);
  expect(await kindOf(learner)).toBe('visitor');
});

test('a session that has ended cannot be brought back by setting the clock of another one', async () => {
  const learner = await house.given.learner(cohort);
  house.clock.advance(21 * MINUTE);
  const fresh = await onAnotherDevice(learner);
  expect(await kindOf(fresh)).toBe('learner');
  expect(await kindOf(learner)).toBe('visitor');
  expect(await sessionsOf(fresh)).toHaveLength(1);
});

test('signing out ends this session and no other; twice is no error', async () => {
  const learner = await house.given.learner(cohort);
  const other = await onAnotherDevice(learner);
  expect(await house.as(other).ask('mutation { signOut }')).toEqual({ signOut: true });
  expect(await house.as(other).ask('mutation { signOut }')).toEqual({ signOut: true });
  expect(await kindOf(other)).toBe('visitor');
  expect(await kindOf(learner)).toBe('learner');
});

describe('she sees her sessions and ends them (safety 20)', () => {
  test('one of them', async () => {
    const learner = await house.given.learner(cohort);
    const other = await onAnotherDevice(learner);
    const [lost] = (await sessionsOf(learner)).filter(({ current }) => !current);
    await house.as(learner).ask('mutation ($id: String) { endSession(id: $id) }', { id: lost?.id });
    expect(await kindOf(other)).toBe('visitor');
    expect(await sessionsOf(learner)).toEqual([
      { id: expect.any(String) as string, current: true },
    ]);
  });

  test('all of them, this one included', async () => {
    const learner = await house.given.learner(cohort);
    const stranger = await house.given.learner(cohort);
    const other = await onAnotherDevice(learner);
    expect(await sessionsOf(learner)).toHaveLength(2);
    await house.as(learner).ask('mutation { endSession }');
    expect(await Promise.all([learner, other, stranger].map(kindOf))).toEqual([
      'visitor',
      'visitor',
      'learner',
    ]);
  });

  test("a stranger's session id ends nothing", async () => {
    const [learner, stranger] = [
      await house.given.learner(cohort),
      await house.given.learner(cohort),
    ];
    const [hers] = await sessionsOf(stranger);
    await house.as(learner).ask('mutation ($id: String) { endSession(id: $id) }', { id: hers?.id });
    expect(await kindOf(stranger)).toBe('learner');
  });
});

test('the second factor replaces the session: the half-open token is worth nothing afterwards', async () => {
  const { given } = house;
  const staff = await given.staff('trainer', await given.organisation(await given.network()));
  const half = await given.halfSignedIn(staff);
  house.clock.advance(MINUTE);
  const confirm =
    'mutation ($c: String!) { confirmSecondFactor(code: $c) { ... on SignedIn { token } } }';
  const { confirmSecondFactor: whole } = await house
    .as(half)
    .ask<{ confirmSecondFactor: Speaker }>(confirm, { c: await given.code(staff.seed) });
  expect(whole.token).not.toBe(half.token);
  expect(await kindOf(half)).toBe('visitor');
  expect((await house.as(whole).query('{ studioModules { id } }')).refusal).toBeNull();
});
