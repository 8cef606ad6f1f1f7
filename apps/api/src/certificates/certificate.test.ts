import { everyText } from '../testing/dump.js';
import { CertificateHouse, type Graduate } from './certificate.fixture.js';
import { CertificateRenderer } from './certificate-renderer.js';
import {
  certificateFile,
  ownCertificate,
  requestCertificate,
  tokenIn,
} from './documents.fixture.js';
import { IssueCertificateHandler } from './issue-certificate.handler.js';

let house: CertificateHouse;
beforeAll(async () => {
  house = await CertificateHouse.open();
});
afterAll(() => house.close());

const wish = (courseId: string) => ({
  ...{ courseId, version: 1, holderName: null, withCheckCode: true, locale: 'bg', paper: 'a4' },
});

const eventsOf = async ({ learner }: Graduate): Promise<number> => {
  const [row]: { count: number }[] = await house.api.db.query(
    `SELECT count(*)::int FROM learning_event v JOIN enrolment e ON e.id = v.enrolment_id
     WHERE e.account_id = $1 AND v.kind = 'certificate'`,
    [learner.accountId],
  );
  return row?.count ?? 0;
};

describe('who may ask', () => {
  test('only who completed the course; before, there is nothing to be seen either (credentials 30)', async () => {
    const { given } = house.api;
    const course = await given.course(await given.network(), { lessons: 2 });
    const learner = await given.learner(await given.cohort([course]));
    await given.completed(learner, course, course.lessons.slice(1));
    const input = wish(course.id);
    const early = await house.api.as(learner).query(requestCertificate, { input });
    expect(early.refusal).toBe('not-found');
    expect(await house.api.as(learner).ask(ownCertificate, { courseId: course.id })).toEqual({
      ownCertificate: null,
    });
    expect(
      (await house.api.as(learner).query(certificateFile, { courseId: course.id })).refusal,
    ).toBe('not-found');
    await given.completed(learner, course, course.lessons.slice(0, 1));
    expect(await house.ask({ learner, course })).toEqual({ state: 'requested' });
  });

  test('the worker looks for itself: a job that nobody asked for makes nothing', async () => {
    const graduate = await house.graduate();
    const { id } = await house.own(graduate);
    const { handle } = bound();
    for (const request of ['0', '1', '7']) await handle({ certificateId: id, request });
    await handle({ certificateId: crypto.randomUUID(), request: '1' });
    expect((await house.own(graduate)).state).toBe('awaiting-choice');
    expect(await house.count('certificate_file', graduate)).toBe(0);
  });

  test('the worker makes nothing for a certificate whose completion is not recorded (credentials 30)', async () => {
    const graduate = await house.graduate();
    await house.ask(graduate);
    const { id } = await house.own(graduate);
    await house.api.db.query(
      `DELETE FROM completion WHERE enrolment_id = (SELECT enrolment_id FROM certificate WHERE id = $1)`,
      [id],
    );
    await bound().handle({ certificateId: id, request: '1' });
    const files: unknown[] = await house.api.db.query(
      'SELECT 1 FROM certificate_file WHERE certificate_id = $1',
      [id],
    );
    expect(files).toEqual([]);
  });

  test('asked twice, even at once, it is one request and one line in the outbox (credentials 26)', async () => {
    const graduate = await house.graduate();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => house.ask(graduate, { holderName: 'Ана Речна' })),
    );
    expect(answers).toEqual(Array.from({ length: 10 }, () => ({ state: 'requested' })));
    const { id } = await house.own(graduate);
    const rows: unknown[] = await house.api.db.query(
      `SELECT 1 FROM outbox WHERE ids ->> 'certificateId' = $1`,
      [id],
    );
    expect(rows).toHaveLength(1);
  });

  test('a wish for a version that is finished changes nothing in it (credentials 32)', async () => {
    const graduate = await house.issued({ holderName: 'Ана Речна' });
    const before = await house.file(graduate);
    expect(await house.ask(graduate, { holderName: 'Мария Друга' })).toEqual({ state: 'ready' });
    expect((await house.own(graduate)).holderName).toBe('Ана Речна');
    expect(await house.file(graduate)).toEqual(before);
  });
});

