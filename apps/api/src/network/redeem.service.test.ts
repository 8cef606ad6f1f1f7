import { MINUTE } from '../platform/clock.js';
import { startApp, type TestApp } from '../testing/app.js';
import type { Asking, Speaker } from '../testing/as.js';
import { everyColumn, everyRow } from '../testing/dump.js';
import { medianTimes } from '../testing/median.js';
import type { GivenCourse } from '../testing/given.js';
import type { Cohort } from './cohort.entity.js';

let house: TestApp;
let course: GivenCourse;
let cohort: Cohort;

beforeAll(async () => {
  house = await startApp();
  const { given } = house;
  course = await given.course(await given.network(), { lessons: 1 });
  cohort = await given.cohort([course]);
});
afterAll(() => house.stop());

const passphrase = 'мост вятър камък лодка';
interface Outcome {
  token?: string;
  recoveryCodes?: string[];
  reason?: string | null;
  body: string;
}
async function redeem(
  code: string,
  alias: string,
  own: { passphrase?: string } & Asking = {},
): Promise<Outcome> {
  const document = `mutation ($i: RedeemInput!) { redeemAccessCode(input: $i) {
    ... on AccountOpened { token recoveryCodes } ... on Refused { reason } } }`;
  const { passphrase: words = passphrase, ...asking } = own;
  const input = { code, alias, passphrase: words, recoveryCodes: true };
  const { data, refusal, body } = await house
    .as()
    .query<{ redeemAccessCode: Outcome }>(document, { i: input }, asking);
  return { ...(data?.redeemAccessCode ?? { reason: refusal }), body };
}
const opens = (code: string, asking?: Asking) =>
  house
    .as()
    .query<{ checkAccessCode: boolean }>(
      'mutation ($c: String!) { checkAccessCode(code: $c) }',
      { c: code },
      asking,
    );
const newCode = async (days = 30, of = cohort) =>
  (await house.given.cards(of, 1, days))[0] ?? { code: '', serial: '' };
const accountsNamed = async (alias: string) =>
  (await house.db.query('SELECT id FROM account WHERE alias = $1', [alias])).length as number;
const nameOf = async (who: Speaker) =>
  (await house.as(who).ask<{ viewer: { name: string } }>('{ viewer { name } }')).viewer.name;
/** Four codes that open nothing, each for another reason. */
async function deadCodes(): Promise<string[]> {
  const [used, expired, lost] = [await newCode(), await newCode(1), await newCode()];
  await redeem(used.code, `вече ${letters()}`);
  await house.db.query('UPDATE access_code SET voided = true WHERE serial = $1', [lost.serial]);
  await house.db.query(
    `UPDATE access_code SET expires_at = now() - interval '1 second' WHERE serial = $1`,
    [expired.serial],
  );
  return ['AAAA-BBBB-CCCC', used.code, expired.code, lost.code];
}
let made = 0;
const letters = () => [...String((made += 1))].map((digit) => 'абвгдежзий'[Number(digit)]).join('');

test('a code, typed with small letters and blanks, opens an account in the courses of its cohort', async () => {
  const { code } = await newCode();
  const { token = '', recoveryCodes } = await redeem(
    ` ${code.toLowerCase().replaceAll('-', '  ')} `,
    'първа стъпка',
  );
  expect(recoveryCodes).toHaveLength(8);
  const { ownCourses } = await house
    .as({ token })
    .ask<{ ownCourses: object[] }>('{ ownCourses { courseId } }');
  expect(ownCourses).toEqual([{ courseId: course.id }]);
});

