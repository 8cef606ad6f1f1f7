import type { SharedFields } from '@pateka/domain';
import { DAY, dayOf, later } from '../platform/clock.js';
import { hashToken } from '../platform/crypto/tokens.js';
import { headersOf } from '../testing/as.js';
import { everyRow, everyText } from '../testing/dump.js';
import { CertificateHouse, type Graduate } from './certificate.fixture.js';
import {
  checkCertificate,
  createShareLink,
  deleteAccount,
  revokeShareLink,
  sharePreview,
  showsNothing,
  tokenIn,
} from './documents.fixture.js';

let house: CertificateHouse;
let graduate: Graduate;
beforeAll(async () => {
  house = await CertificateHouse.open();
  graduate = await house.issued({ holderName: 'Ана Речна' });
});
afterAll(() => house.close());

type Wish = Partial<SharedFields> & { days?: number | null };

const inputFor = ({ course }: Graduate, { days = null, ...fields }: Wish = {}) => ({
  courseId: course.id,
  fields: { ...showsNothing, ...fields },
  days,
});

async function shared(whose: Graduate, wish: Wish = {}): Promise<string> {
  const answer = await house.api
    .as(whose.learner)
    .ask<{ createShareLink: { url: string } }>(createShareLink, { input: inputFor(whose, wish) });
  return answer.createShareLink.url;
}

const preview = async (whose: Graduate, wish: Wish = {}) => {
  const variables = { input: inputFor(whose, wish) };
  const answer = await house.api
    .as(whose.learner)
    .ask<{ sharePreview: object }>(sharePreview, variables);
  return answer.sharePreview;
};

/** What every link shows, and nothing else. */
const bare = async (whose: Graduate) => ({
  status: 'valid',
  changedOn: null,
  title: expect.stringContaining('Основи'),
  number: (await house.own(whose)).number,
  issuerName: house.api.config.ISSUER_NAME,
  holderName: null,
  completedOn: null,
  hours: null,
  outcomes: null,
  competences: null,
});

/** What one more field adds. */
const adds: [keyof SharedFields, object][] = [
  ['name', { holderName: 'Ана Речна' }],
  ['date', { completedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }],
  ['hours', { hours: 0.5 }],
  [
    'outcomes',
    { outcomes: expect.arrayContaining([expect.stringMatching(/\p{Script=Cyrillic}/u)]) },
  ],
  [
    'competences',
    { competences: expect.arrayContaining([expect.stringMatching(/\p{Script=Cyrillic}/u)]) },
  ],
];
/** Each choice of the five: 32. */
const choices = Array.from({ length: 2 ** adds.length }, (_, bits) =>
  adds.filter((_each, at) => bits & (1 << at)),
);

const idOf = async (whose: Graduate, token: string): Promise<string> => {
  const [row]: { id: string }[] = await house.api.db.query(
    'SELECT id FROM share_link WHERE token_hash = $1',
    [hashToken(token)],
  );
  expect((await house.own(whose)).shareLinks.map(({ id }) => id)).toContain(row?.id);
  return row?.id ?? '';
};