describe('the name', () => {
  let graduate: Graduate;
  beforeAll(async () => {
    graduate = await house.graduate();
  });
  afterEach(async () => {
    // none of these was accepted
    expect((await house.own(graduate)).state).toBe('awaiting-choice');
  });

  test.each<[string, (alias: string) => string]>([
    ['as it is', (alias) => alias],
    ['in capitals', (alias) => alias.toUpperCase()],
    ['with other spaces', (alias) => `  ${alias.replace(' ', '   ')} `],
    ['taken apart', (alias) => alias.normalize('NFD')],
  ])('is never the alias, %s (credentials 1)', async (_how, spelled) => {
    expect(await house.ask(graduate, { holderName: spelled(graduate.learner.alias) })).toEqual({
      reason: 'name-is-alias',
    });
  });

  test.each<[string, string, string]>([
    ['121 signs', 'я'.repeat(121), 'name-too-long'],
    ['121 signs beyond the first plane', '𝒜'.repeat(121), 'name-too-long'],
    ['a control sign', 'Ана\u0007Речна', 'name-characters'],
    ['a null', 'Ана\u0000Речна', 'name-characters'],
    ['an override of the direction', 'Ана\u202eанчеР', 'name-characters'],
    ['an isolate', 'Ана \u2066Речна\u2069', 'name-characters'],
    ['a mark of the direction', 'Ана \u200fРечна', 'name-characters'],
    ['an Arabic mark of the direction', 'Ана \u061cРечна', 'name-characters'],
    ['half a sign', 'Ана \ud83d', 'name-characters'],
    ['a private sign', 'Ана \ue000', 'name-characters'],
    ['digits only', '12345', 'name-characters'],
  ])('is refused with %s', async (_what, holderName, reason) => {
    expect(await house.ask(graduate, { holderName })).toEqual({ reason });
  });
});