describe('codes that open nothing (safety 18, 19)', () => {
  test('answer alike, whatever the reason', async () => {
    const codes = await deadCodes();
    const answers = await Promise.all(codes.map((code) => redeem(code, `още ${letters()}`)));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers[0]?.reason).toBe('code');
    const checks = await Promise.all(codes.map((code) => opens(code)));
    expect(new Set(checks.map(({ body }) => body)).size).toBe(1);
  });

  test('and take alike long', async () => {
    const codes = await deadCodes();
    const [unknown = 1, ...known] = await medianTimes(
      7,
      ...codes.map((code) => () => redeem(code, `пак ${letters()}`)),
    );
    for (const median of known) {
      expect(median / unknown).toBeGreaterThan(1 / 3);
      expect(median / unknown).toBeLessThan(3);
    }
  });

  test('leave no account behind', async () => {
    const [, used = ''] = await deadCodes();
    await redeem(used, 'нищо не остава');
    expect(await accountsNamed('нищо не остава')).toBe(0);
  });
});

describe('a form that cannot be accepted does not use up the code', () => {
  test.each([
    ['an e-mail as alias', 'me@example.org', passphrase, 'alias-looks-like-email'],
    ['a telephone as alias', '0888 123 456', passphrase, 'alias-looks-like-phone'],
    ['a short passphrase', 'кратка дума', 'кратка', 'passphrase-too-short'],
    ['a common passphrase', 'честа дума', 'password1234', 'passphrase-common'],
    ['the alias as passphrase', 'тихата река тук', 'тихата река тук', 'passphrase-same-as-alias'],
  ])('%s', async (_what, alias, words, reason) => {
    const { code } = await newCode();
    expect((await redeem(code, alias, { passphrase: words })).reason).toBe(reason);
    expect((await opens(code)).data).toEqual({ checkAccessCode: true });
  });

  test('an alias that somebody has', async () => {
    const [one, two] = [await newCode(), await newCode()];
    await redeem(one.code, 'заето име');
    expect(
      (await redeem(two.code, 'ЗАЕТО  име', { passphrase: 'друга парола съвсем друга' })).reason,
    ).toBe('alias-taken');
    expect((await opens(two.code)).data).toEqual({ checkAccessCode: true });
  });
});

describe('trying codes', () => {
  test('is stopped after forty of one source, and then for a right one too', async () => {
    const asking = { source: 'a guesser' };
    const guess = (n: number) => opens(`AAAA-BBBB-${String(n).padStart(4, '0')}`, asking);
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => guess(n)));
    expect(answers.every(({ refusal }) => refusal === null)).toBe(true);
    const { code } = await newCode();
    expect((await opens(code, asking)).refusal).toBe('too-many-tries');
    expect((await redeem(code, 'не сега', asking)).reason).toBe('too-many-tries');
    expect((await opens(code)).data).toEqual({ checkAccessCode: true });
  });

  test('of one code is stopped after ten, from wherever', async () => {
    const { code } = await newCode();
    for (let n = 0; n < 10; n += 1) await opens(code);
    expect((await opens(code)).refusal).toBe('too-many-tries');
  });

  test('is no way around the throttle of signing in', async () => {
    const learner = await house.given.learner(cohort);
    for (let n = 0; n < 10; n += 1) {
      const { reason } = await redeem(`AAAA-CCCC-${String(n).padStart(4, '0')}`, learner.alias, {
        passphrase: `опит номер ${letters()} от много`,
      });
      expect(reason).toBe('code');
    }
    const last = await redeem('AAAA-CCCC-9999', learner.alias, { passphrase: learner.passphrase });
    expect(last.token).toBeUndefined();
    expect(last.reason).toBe('too-many-tries');
  });
});

