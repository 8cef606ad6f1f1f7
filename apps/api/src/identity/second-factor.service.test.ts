import { MINUTE } from '../platform/clock.js';
import { startApp, type TestApp } from '../testing/app.js';
import type { Speaker } from '../testing/as.js';
import type { GivenStaff } from '../testing/given.js';

let house: TestApp;
let staff: GivenStaff;

beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());
beforeEach(async () => {
  const { given } = house;
  staff = await given.staff('coordinator', await given.organisation(await given.network()));
  house.clock.advance(MINUTE);
});

interface Outcome {
  token?: string;
  reason?: string | null;
}
const confirm = async (who: Speaker, code: string): Promise<Outcome> => {
  const document =
    'mutation ($c: String!) { confirmSecondFactor(code: $c) { ... on SignedIn { token } ... on Refused { reason } } }';
  const { data, refusal } = await house
    .as(who)
    .query<{ confirmSecondFactor: Outcome }>(document, { c: code });
  return data?.confirmSecondFactor ?? { reason: refusal };
};
const half = () => house.given.halfSignedIn(staff);

test('without the second factor a staff session can do nothing, with it everything (safety 21)', async () => {
  const session = await half();
  for (const document of [
    '{ cohorts { id } }',
    '{ ownSessions { id } }',
    'mutation { markExitExplained }',
  ]) {
    expect((await house.as(session).query(document)).refusal).toBe('second-factor-needed');
  }
  const { token = '' } = await confirm(session, await house.given.code(staff.seed));
  expect((await house.as({ token }).query('{ cohorts { id } }')).refusal).toBeNull();
});

test('a code works once, in any session, and so does an earlier one after it', async () => {
  const code = await house.given.code(staff.seed);
  const earlier = await house.given.code(staff.seed, -1);
  expect((await confirm(await half(), code)).token).toBeDefined();
  expect(await confirm(await half(), code)).toEqual({ reason: 'no-match' });
  expect(await confirm(await half(), earlier)).toEqual({ reason: 'no-match' });
  house.clock.advance(MINUTE);
  expect((await confirm(await half(), await house.given.code(staff.seed))).token).toBeDefined();
});

test('sent ten times at once a code opens one session', async () => {
  const code = await house.given.code(staff.seed);
  // Each try needs a session of its own: the first success ends the one it came from.
  const sessions = await Promise.all(Array.from({ length: 6 }, half));
  const answers = await Promise.all(sessions.map((session) => confirm(session, code)));
  expect(answers.filter(({ token }) => token)).toHaveLength(1);
});

test.each([
  ['another code', () => '123456'],
  ['nothing', () => ''],
  ['too few digits', (code: string) => code.slice(1)],
  ['too many digits', (code: string) => `${code}0`],
  ['words', () => 'шест цифри'],
])('%s is no code', async (_what, change) => {
  expect(await confirm(await half(), change(await house.given.code(staff.seed)))).toEqual({
    reason: 'no-match',
  });
});

test('blanks between the digits are fine; a code of five minutes ago is not', async () => {
  const code = await house.given.code(staff.seed);
  expect(await confirm(await half(), await house.given.code(staff.seed, -10))).toEqual({
    reason: 'no-match',
  });
  expect((await confirm(await half(), `${code.slice(0, 3)} ${code.slice(3)}`)).token).toBeDefined();
});

test('codes cannot be guessed: eight tries a quarter of an hour, from wherever', async () => {
  const session = await half();
  for (let n = 0; n < 8 - 1; n += 1)
    expect(await confirm(session, '000000')).toEqual({ reason: 'no-match' });
  // One was spent when she joined.
  expect(await confirm(await half(), await house.given.code(staff.seed))).toEqual({
    reason: 'too-many-tries',
  });
});

test('the seed is shown until its first code was given, and never again', async () => {
  const { given } = house;
  const organisation = await given.organisation(await given.network());
  const coordinator = await given.staff('coordinator', organisation);
  const invite =
    'mutation ($o: String!) { inviteStaff(input: { organisationId: $o, role: "trainer" }) { token } }';
  const { inviteStaff } = await house
    .as(coordinator)
    .ask<{ inviteStaff: Speaker }>(invite, { o: organisation.id });
  const accept = `mutation ($t: String!) { acceptInvitation(input: { token: $t, name: "Нов Обучител", email: "seed@example.org",
    passphrase: "вятър мост камък лодка" }) { ... on SignedIn { token } } }`;
  const { acceptInvitation: joined } = await house
    .as()
    .ask<{ acceptInvitation: Speaker }>(accept, { t: inviteStaff.token });
  const setup = async (who?: Speaker) =>
    house
      .as(who)
      .query<{ secondFactorSetup: { secret: string; uri: string } | null }>(
        '{ secondFactorSetup { secret uri } }',
      );

  expect((await setup()).refusal).toBe('signed-out');
  const { data } = await setup(joined);
  const seed = data?.secondFactorSetup;
  expect(seed?.uri).toMatch(/^otpauth:\/\/totp\//);
  const whole = await confirm(joined, await given.code(seed?.secret ?? ''));
  expect((await setup({ token: whole.token ?? '' })).data).toEqual({ secondFactorSetup: null });
});