describe('the document', () => {
  test('has the chosen name, tidied; 120 signs fit', async () => {
    const long = `Мария ${'Велизарова-'.repeat(11)}`.slice(0, 119).padEnd(120, 'а');
    expect([...long]).toHaveLength(120);
    for (const [typed, kept] of [
      ['  Ана \n Речна ', 'Ана Речна'],
      ["Jean-Pierre O'Neil", "Jean-Pierre O'Neil"],
      [long, long],
    ]) {
      const graduate = await house.issued({ holderName: typed ?? '' });
      const own = await house.own(graduate);
      expect(own).toMatchObject({ state: 'ready', holderName: kept, failure: null });
      expect((await house.file(graduate))?.subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  test('may be without a name, and without a code for checking (credentials 2)', async () => {
    for (const holderName of [null, '', '   ']) {
      const graduate = await house.issued({ holderName, withCheckCode: false });
      expect(await house.own(graduate)).toMatchObject({
        state: 'ready',
        holderName: null,
        shareLinks: [],
      });
      const [row]: { name: unknown }[] = await house.api.db.query(
        'SELECT name_encrypted AS name FROM certificate WHERE id = $1',
        [(await house.own(graduate)).id],
      );
      expect(row?.name).toBeNull();
    }
  });

  test('is made once, however often and however parallel the job runs', async () => {
    const graduate = await house.graduate();
    await house.ask(graduate, { holderName: 'Ана Речна' });
    await Promise.all([house.issue(graduate), house.issue(graduate), house.issue(graduate)]);
    const first = await house.file(graduate);
    await house.issue(graduate);
    expect(await house.count('certificate_file', graduate)).toBe(1);
    expect(await house.count('share_link', graduate)).toBe(1);
    expect(await eventsOf(graduate)).toBe(1);
    expect(await house.file(graduate)).toEqual(first);
  });

  test('the code printed on it leads to its check page', async () => {
    const renderer = house.worker.get(CertificateRenderer);
    const real = renderer.render.bind(renderer);
    const printed: (string | null)[] = [];
    renderer.render = (input) => {
      printed.push(input.checkUrl);
      return real(input);
    };
    const graduate = await house.issued({ holderName: 'Ана Речна' });
    renderer.render = real;
    const url = printed.at(-1) ?? '';
    expect(url.startsWith(`${house.api.config.CHECK_URL}/`)).toBe(true);
    const { number } = await house.own(graduate);
    expect((await house.check(tokenIn(url))).data?.checkCertificate).toMatchObject({
      number,
      holderName: 'Ана Речна',
    });
  });

  test('with a sign that cannot be printed it fails visibly, and she may choose again (credentials 29, 34)', async () => {
    const graduate = await house.issued({ holderName: 'Ана 🦊 Речна' });
    const failed = await house.own(graduate);
    expect(failed).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('missing-glyph 🦊'),
    });
    expect(await house.count('certificate_file', graduate)).toBe(0);
    expect(await house.count('share_link', graduate)).toBe(0);
    expect(await eventsOf(graduate)).toBe(0);
    // the job of the first request comes late: it is owed nothing any more
    expect(await house.ask(graduate, { holderName: 'Ана Речна' })).toEqual({ state: 'requested' });
    await bound().handle({ certificateId: failed.id, request: '1' });
    expect((await house.own(graduate)).state).toBe('requested');
    await house.issue(graduate);
    expect(await house.own(graduate)).toMatchObject({
      state: 'ready',
      holderName: 'Ана Речна',
      failure: null,
    });
    expect(await eventsOf(graduate)).toBe(1);
  });

  test('what is asked anew while it is rendered is not overwritten by the old', async () => {
    const graduate = await house.graduate();
    await house.ask(graduate, { holderName: 'Ана Речна' });
    const renderer = house.worker.get(CertificateRenderer);
    const real = renderer.render.bind(renderer);
    renderer.render = async (input) => {
      const result = await real(input);
      await house.api.db.query(`UPDATE certificate SET request = 2 WHERE id = $1`, [
        (await house.own(graduate)).id,
      ]);
      return result;
    };
    await house.issue(graduate);
    renderer.render = real;
    expect((await house.own(graduate)).state).toBe('requested');
    expect(await house.count('certificate_file', graduate)).toBe(0);
  });

  test('its hours are the completed minutes, in half hours upwards', async () => {
    const graduate = await house.graduate({ lessons: 6 });
    expect((await house.own(graduate)).hours).toBe(1);
  });
});

describe('whose it is', () => {
  test('another learner, staff and visitors neither see, ask for, nor download it', async () => {
    const graduate = await house.issued({ holderName: 'Ана Речна' });
    const { course, learner } = graduate;
    const { given, as } = house.api;
    const other = await given.learner(await given.cohort([course]));
    const input = wish(course.id);
    expect(await as(other).ask(ownCertificate, { courseId: course.id })).toEqual({
      ownCertificate: null,
    });
    expect((await as(other).query(certificateFile, { courseId: course.id })).refusal).toBe(
      'not-found',
    );
    expect((await as(other).query(requestCertificate, { input })).refusal).toBe('not-found');
    const organisation = await given.organisation({ id: learner.networkId });
    for (const who of [
      await given.staff('trainer', organisation),
      await given.staff('coordinator', organisation),
    ]) {
      expect((await as(who).query(ownCertificate, { courseId: course.id })).refusal).toBe(
        'not-permitted',
      );
      expect((await as(who).query(certificateFile, { courseId: course.id })).refusal).toBe(
        'not-permitted',
      );
    }
    expect((await as().query(certificateFile, { courseId: course.id })).refusal).toBe('signed-out');
  });

  test('neither the name nor the document can be read in a stolen database (safety 40, credentials 17)', async () => {
    const graduate = await house.issued({ holderName: 'Пеперудка Канарчева' });
    const { number } = await house.own(graduate);
    const dump = await everyText(house.api.db);
    const pdf = await house.file(graduate);
    const inTheMiddle = pdf?.subarray(200, 232).toString('hex') ?? '';
    const hex = (text: string) => Buffer.from(text).toString('hex');
    const secrets = ['Канарчева', hex('Канарчева'), '%PDF-', hex('%PDF-'), inTheMiddle];
    expect(secrets.filter((secret) => dump.includes(secret))).toEqual([]);
    // the scan does see the row
    expect(dump.includes(number)).toBe(true);
  });

  test('a moved name or file does not open: it belongs to its certificate', async () => {
    const hers = await house.issued({ holderName: 'Пеперудка Канарчева' });
    const others = await house.issued({ holderName: 'Ана Речна' });
    const [from, to] = [(await house.own(hers)).id, (await house.own(others)).id];
    await house.api.db.query(
      'UPDATE certificate_file SET pdf_encrypted = (SELECT pdf_encrypted FROM certificate_file WHERE certificate_id = $1) WHERE certificate_id = $2',
      [from, to],
    );
    const answer = await house.api
      .as(others.learner)
      .query(certificateFile, { courseId: others.course.id });
    expect(answer.refusal).toBe('internal');
    await house.api.db.query(
      'UPDATE certificate SET name_encrypted = (SELECT name_encrypted FROM certificate WHERE id = $1) WHERE id = $2',
      [from, to],
    );
    const named = await house.api
      .as(others.learner)
      .query(ownCertificate, { courseId: others.course.id });
    expect([named.refusal, named.body.includes('Канарчева')]).toEqual(['internal', false]);
  });
});

function bound() {
  const handler = house.worker.get(IssueCertificateHandler);
  return { handle: handler.handle.bind(handler) };
}
