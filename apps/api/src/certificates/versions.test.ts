import { MOST_VERSIONS } from '@pateka/domain';
import { CertificateHouse, type Graduate } from './certificate.fixture.js';
import { CertificateRenderer } from './certificate-renderer.js';
import { createShareLink, revokeCertificate, showsNothing, tokenIn } from './documents.fixture.js';
import { IssueCertificateHandler } from './issue-certificate.handler.js';

let house: CertificateHouse;
beforeAll(async () => {
  house = await CertificateHouse.open();
});
afterAll(() => house.close());

interface Stored {
  version: number;
  state: string;
  number: string;
  status: string | null;
  file: string | null;
}

/** Every version as it lies in the database, with a print of its file. */
const stored = ({ learner, course }: Graduate): Promise<Stored[]> =>
  house.api.db.query(
    `SELECT c.version, c.state, c.number, s.state AS status,
            md5(f.pdf_encrypted || f.json_encrypted || f.jwt_encrypted) AS file
     FROM certificate c JOIN enrolment e ON e.id = c.enrolment_id
     LEFT JOIN credential_status s ON s.credential_id = c.credential_id
     LEFT JOIN certificate_file f ON f.certificate_id = c.id
     WHERE e.account_id = $1 AND e.course_id = $2 ORDER BY c.version`,
    [learner.accountId, course.id],
  );

const linkOf = async ({ learner, course }: Graduate): Promise<string> => {
  const input = { courseId: course.id, fields: { ...showsNothing, name: true }, days: null };
  const { createShareLink: link } = await house.api
    .as(learner)
    .ask<{ createShareLink: { url: string } }>(createShareLink, { input });
  return tokenIn(link.url);
};

const checked = async (token: string) => (await house.check(token)).data?.checkCertificate;

describe('a certificate that is made anew (credentials 32)', () => {
  test('takes the place of the one before, which stays as it was in every byte', async () => {
    const graduate = await house.issued({ holderName: 'Ана Речна' });
    const token = await linkOf(graduate);
    const [first] = await stored(graduate);
    await house.makeAnew(graduate, {
      holderName: 'Ана Планинска',
      locale: 'both',
      paper: 'letter',
    });

    const [before, after] = await stored(graduate);
    expect(before).toEqual({ ...first, status: 'superseded' });
    expect(after).toMatchObject({ version: 2, state: 'ready', status: 'valid' });
    expect(after?.number).not.toBe(before?.number);
    expect(await house.own(graduate)).toMatchObject({
      ...{ version: 2, state: 'ready', status: 'valid', next: null },
      ...{ holderName: 'Ана Планинска', locale: 'both', paper: 'letter' },
    });
    // what was handed out says so, and shows no name any more, neither the old nor the new
    expect(await checked(token)).toMatchObject({
      ...{ status: 'superseded', number: before?.number, holderName: null, completedOn: null },
    });
  });

  test('the one before stays valid and at hand until the new one is finished', async () => {
    const graduate = await house.issued({ holderName: 'Ана Речна' });
    const token = await linkOf(graduate);
    const file = await house.file(graduate);
    expect(await house.ask(graduate, { version: 2, holderName: 'Ана Планинска' })).toEqual({
      state: 'requested',
    });
    expect(await house.own(graduate)).toMatchObject({
      ...{ version: 1, state: 'ready', status: 'valid', holderName: 'Ана Речна' },
      next: { version: 2, state: 'requested', failure: null, holderName: 'Ана Планинска' },
    });
    expect(await house.file(graduate)).toEqual(file);
    expect(await checked(token)).toMatchObject({ status: 'valid', holderName: 'Ана Речна' });
  });

  test('one that fails leaves the one before as it is, and she may choose again', async () => {
    const graduate = await house.issued({ holderName: 'Ана Речна' });
    await house.makeAnew(graduate, { holderName: 'Ана 🦊' });
    expect(await house.own(graduate)).toMatchObject({
      ...{ version: 1, status: 'valid', holderName: 'Ана Речна' },
      next: { version: 2, state: 'failed', failure: 'missing-glyph 🦊' },
    });
    expect(await stored(graduate)).toMatchObject([
      { version: 1, status: 'valid' },
      { version: 2, status: null, file: null },
    ]);
    await house.makeAnew(graduate, { holderName: 'Ана Лисицова' });
    expect(await house.own(graduate)).toMatchObject({ version: 2, holderName: 'Ана Лисицова' });
  });

  test('asked ten times at once it is one version', async () => {
    const graduate = await house.issued();
    const wishes = Array.from({ length: 10 }, () =>
      house.ask(graduate, { version: 2, holderName: 'Ана Речна' }),
    );
    const answers = await Promise.all(wishes);
    expect(answers).toEqual(answers.map(() => ({ state: 'requested' })));
    await house.issue(graduate);
    expect(await house.ask(graduate, { version: 2 })).toEqual({ state: 'ready' });
    expect((await stored(graduate)).map(({ version }) => version)).toEqual([1, 2]);
  });

  test('a page that is long out of date makes nothing', async () => {
    const graduate = await house.issued();
    await house.makeAnew(graduate);
    await house.makeAnew(graduate);
    for (const version of [-1, 0, 1, 2, 5]) {
      const { reason, state } = await house.ask(graduate, { version, holderName: 'Ана Речна' });
      expect(reason ?? state).toBe('changed-meanwhile');
    }
    expect(await stored(graduate)).toHaveLength(3);
  });

  test('ends somewhere: a name is chosen, not printed for friends', async () => {
    const graduate = await house.issued();
    await house.api.db.query(`UPDATE certificate SET version = $2 WHERE id = $1`, [
      (await house.own(graduate)).id,
      MOST_VERSIONS,
    ]);
    expect(await house.ask(graduate, { version: MOST_VERSIONS + 1 })).toEqual({
      reason: 'too-many-versions',
    });
  });
});

