import { DAY } from '../platform/clock.js';
import { hashToken } from '../platform/crypto/tokens.js';
import { everyText } from '../testing/dump.js';
import { CertificateHouse, type Graduate } from './certificate.fixture.js';
import {
  checkCertificate,
  createShareLink,
  deleteAccount,
  revokeShareLink,
  tokenIn,
} from './documents.fixture.js';

let house: CertificateHouse;
let graduate: Graduate;
beforeAll(async () => {
  house = await CertificateHouse.open();
  graduate = await house.issued({ holderName: 'Ана Речна' });
});
afterAll(() => house.close());

interface Wish {
  showName?: boolean;
  showHours?: boolean;
  days?: number | null;
}

const inputFor = ({ course }: Graduate, wish: Wish = {}) => ({
  courseId: course.id,
  showName: false,
  showHours: false,
  days: null,
  ...wish,
});

async function shared(whose: Graduate, wish: Wish = {}): Promise<string> {
  const answer = await house.api
    .as(whose.learner)
    .ask<{ createShareLink: { url: string } }>(createShareLink, { input: inputFor(whose, wish) });
  return answer.createShareLink.url;
}

const idOf = async (whose: Graduate, token: string): Promise<string> => {
  const [row]: { id: string }[] = await house.api.db.query(
    'SELECT id FROM share_link WHERE token_hash = $1',
    [hashToken(token)],
  );
  expect((await house.own(whose)).shareLinks.map(({ id }) => id)).toContain(row?.id);
  return row?.id ?? '';
};

describe('a link', () => {
  test('leads to the host of the checks, and its secret has at least 128 random bits', async () => {
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

  test('is stored as a hash only, and its secret is neither the number nor the id of the certificate', async () => {
    const token = tokenIn(await shared(graduate));
    const { id, number } = await house.own(graduate);
    expect([id, number]).not.toContain(token);
    const dump = await everyText(house.api.db);
    const forms = [
      token,
      Buffer.from(token).toString('hex'),
      Buffer.from(token, 'base64url').toString('hex'),
    ];
    expect(forms.filter((form) => dump.includes(form))).toEqual([]);
    expect(dump.includes(hashToken(token).toString('hex'))).toBe(true);
  });

  test.each([
    [
      { showName: false, showHours: false },
      { holderName: null, hours: null },
    ],
    [
      { showName: true, showHours: false },
      { holderName: 'Ана Речна', hours: null },
    ],
    [
      { showName: false, showHours: true },
      { holderName: null, hours: 0.5 },
    ],
    [
      { showName: true, showHours: true },
      { holderName: 'Ана Речна', hours: 0.5 },
    ],
  ])('shows %o and nothing else', async (wish, expected) => {
    const { number } = await house.own(graduate);
    const { data } = await house.check(tokenIn(await shared(graduate, wish)));
    expect(data?.checkCertificate).toEqual({
      title: expect.stringContaining('Основи'),
      completedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      number,
      issuerName: house.api.config.ISSUER_NAME,
      ...expected,
    });
  });

  test('speaks the language of who checks', async () => {
    const token = tokenIn(await shared(graduate));
    expect((await house.check(token, 'en')).data?.checkCertificate).toMatchObject({
      title: expect.stringContaining('Basics'),
    });
  });

  test('of a certificate without a name shows none, whatever was ticked', async () => {
    const nameless = await house.issued({ holderName: null });
    const { data } = await house.check(tokenIn(await shared(nameless, { showName: true })));
    expect(data?.checkCertificate).toMatchObject({ holderName: null });
  });

  test('cannot be made before the certificate is ready, nor for senseless times', async () => {
    const waiting = await house.graduate();
    const early = await house.api
      .as(waiting.learner)
      .query(createShareLink, { input: inputFor(waiting) });
    expect(early.refusal).toBe('not-found');
    for (const days of [0, -1, 3_651]) {
      const input = inputFor(graduate, { days });
      expect((await house.api.as(graduate.learner).query(createShareLink, { input })).refusal).toBe(
        'invalid-input',
      );
    }
  });
});

describe('a link that opens nothing', () => {
  test('revoked, expired, deleted and unknown answer alike, with as many statements', async () => {
    const revoked = tokenIn(await shared(graduate));
    await house.api
      .as(graduate.learner)
      .ask(revokeShareLink, { id: await idOf(graduate, revoked) });
    const expiring = tokenIn(await shared(graduate, { days: 2, showName: true }));
    const gone = await house.issued({ holderName: 'Ана Речна' });
    const deleted = tokenIn(await shared(gone, { showName: true }));
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
      expect((await as(who).query(revokeShareLink, { id })).refusal).toBe(refusal);
    }
    expect((await house.check(token)).data?.checkCertificate).not.toBeNull();
  });

  test('her list shows her links without what opens them, and not the revoked ones', async () => {
    const token = tokenIn(await shared(graduate, { showName: true }));
    const id = await idOf(graduate, token);
    const before = await house.own(graduate);
    expect(before.shareLinks.find((link) => link.id === id)).toMatchObject({
      kind: 'link',
      showsName: true,
    });
    expect(JSON.stringify(before)).not.toContain(token);
    await house.api.as(graduate.learner).ask(revokeShareLink, { id });
    expect((await house.own(graduate)).shareLinks.map((link) => link.id)).not.toContain(id);
  });

  test('an id that is none is not found', async () => {
    const answer = await house.api.as(graduate.learner).query(revokeShareLink, { id: 'none' });
    expect(answer.refusal).toBe('not-found');
  });

  test('the code printed on the document can be revoked like any link', async () => {
    const own = await house.issued({ holderName: 'Ана Речна' });
    const [printed] = (await house.own(own)).shareLinks;
    expect(printed).toMatchObject({ kind: 'printed', showsName: true, showsHours: true });
    await house.api.as(own.learner).ask(revokeShareLink, { id: printed?.id });
    expect((await house.own(own)).shareLinks).toEqual([]);
  });
});