describe('the same form again', () => {
  test('lets her in whose answer was lost, with recovery codes that work', async () => {
    const { code } = await newCode();
    const first = await redeem(code, 'двоен натиск');
    const second = await redeem(code, 'двоен натиск');
    expect(await accountsNamed('двоен натиск')).toBe(1);
    expect(await nameOf({ token: second.token ?? '' })).toBe('двоен натиск');
    const recover = 'mutation ($i: RecoverInput!) { recover(input: $i) { __typename } }';
    const by = (recoveryCode?: string) => ({
      i: { alias: 'двоен натиск', code: recoveryCode, newPassphrase: 'трета парола за опит' },
    });
    expect(await house.as().ask(recover, by(first.recoveryCodes?.[0]))).toEqual({
      recover: { __typename: 'Refused' },
    });
    expect(await house.as().ask(recover, by(second.recoveryCodes?.[0]))).toEqual({
      recover: { __typename: 'SignedIn' },
    });
  });

  test('with another passphrase lets nobody in', async () => {
    const { code } = await newCode();
    await redeem(code, 'само моето');
    expect((await redeem(code, 'само моето', { passphrase: 'чужда парола за опит' })).reason).toBe(
      'code',
    );
  });

  test('ten times at once opens one account and lets every one of them in', async () => {
    const { code } = await newCode();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => redeem(code, 'десет наведнъж')),
    );
    expect(answers.map(({ reason }) => reason ?? null)).toEqual(
      Array.from({ length: 10 }, () => null),
    );
    expect(await accountsNamed('десет наведнъж')).toBe(1);
    const [{ codes }]: [{ codes: string }] = await house.db.query(
      'SELECT count(*) AS codes FROM recovery_code r JOIN account a ON a.id = r.account_id WHERE a.alias = $1',
      ['десет наведнъж'],
    );
    expect(Number(codes)).toBe(8);
  });
});

test('ten people with one card at once: one account', async () => {
  const { code } = await newCode();
  const aliases = Array.from({ length: 10 }, () => `едновременно ${letters()}`);
  const answers = await Promise.all(aliases.map((alias) => redeem(code, alias)));
  expect(answers.filter(({ token }) => token)).toHaveLength(1);
  expect(answers.filter(({ reason }) => reason === 'code')).toHaveLength(9);
  expect(await house.db.query('SELECT uses_left FROM access_code WHERE uses_left < 0')).toEqual([]);
});

describe('a further code', () => {
  const further = (who: Speaker, code: string) =>
    house
      .as(who)
      .query<{ redeemFurtherCode: { reason: string } | null }>(
        'mutation ($c: String!) { redeemFurtherCode(code: $c) { reason } }',
        { c: code },
      );

  test('adds its courses to the account she has, and is used up', async () => {
    const { given } = house;
    const learner = await given.learner(cohort);
    const second = await given.course({ id: learner.networkId }, { lessons: 1 });
    const { code } = await newCode(30, await given.cohort([second]));
    expect((await further(learner, code)).data).toEqual({ redeemFurtherCode: null });
    const { ownCourses } = await house
      .as(learner)
      .ask<{ ownCourses: { courseId: string }[] }>('{ ownCourses { courseId } }');
    expect(ownCourses.map(({ courseId }) => courseId).sort()).toEqual(
      [course.id, second.id].sort(),
    );
    expect((await opens(code)).data).toEqual({ checkAccessCode: false });
  });

  test('enrols in the language she reads in at that moment; the courses she has keep theirs', async () => {
    const { given } = house;
    const learner = await given.learner(cohort);
    const second = await given.course({ id: learner.networkId }, { lessons: 1 });
    const { code } = await newCode(30, await given.cohort([second]));
    const redeemed = 'mutation ($c: String!) { redeemFurtherCode(code: $c) { reason } }';
    await house.as(learner).ask(redeemed, { c: code }, { locale: 'en' });
    const rows: object[] = await house.db.query(
      'SELECT course_id, locale FROM enrolment WHERE account_id = $1 ORDER BY locale',
      [learner.accountId],
    );
    expect(rows).toEqual([
      { course_id: course.id, locale: 'bg' },
      { course_id: second.id, locale: 'en' },
    ]);
  });

  test('of another network opens nothing and stays good', async () => {
    const { given } = house;
    const { code } = await newCode(
      30,
      await given.cohort([await given.course(await given.network())]),
    );
    expect((await further(await given.learner(cohort), code)).data).toEqual({
      redeemFurtherCode: { reason: 'code' },
    });
    expect((await opens(code)).data).toEqual({ checkAccessCode: true });
  });
});