describe('a certificate that was revoked', () => {
  const revoke = async ({ learner }: Graduate, number: string) => {
    const { given, as } = house.api;
    const organisation = await given.organisation({ id: learner.networkId });
    const coordinator = await given.staff('coordinator', organisation);
    const variables = { number, reason: 'course-not-completed' };
    return as(coordinator).ask(revokeCertificate, variables);
  };

  test('is not replaced by a new version', async () => {
    const graduate = await house.issued({ holderName: 'Ана Речна' });
    const { number } = await house.own(graduate);
    expect(await revoke(graduate, number)).toEqual({ revokeCertificate: { number } });
    expect(await house.own(graduate)).toMatchObject({
      ...{ state: 'ready', status: 'revoked', revokedFor: 'course-not-completed' },
    });
    expect(await house.ask(graduate, { version: 2, holderName: 'Ана Друга' })).toEqual({
      reason: 'revoked',
    });
  });

  test('while a new version is being set: that one is not finished', async () => {
    const graduate = await house.issued({ holderName: 'Ана Речна' });
    const { number } = await house.own(graduate);
    await house.ask(graduate, { version: 2, holderName: 'Ана Друга' });
    const renderer = house.worker.get(CertificateRenderer);
    const real = renderer.render.bind(renderer);
    renderer.render = async (input) => {
      const result = await real(input);
      await revoke(graduate, number);
      return result;
    };
    await house.worker.get(IssueCertificateHandler).handle(await house.newestRequest(graduate));
    renderer.render = real;
    expect(await house.own(graduate)).toMatchObject({
      ...{ version: 1, status: 'revoked' },
      next: { version: 2, state: 'failed', failure: 'revoked' },
    });
    const states = (await stored(graduate)).map(({ status, file }) => [status, file !== null]);
    expect(states).toEqual([
      ['revoked', true],
      [null, false],
    ]);
  });
});
