import { startApp, type TestApp } from '../testing/app.js';
import type { Asking } from '../testing/as.js';
import { everyRow } from '../testing/dump.js';
import type { Given } from '../testing/given.js';
import { medianTimes } from '../testing/median.js';

let house: TestApp;
let cohort: Awaited<ReturnType<Given['cohort']>>;

beforeAll(async () => {
  house = await startApp();
  const { given } = house;
  cohort = await given.cohort([await given.course(await given.network(), { lessons: 1 })]);
});
afterAll(() => house.stop());

const wrong = 'не е тази парола тук';
const document = `mutation ($i: SignInInput!) { signIn(input: $i) {
  __typename ... on SignedIn { token secondFactorNeeded } ... on Refused { reason } } }`;
const signIn = (who: string, passphrase: string, asking?: Asking, from = house) =>
  from
    .as()
    .query<{ signIn: { reason?: string; token?: string; secondFactorNeeded?: boolean } }>(
      document,
      { i: { who, passphrase } },
      asking,
    );

test('an alias is found in any spelling of it, and opens a session', async () => {
  const learner = await house.given.learner(cohort, { alias: 'Тих Бряг' });
  for (const alias of ['Тих Бряг', 'тих бряг', '  ТИХ   БРЯГ ']) {
    const { data } = await signIn(alias, learner.passphrase);
    expect(data?.signIn).toEqual({
      __typename: 'SignedIn',
      token: expect.any(String) as string,
      secondFactorNeeded: false,
    });
  }
});

test('staff sign in by e-mail and still need the second factor', async () => {
  const { given } = house;
  const staff = await given.staff('trainer', await given.organisation(await given.network()));
  const { data } = await signIn(staff.email.toUpperCase(), staff.passphrase);
  expect(data?.signIn.secondFactorNeeded).toBe(true);
});

describe('what a stranger learns (safety 18)', () => {
  test('an unknown name, a wrong passphrase and a name of the other kind answer alike, in text and in time', async () => {
    const { given } = house;
    const learner = await given.learner(cohort);
    const staff = await given.staff('trainer', await given.organisation(await given.network()));
    const bodies = new Set<string>();
    const ask = (who: string) => async () => bodies.add((await signIn(who, wrong)).body);
    const [known, unknown, email, unknownEmail] = await medianTimes(
      9,
      ask(learner.alias),
      async (round) => bodies.add((await signIn(`няма такъв ${'абвгдежзи'[round]}`, wrong)).body),
      ask(staff.email),
      async (round) => bodies.add((await signIn(`nobody${round}@example.org`, wrong)).body),
    );
    expect([...bodies]).toHaveLength(1);
    expect([...bodies][0]).toContain('"reason":"no-match"');
    // Argon2 takes most of the time of each: without it an answer takes a tenth.
    for (const median of [unknown, email, unknownEmail]) {
      expect((median ?? 0) / (known ?? 1)).toBeGreaterThan(1 / 3);
      expect((median ?? 0) / (known ?? 1)).toBeLessThan(3);
    }
  });
});

describe('trying passphrases', () => {
  test('ten tries of one account a quarter of an hour, from wherever, the right passphrase included', async () => {
    const learner = await house.given.learner(cohort);
    for (let n = 0; n < 10; n += 1) expect((await signIn(learner.alias, wrong)).refusal).toBeNull();
    const { errors, data } = await signIn(learner.alias.toUpperCase(), learner.passphrase);
    expect(data).toBeNull();
    expect(errors[0]?.extensions?.code).toBe('too-many-tries');
    const seconds = Number(errors[0]?.extensions?.detail);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(900);
    const other = await house.given.learner(cohort);
    expect((await signIn(other.alias, other.passphrase)).data?.signIn.token).toBeDefined();
  });

  test('a name that does not exist is throttled in the same way', async () => {
    for (let n = 0; n < 10; n += 1) expect((await signIn('няма никой', wrong)).refusal).toBeNull();
    expect((await signIn('няма никой', wrong)).refusal).toBe('too-many-tries');
  });

  test('sixty tries from one source, whatever the names; another source is not touched', async () => {
    const asking = { source: 'one source' };
    const tries = Array.from({ length: 60 }, (_, n) =>
      signIn(`име ${String.fromCodePoint(1072 + (n % 30))}${n > 29 ? 'а' : 'б'}`, wrong, asking),
    );
    expect(new Set((await Promise.all(tries)).map(({ refusal }) => refusal))).toEqual(
      new Set([null]),
    );
    const learner = await house.given.learner(cohort);
    expect((await signIn(learner.alias, learner.passphrase, asking)).refusal).toBe(
      'too-many-tries',
    );
    expect(
      (await signIn(learner.alias, learner.passphrase, { source: 'another source' })).refusal,
    ).toBeNull();
  });

  test('two apis on one database count together', async () => {
    const second = await startApp({ database: house.database });
    try {
      for (let n = 0; n < 5; n += 1) await signIn('двойно име', wrong);
      for (let n = 0; n < 5; n += 1) await signIn('двойно име', wrong, {}, second);
      expect((await signIn('двойно име', wrong)).refusal).toBe('too-many-tries');
      expect((await signIn('двойно име', wrong, {}, second)).refusal).toBe('too-many-tries');
    } finally {
      await second.stop();
    }
  });

  test('what is counted is written down without names and sources', async () => {
    const [alias, source] = ['канарче име', 'canary-source'];
    await signIn(alias, wrong, { source });
    const rows = (await everyRow(house.db)).filter(({ table }) => table === 'throttle');
    expect(rows.length).toBeGreaterThan(1);
    for (const { values } of rows) expect(values['key']).toMatch(/^[a-z-]+:[\w-]{43}$/);
    expect(JSON.stringify(rows)).not.toMatch(/канарче|canary/);
  });
});