describe('what is written down of a redemption (safety 19)', () => {
  test('once she signed out, nothing finer than the month tells when it was', async () => {
    const { given, clock } = house;
    const there = await given.cohort([await given.course(await given.network(), { lessons: 1 })]);
    const card = await newCode(300, there);
    // A day of its own, in the middle of a month: whatever bears its date was written on it.
    const now = clock.now();
    clock.moveTo(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 17, 9, 41)));
    const { token = '' } = await redeem(card.code, 'тих следобед');
    clock.advance(5 * MINUTE);
    await house.as({ token }).ask('{ viewer { name } ownCourses { courseId } }');
    const day = clock.now().toISOString().slice(0, 10);
    const dated = async () =>
      (await everyRow(house.db))
        .filter(({ values }) => JSON.stringify(values).includes(day))
        .map(({ table }) => table);
    const during = await dated();
    await house.as({ token }).ask('mutation { signOut }');
    const after = await dated();
    clock.moveTo(now);
    expect(during).toEqual(['session']);
    expect(after).toEqual([]);
  });

  test('no table holds both a code and an account, and of times only those that are known here', async () => {
    const columns = await everyColumn(house.db);
    const tablesWith = (name: string) =>
      columns.filter(({ column }) => column === name).map(({ table }) => table);
    const aboutCodes = new Set([
      'access_code',
      ...tablesWith('access_code_id'),
      ...tablesWith('batch_id'),
      ...tablesWith('serial'),
    ]);
    const aboutPeople = new Set([
      'account',
      'enrolment',
      'session',
      ...tablesWith('account_id'),
      ...tablesWith('enrolment_id'),
    ]);
    expect([...aboutCodes].filter((table) => aboutPeople.has(table))).toEqual([]);
    const times = columns.filter(
      ({ type, table }) =>
        /^(timestamptz|timestamp|date|time)/.test(type) &&
        (aboutCodes.has(table) || aboutPeople.has(table)),
    );
    expect(times.map(({ table, column }) => `${table}.${column}`)).toEqual(knownTimes);
  });

  test('a used and an unused code differ in nothing but that they are used', async () => {
    const [used, unused] = [await newCode(), await newCode()];
    await redeem(used.code, 'разлика няма');
    const rowOf = async (serial: string) =>
      (await everyRow(house.db)).find(
        ({ table, values }) => table === 'access_code' && values['serial'] === serial,
      )?.values ?? {};
    const [usedRow, unusedRow] = [await rowOf(used.serial), await rowOf(unused.serial)];
    const own = ['id', 'hash', 'serial', 'batch_id', 'expires_at', 'uses_left'];
    const shared = Object.keys(usedRow).filter((column) => !own.includes(column));
    expect(Object.keys(usedRow)).toEqual(Object.keys(unusedRow));
    expect(shared).toEqual(['network_id', 'cohort_id', 'voided']);
    for (const column of shared) expect(usedRow[column]).toBe(unusedRow[column]);
    expect([usedRow['uses_left'], unusedRow['uses_left']]).toEqual(['0', '1']);
  });
});

/** Every time that stands in a table about codes or people. A new one is written here with a reason, or goes. */
const knownTimes = [
  'access_code.expires_at', // printed on the card
  'account.created_month', // the month only
  'account.last_seen_on', // the month only, for learners; ends inactive accounts
  'attempt.at', // learning, deleted with the account
  'certificate.completed_on', // printed on it
  'certificate.ready_at',
  'certificate.requested_at',
  'completion.recorded_at', // learning, deleted with the account
  'enrolment.enrolled_month', // the month only
  'enrolment.started_on', // the first lesson, of her own will
  'lesson_progress.touched_at', // learning, deleted with the account
  'recovery_code.used_at',
  'saved_worksheet.saved_on',
  'second_factor.confirmed_at', // staff only
  'session.created_at', // gone when she signs out
  'session.expires_at',
  'session.idle_expires_at',
  'session.last_seen_at',
  'session.second_factor_at', // staff only
];
