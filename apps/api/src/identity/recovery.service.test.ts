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

const next = 'мост вятър камък лодка';
interface Outcome {
  token?: string;
  reason?: string | null;
  body: string;
}
async function recover(alias: string, code = '', newPassphrase = next): Promise<Outcome> {
  const document =
    'mutation ($i: RecoverInput!) { recover(input: $i) { ... on SignedIn { token } ... on Refused { reason } } }';
  const { data, refusal, body } = await house
    .as()
    .query<{ recover: { token?: string; reason?: string } }>(document, {
      i: { alias, code, newPassphrase },
    });
  return { ...(data?.recover ?? { reason: refusal }), body };
}
async function signIn(alias: string, passphrase: string): Promise<Partial<Speaker>> {
  const document =
    'mutation ($i: SignInInput!) { signIn(input: $i) { ... on SignedIn { token } } }';
  return (
    await house.as().ask<{ signIn: Partial<Speaker> }>(document, { i: { who: alias, passphrase } })
  ).signIn;
}
const fields = [{ name: 'income', value: 'петстотин' }];
const save = (who: Speaker) =>
  house.as(who).ask('mutation ($f: [FormField!]!) { saveWorksheet(tool: "budget", fields: $f) }', {
    f: fields,
  });
const saved = async (who: Speaker) =>
  (
    await house
      .as(who)
      .ask<{ savedWorksheet: object[] | null }>('{ savedWorksheet(tool: "budget") { name value } }')
  ).savedWorksheet;
const kindOf = async (who: Speaker) =>
  (await house.as(who).ask<{ viewer: { kind: string } }>('{ viewer { kind } }')).viewer.kind;

test('eight different codes of 80 random bits, kept as keyed hashes (safety 16)', async () => {
  const { recoveryCodes } = await house.given.learner(cohort);
  expect(new Set(recoveryCodes).size).toBe(8);
  const dump = await everyText(house.db);
  for (const code of recoveryCodes) {
    expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(dump).not.toContain(code);
    expect(dump).not.toContain(code.replaceAll('-', ''));
  }
});

test('they may be declined (safety 46)', async () => {
  const { recoveryCodes, accountId } = await house.given.learner(cohort, { recoveryCodes: false });
  expect(recoveryCodes).toEqual([]);
  expect(
    await house.db.query('SELECT 1 FROM recovery_code WHERE account_id = $1', [accountId]),
  ).toEqual([]);
});

test('a code opens the account with a new passphrase and what she saved, and ends every other session', async () => {
  const learner = await house.given.learner(cohort);
  const elsewhere = await signIn(learner.alias, learner.passphrase);
  await save(learner);
  const { token = '' } = await recover(
    learner.alias.toUpperCase(),
    learner.recoveryCodes[3]?.toLowerCase().replaceAll('-', ' '),
  );
  expect(await saved({ token })).toEqual(fields);
  expect(await kindOf(learner)).toBe('visitor');
  expect(await kindOf({ token: elsewhere.token ?? '' })).toBe('visitor');
  expect(await signIn(learner.alias, learner.passphrase)).toEqual({});
  const again = await signIn(learner.alias, next);
  expect(await saved({ token: again.token ?? '' })).toEqual(fields);
});

test('a code works once; the others go on working', async () => {
  const { alias, recoveryCodes } = await house.given.learner(cohort);
  expect((await recover(alias, recoveryCodes[0])).token).toBeDefined();
  expect((await recover(alias, recoveryCodes[0])).reason).toBe('no-match');
  expect((await recover(alias, recoveryCodes[1])).token).toBeDefined();
});

test('sent five times at once a code works once', async () => {
  const { alias, recoveryCodes } = await house.given.learner(cohort);
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => recover(alias, recoveryCodes[0])),
  );
  expect(answers.filter(({ token }) => token)).toHaveLength(1);
});

test('an unknown alias, a wrong code, a used code and the code of somebody else answer alike (safety 18)', async () => {
  const [learner, other] = [await house.given.learner(cohort), await house.given.learner(cohort)];
  await recover(learner.alias, learner.recoveryCodes[0]);
  const answers = [
    await recover('няма никой', learner.recoveryCodes[1]),
    await recover(learner.alias, 'AAAA-AAAA-AAAA-AAAA'),
    await recover(learner.alias, learner.recoveryCodes[0]),
    await recover(learner.alias, other.recoveryCodes[0]),
    await recover(learner.alias, 'не е код'),
  ];
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  expect(answers[0]?.reason).toBe('no-match');
  expect((await recover(other.alias, other.recoveryCodes[0])).token).toBeDefined();
});

test('a weak new passphrase does not use up the code (safety 22)', async () => {
  const { alias, recoveryCodes } = await house.given.learner(cohort);
  expect((await recover(alias, recoveryCodes[0], 'кратка')).reason).toBe('passphrase-too-short');
  expect((await recover(alias, recoveryCodes[0], 'passwordpassword')).reason).toBe(
    'passphrase-common',
  );
  expect((await recover(alias, recoveryCodes[0])).token).toBeDefined();
});

test('codes cannot be guessed: six tries of one account a quarter of an hour', async () => {
  const { alias, recoveryCodes } = await house.given.learner(cohort);
  for (let n = 0; n < 6; n += 1)
    expect((await recover(alias, 'AAAA-AAAA-AAAA-AAAA')).reason).toBe('no-match');
  expect((await recover(alias, recoveryCodes[0])).reason).toBe('too-many-tries');
});

describe('new codes', () => {
  const renew = async (who: GivenLearner, passphrase = who.passphrase) =>
    house
      .as(who)
      .query<{ renewRecoveryCodes: string[] }>(
        'mutation ($p: String!) { renewRecoveryCodes(passphrase: $p) }',
        { p: passphrase },
      );

  test('take the place of the old ones and open what she saved', async () => {
    const learner = await house.given.learner(cohort);
    await save(learner);
    const { data } = await renew(learner);
    expect((await recover(learner.alias, learner.recoveryCodes[0])).reason).toBe('no-match');
    const { token = '' } = await recover(learner.alias, data?.renewRecoveryCodes[7]);
    expect(await saved({ token })).toEqual(fields);
  });

  test('are not given to who only found the device open', async () => {
    const learner = await house.given.learner(cohort);
    expect((await renew(learner, next)).refusal).toBe('invalid-input');
    expect((await recover(learner.alias, learner.recoveryCodes[0])).token).toBeDefined();
  });
});

test('what she saved cannot be read with what the database holds, only with a secret of hers (safety 17)', async () => {
  const learner = await house.given.learner(cohort);
  await save(learner);
  expect(await everyText(house.db)).not.toContain('петстотин');
  // Somebody with the database and the master key gives himself a session: it does not open the key.
  const intruder = 'intruder';
  await house.db.query(
    `INSERT INTO session (account_id, token_hash, wrapped_key, created_at, last_seen_at, idle_expires_at, expires_at)
     SELECT account_id, sha256($2::bytea), wrapped_key, created_at, last_seen_at, idle_expires_at, expires_at FROM session WHERE account_id = $1`,
    [learner.accountId, Buffer.from(intruder)],
  );
  expect(await kindOf({ token: intruder })).toBe('learner');
  const { data, refusal } = await house
    .as({ token: intruder })
    .query('{ savedWorksheet(tool: "budget") { value } }');
  expect(data).toEqual({ savedWorksheet: null });
  expect(refusal).toBe('signed-out');
});