describe('a link', () => {
  test('leads to the host of the checks, and its secret has at least 128 random bits (credentials 10, 36)', async () => {
    const urls = await Promise.all(Array.from({ length: 20 }, () => shared(graduate)));
    const tokens = urls.map(tokenIn);
    for (const url of urls)
      expect(new URL(url).origin).toBe(new URL(house.api.config.CHECK_URL).origin);
    // 22 characters of base64url hold 132 bits
    for (const token of tokens) expect(token).toMatch(/^[\w-]{22,}$/);
    for (const token of tokens)
      expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16);
    expect(new Set(tokens).size).toBe(20);
    // no two begin alike, as a counter or a clock would make them
    expect(new Set(tokens.map((token) => token.slice(0, 6))).size).toBe(20);
  });

  test('is stored as a hash only, and its secret is neither the number nor an id of the certificate (credentials 10)', async () => {
    const token = tokenIn(await shared(graduate));
    const { id, number } = await house.own(graduate);
    const [row]: { credential_id: string }[] = await house.api.db.query(
      'SELECT credential_id FROM certificate WHERE id = $1',
      [id],
    );
    expect([id, number, row?.credential_id]).not.toContain(token);
    const dump = await everyText(house.api.db);
    const forms = [
      token,
      Buffer.from(token).toString('hex'),
      Buffer.from(token, 'base64url').toString('hex'),
    ];
    expect(forms.filter((form) => dump.includes(form))).toEqual([]);
    expect(dump.includes(hashToken(token).toString('hex'))).toBe(true);
  });

  test('shows exactly what was ticked, whatever it is, and the preview shows the same (credentials 9, 12)', async () => {
    const expected = await bare(graduate);
    for (const choice of choices) {
      const wish = Object.fromEntries(choice.map(([field]) => [field, true]));
      const shows = Object.assign({}, expected, ...choice.map(([, shown]) => shown));
      const before = await preview(graduate, wish);
      const { data } = await house.check(tokenIn(await shared(graduate, wish)));
      expect([wish, data?.checkCertificate]).toEqual([wish, shows]);
      expect(before).toEqual(data?.checkCertificate);
    }
  });

  test('what was not ticked is not in the answer at all, not even unseen (credentials 12)', async () => {
    const { body } = await house.check(tokenIn(await shared(graduate)));
    const full = await preview(graduate, {
      ...{ name: true, date: true, hours: true, outcomes: true, competences: true },
    });
    const { holderName, completedOn, outcomes, competences } = full as Record<string, unknown>;
    for (const text of [holderName, completedOn, outcomes, competences].flat())
      expect(body).not.toContain(text);
  });

  test('a preview is nothing: no link and no count comes of it, and nothing is public before (credentials 9)', async () => {
    const own = await house.issued({ holderName: 'Ана Речна', withCheckCode: false });
    await preview(own, { name: true });
    expect((await house.own(own)).shareLinks).toEqual([]);
    expect(await house.count('share_link', own)).toBe(0);
  });

  test('speaks the language of who checks', async () => {
    const token = tokenIn(await shared(graduate));
    expect((await house.check(token, 'en')).data?.checkCertificate).toMatchObject({
      title: expect.stringContaining('Basics'),
    });
  });

  test('of a certificate without a name shows none, whatever was ticked', async () => {
    const nameless = await house.issued({ holderName: null });
    const { data } = await house.check(tokenIn(await shared(nameless, { name: true })));
    expect(data?.checkCertificate).toMatchObject({ holderName: null });
  });

  test('cannot be made before the certificate is ready, nor for senseless times', async () => {
    const waiting = await house.graduate();
    const early = await house.api
      .as(waiting.learner)
      .query(createShareLink, { input: inputFor(waiting) });
    expect(early.refusal).toBe('not-found');
    expect(
      (await house.api.as(waiting.learner).query(sharePreview, { input: inputFor(waiting) }))
        .refusal,
    ).toBe('not-found');
    for (const days of [0, -1, 3_651]) {
      const input = inputFor(graduate, { days });
      expect((await house.api.as(graduate.learner).query(createShareLink, { input })).refusal).toBe(
        'invalid-input',
      );
    }
  });
});

describe('a link that opens nothing', () => {
  test('revoked, expired, deleted and unknown answer alike, with as many statements (credentials 11)', async () => {
    const revoked = tokenIn(await shared(graduate));
    await house.api
      .as(graduate.learner)
      .ask(revokeShareLink, { id: await idOf(graduate, revoked) });
    const expiring = tokenIn(await shared(graduate, { days: 2, name: true }));
    const gone = await house.issued({ holderName: 'Ана Речна' });
    const deleted = tokenIn(await shared(gone, { name: true }));
    expect((await house.check(deleted)).data?.checkCertificate).not.toBeNull();
    await house.api.as(gone.learner).ask(deleteAccount, { passphrase: gone.learner.passphrase });

    house.api.clock.advance(2 * DAY);
    expect((await house.check(expiring)).data?.checkCertificate).not.toBeNull();
    house.api.clock.advance(DAY);
    const answers: [string, number][] = [];
    const unknown = ['A'.repeat(43), '', 'x', "'; DROP TABLE share_link; --", 'я'.repeat(500)];
    for (const token of [revoked, expiring, deleted, ...unknown]) {
      const { result, statements } = await house.api.statements(() => house.check(token));
      answers.push([`${result.status} ${result.body}`, statements.length]);
    }
    house.api.clock.advance(-3 * DAY);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.[0]).toBe('200 {"data":{"checkCertificate":null}}\n');
  });

  test('guessing is throttled', async () => {
    const source = 'one who guesses';
    const guess = (tries: number) =>
      house.api.as().query(checkCertificate, { token: `guess ${tries}` }, { source });
    const refusals: (string | null)[] = [];
    for (let tries = 0; tries < 350; tries += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => guess(tries + at)));
      refusals.push(...answers.map(({ refusal }) => refusal));
    }
    expect(refusals.filter((refusal) => refusal === null)).toHaveLength(300);
    expect(refusals.at(-1)).toBe('too-many-tries');
  });
});

describe('whose it is', () => {
  test('another learner, staff and visitors neither make nor revoke one', async () => {
    const token = tokenIn(await shared(graduate));
    const id = await idOf(graduate, token);
    const { given, as } = house.api;
    const other = await given.learner(await given.cohort([graduate.course]));
    const organisation = await given.organisation({ id: other.networkId });
    const coordinator = await given.staff('coordinator', organisation);
    const input = inputFor(graduate);
    for (const [who, refusal] of [
      [other, 'not-found'],
      [coordinator, 'not-permitted'],
      [undefined, 'signed-out'],
    ] as const) {
      expect((await as(who).query(createShareLink, { input })).refusal).toBe(refusal);
      expect((await as(who).query(sharePreview, { input })).refusal).toBe(refusal);
      expect((await as(who).query(revokeShareLink, { id })).refusal).toBe(refusal);
    }
    expect((await house.check(token)).data?.checkCertificate).not.toBeNull();
  });

  test('her list shows her links without what opens them, and not the revoked ones', async () => {
    const token = tokenIn(await shared(graduate, { name: true }));
    const id = await idOf(graduate, token);
    const before = await house.own(graduate);
    expect(before.shareLinks.find((link) => link.id === id)).toMatchObject({
      kind: 'link',
      fields: { ...showsNothing, name: true },
    });
    expect(JSON.stringify(before)).not.toContain(token);
    await house.api.as(graduate.learner).ask(revokeShareLink, { id });
    expect((await house.own(graduate)).shareLinks.map((link) => link.id)).not.toContain(id);
  });

  test('an id that is none is not found', async () => {
    const answer = await house.api.as(graduate.learner).query(revokeShareLink, { id: 'none' });
    expect(answer.refusal).toBe('not-found');
  });

  test('the code printed on the document shows what is printed, and can be revoked like any link (credentials 15)', async () => {
    const own = await house.issued({ holderName: 'Ана Речна' });
    const nameless = await house.issued({ holderName: null });
    const [printed] = (await house.own(own)).shareLinks;
    const everything = { name: true, date: true, hours: true, outcomes: true, competences: true };
    expect(printed).toMatchObject({ kind: 'printed', expiresOn: null, fields: everything });
    expect((await house.own(nameless)).shareLinks).toMatchObject([
      { kind: 'printed', fields: { ...everything, name: false } },
    ]);
    await house.api.as(own.learner).ask(revokeShareLink, { id: printed?.id });
    expect((await house.own(own)).shareLinks).toEqual([]);
  });

  test('a document without code has no link at all (credentials 15)', async () => {
    const plain = await house.issued({ holderName: 'Ана Речна', withCheckCode: false });
    expect((await house.own(plain)).shareLinks).toEqual([]);
    expect(await house.count('share_link', plain)).toBe(0);
  });
});

describe('counting', () => {
  const checksOf = async (whose: Graduate, id: string) =>
    (await house.own(whose)).shareLinks.find((link) => link.id === id)?.checks;

  test('she sees how often each of her links was opened, by day, the last 30 days', async () => {
    const [token, other] = [tokenIn(await shared(graduate)), tokenIn(await shared(graduate))];
    const id = await idOf(graduate, token);
    const day = dayOf(house.api.clock.now());
    expect(await checksOf(graduate, id)).toEqual([]);
    await Promise.all(Array.from({ length: 7 }, () => house.check(token)));
    expect(await checksOf(graduate, id)).toEqual([{ day, count: 7 }]);
    const move = (days: number) =>
      house.api.db.query('UPDATE share_check SET day = day - $2::int WHERE share_link_id = $1', [
        id,
        days,
      ]);
    await move(1);
    await house.check(token);
    const before = dayOf(later(house.api.clock.now(), -DAY));
    expect(await checksOf(graduate, id)).toEqual([
      { day, count: 1 },
      { day: before, count: 7 },
    ]);
    expect(await checksOf(graduate, await idOf(graduate, other))).toEqual([]);
    await move(30);
    const last = dayOf(later(house.api.clock.now(), -30 * DAY));
    expect(await checksOf(graduate, id)).toEqual([{ day: last, count: 1 }]);
  });

  test('a link that opens nothing is not counted', async () => {
    const token = tokenIn(await shared(graduate));
    const id = await idOf(graduate, token);
    await house.api.as(graduate.learner).ask(revokeShareLink, { id });
    const counted = () => house.api.db.query('SELECT * FROM share_check ORDER BY 1, 2');
    const before = await counted();
    await house.check(token);
    await house.check('unknown');
    expect(await counted()).toEqual(before);
  });

  test('neither where a check came from nor with which program is kept anywhere (credentials 14)', async () => {
    const token = tokenIn(await shared(graduate));
    const canaries = [
      '203.0.113.77',
      'Canary-Browser/9.1',
      'canary-employer.example',
      'source-canary',
    ];
    const headers = {
      ...headersOf(house.api, null, 'source-canary'),
      'content-type': 'application/json',
      'user-agent': 'Canary-Browser/9.1',
      'x-forwarded-for': '203.0.113.77',
      referer: 'https://canary-employer.example/applicants/17',
    };
    const tables = async () => {
      const rows = await everyRow(house.api.db);
      return rows.filter(({ table }) => table !== 'throttle').map((row) => JSON.stringify(row));
    };
    await house.check(token);
    const before = await tables();
    const body = JSON.stringify({ query: checkCertificate, variables: { token } });
    const answer = await fetch(`${house.api.url}/graphql`, { method: 'POST', headers, body });
    expect(await answer.json()).toMatchObject({ data: { checkCertificate: { status: 'valid' } } });
    const dump = await everyText(house.api.db);
    expect(canaries.filter((text) => dump.includes(text))).toEqual([]);
    // of all rows one differs: the number of that day's checks
    const changed = (await tables()).filter((row) => !before.includes(row));
    expect(changed).toEqual([expect.stringContaining('"share_check"')]);
    expect(
      Object.keys((JSON.parse(changed[0] ?? '{}') as { values: object }).values).sort(),
    ).toEqual(['count', 'day', 'share_link_id']);
  });
});
