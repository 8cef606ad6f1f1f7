import { randomUUID } from 'node:crypto';
import type { GivenStaff } from '../testing/given.js';
import { everyRow } from '../testing/dump.js';
import { until } from '../testing/until.js';
import { CertificateHouse, type Graduate } from './certificate.fixture.js';
import { CertificateMaker } from './certificate-maker.js';
import {
  createShareLink,
  deleteAccount,
  revokeCertificate,
  showsNothing,
  tokenIn,
} from './documents.fixture.js';
import { lockAllVersions } from './version-locks.js';

let house: CertificateHouse;
beforeAll(async () => {
  house = await CertificateHouse.open();
});
afterAll(() => house.close());

const NAME = 'Ана Речна';

const coordinatorOf = async ({ learner }: Graduate): Promise<GivenStaff> =>
  house.api.given.staff(
    'coordinator',
    await house.api.given.organisation({ id: learner.networkId }),
  );

interface Answer {
  revokeCertificate: { number?: string; reason?: string };
}

/** Says what came of it: the number, or why not. */
async function revoke(who: GivenStaff, number: string, reason = 'misused'): Promise<string> {
  const { revokeCertificate: answer } = await house.api
    .as(who)
    .ask<Answer>(revokeCertificate, { number, reason });
  return answer.number ?? answer.reason ?? '';
}

const statusOf = async (number: string): Promise<string | undefined> => {
  const [row]: { state: string }[] = await house.api.db.query(
    'SELECT state FROM credential_status WHERE number = $1',
    [number],
  );
  return row?.state;
};

/** Of an enrolment's finished versions those that are still valid. */
const validOnes = async ({ learner, course }: Graduate): Promise<number[]> => {
  const rows: { version: number }[] = await house.api.db.query(
    `SELECT c.version FROM certificate c JOIN enrolment e ON e.id = c.enrolment_id
     JOIN credential_status s ON s.credential_id = c.credential_id
     WHERE e.account_id = $1 AND e.course_id = $2 AND c.state = 'ready' AND s.state = 'valid'`,
    [learner.accountId, course.id],
  );
  return rows.map(({ version }) => version);
};

async function linkTo(graduate: Graduate): Promise<string> {
  const fields = { ...showsNothing, name: true, date: true, hours: true };
  const input = { courseId: graduate.course.id, fields, days: null };
  const { createShareLink: link } = await house.api
    .as(graduate.learner)
    .ask<{ createShareLink: { url: string } }>(createShareLink, { input });
  return tokenIn(link.url);
}

const shown = async (token: string) => (await house.check(token)).data?.checkCertificate;

/** Of what is no longer valid a page shows this and nothing else. */
const bare = (status: string, number: string) => ({
  status,
  changedOn: house.api.clock.now().toISOString().slice(0, 10),
  title: expect.stringContaining('Основи'),
  number,
  issuerName: house.api.config.ISSUER_NAME,
  ...{ holderName: null, completedOn: null, hours: null, outcomes: null, competences: null },
});

describe('revoking', () => {
  test('is done by typing the number, however it is spelled; page and holder are told (credentials 23)', async () => {
    const graduate = await house.issued({ holderName: NAME });
    const { number } = await house.own(graduate);
    const token = await linkTo(graduate);
    expect(await shown(token)).toMatchObject({ status: 'valid', holderName: NAME, hours: 0.5 });
    const typed = ` ${number.toLowerCase().replace('-', ' – ')} `;
    expect(await revoke(await coordinatorOf(graduate), typed)).toBe(number);
    expect(await shown(token)).toEqual(bare('revoked', number));
    expect(await house.own(graduate)).toMatchObject({ status: 'revoked', revokedFor: 'misused' });
    expect(await house.ask(graduate, { version: 2 })).toEqual({ reason: 'revoked' });
  });

  test('a newer version makes the older one superseded, which its page tells apart (credentials 23, 32)', async () => {
    const graduate = await house.issued({ holderName: NAME });
    const { number } = await house.own(graduate);
    const token = await linkTo(graduate);
    await house.makeAnew(graduate, { holderName: 'Ана Полска' });
    expect(await shown(token)).toEqual(bare('superseded', number));
    const newer = await house.own(graduate);
    expect([newer.number === number, newer.status]).toEqual([false, 'valid']);
  });

  test.each([0, 1, 2])('by the number of any version (%i) revokes them all', async (which) => {
    const graduate = await house.issued({ holderName: NAME });
    const numbers = [(await house.own(graduate)).number];
    for (const holderName of ['Ана Полска', null]) {
      await house.makeAnew(graduate, { holderName });
      numbers.push((await house.own(graduate)).number);
    }
    expect(await revoke(await coordinatorOf(graduate), numbers[which] ?? '')).toBe(numbers[which]);
    expect(await Promise.all(numbers.map(statusOf))).toEqual(['revoked', 'revoked', 'revoked']);
    expect(await validOnes(graduate)).toEqual([]);
  });

  test('still works once the account is deleted, for that number', async () => {
    const graduate = await house.issued({ holderName: NAME });
    const { number } = await house.own(graduate);
    const coordinator = await coordinatorOf(graduate);
    await house.api
      .as(graduate.learner)
      .ask(deleteAccount, { passphrase: graduate.learner.passphrase });
    expect(await statusOf(number)).toBe('valid');
    expect(await revoke(coordinator, number, 'issued-by-mistake')).toBe(number);
    expect(await statusOf(number)).toBe('revoked');
  });

  test('is refused for what is no number, for none, for another network, and twice', async () => {
    const graduate = await house.issued({ holderName: NAME });
    const { number } = await house.own(graduate);
    const coordinator = await coordinatorOf(graduate);
    const { given, as, statements } = house.api;
    const stranger = await given.staff(
      'coordinator',
      await given.organisation(await given.network()),
    );
    for (const odd of ['', 'ABCD', 'ABCD-EFGHI', 'УУУУ-УУУУ', "'; DROP TABLE", NAME])
      expect(await revoke(coordinator, odd)).toBe('number');
    const asked = (who: GivenStaff, which: string) =>
      statements(() => as(who).query(revokeCertificate, { number: which, reason: 'misused' }));
    const foreign = await asked(stranger, number);
    const unknown = await asked(stranger, 'ZZZZ-ZZZZ');
    expect(foreign.result.data).toEqual({ revokeCertificate: { reason: 'not-found' } });
    // nobody learns by asking whether a number exists elsewhere
    expect(foreign.result.body).toBe(unknown.result.body);
    expect(foreign.statements.length).toBe(unknown.statements.length);
    expect(await statusOf(number)).toBe('valid');
    expect(await revoke(coordinator, number)).toBe(number);
    expect(await revoke(coordinator, number, 'holder-asked')).toBe('already-revoked');
    expect(await house.own(graduate)).toMatchObject({ revokedFor: 'misused' });
  });

  test('needs a reason of the list, so that nobody writes about a person', async () => {
    const graduate = await house.issued({ holderName: NAME });
    const { number } = await house.own(graduate);
    const coordinator = await coordinatorOf(graduate);
    for (const reason of ['', 'Тя се премести', 'toString']) {
      const answer = await house.api.as(coordinator).query(revokeCertificate, { number, reason });
      expect(answer.refusal).toBe('invalid-input');
    }
    expect(await statusOf(number)).toBe('valid');
  });

  test('leaves a line in the log without the number, and nothing in it leads to whose it was', async () => {
    const graduate = await house.issued({ holderName: NAME });
    const { id, number } = await house.own(graduate);
    const coordinator = await coordinatorOf(graduate);
    await revoke(coordinator, number);
    const lines = (await everyRow(house.api.db))
      .filter(
        ({ table, values }) =>
          table === 'audit_entry' && values['actor_id'] === coordinator.accountId,
      )
      .map(({ values }) => values);
    const [line] = lines.filter((each) => each['action'] === 'certificate.revoked');
    expect(line).toMatchObject({ object_kind: 'network', object_id: graduate.learner.networkId });
    const [row]: { credential: string; enrolment: string }[] = await house.api.db.query(
      'SELECT credential_id AS credential, enrolment_id AS enrolment FROM certificate WHERE id = $1',
      [id],
    );
    const traces = [number, id, row?.credential, row?.enrolment, graduate.learner.accountId];
    expect(traces.filter((trace) => JSON.stringify(lines).includes(trace ?? ''))).toEqual([]);
  });

  test('guessing numbers is throttled, for one number and for one person', async () => {
    const graduate = await house.graduate();
    const [one, other] = [await coordinatorOf(graduate), await coordinatorOf(graduate)];
    const refusal = async (who: GivenStaff, number: string) =>
      (await house.api.as(who).query(revokeCertificate, { number, reason: 'misused' })).refusal;
    for (let tries = 0; tries < 10; tries += 1) expect(await refusal(one, 'AAAA-0000')).toBeNull();
    expect(await refusal(one, 'AAAA-0000')).toBe('too-many-tries');
    const numbers = Array.from({ length: 60 }, (_, at) => `BBBB-00${String(at).padStart(2, '0')}`);
    const refusals: (string | null)[] = [];
    for (const number of numbers) refusals.push(await refusal(other, number));
    expect(refusals.filter(Boolean)).toEqual([]);
    expect(await refusal(other, 'CCCC-0000')).toBe('too-many-tries');
  });
});

describe('revoking while another version is being made', () => {
  test('a version that is signed but not stored yet is not handed out any more', async () => {
    const graduate = await house.issued({ holderName: NAME });
    const { number } = await house.own(graduate);
    const coordinator = await coordinatorOf(graduate);
    await house.ask(graduate, { version: 2, holderName: 'Ана Полска' });
    const maker = house.worker.get(CertificateMaker);
    const real = maker.make.bind(maker);
    maker.make = async (...args) => {
      const made = await real(...args);
      expect(await revoke(coordinator, number)).toBe(number);
      return made;
    };
    await house.issue(graduate);
    maker.make = real;
    expect(await validOnes(graduate)).toEqual([]);
    const [newest]: { state: string; failure: string }[] = await house.api.db.query(
      `SELECT c.state, c.failure FROM certificate c JOIN enrolment e ON e.id = c.enrolment_id
       WHERE e.account_id = $1 ORDER BY version DESC`,
      [graduate.learner.accountId],
    );
    expect(newest).toEqual({ state: 'failed', failure: 'revoked' });
  });

  test('a version that was added while the revocation waited for its turn is revoked with the others', async () => {
    const graduate = await house.issued({ holderName: NAME });
    const { id, number } = await house.own(graduate);
    const coordinator = await coordinatorOf(graduate);
    const { db } = house.api;
    const [first]: { enrolment: string }[] = await db.query(
      'SELECT enrolment_id AS enrolment FROM certificate WHERE id = $1',
      [id],
    );
    const credential = randomUUID();
    let revoking: Promise<string> | undefined;
    await db.transaction(async (tx) => {
      await lockAllVersions(tx, first?.enrolment ?? '');
      revoking = revoke(coordinator, number);
      const waits = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
      await until(async () => (await db.query(waits)).length > 0);
      await tx.query(
        `INSERT INTO credential_status (credential_id, network_id, number, list, index)
         SELECT $1, network_id, 'RACE-0001', list, (index + 1) % 131072 FROM credential_status WHERE number = $2`,
        [credential, number],
      );
      await tx.query(
        `INSERT INTO certificate (enrolment_id, course_edition_id, title_edition_id, version, state, number, completed_on, credential_id)
         SELECT enrolment_id, course_edition_id, title_edition_id, 2, 'ready', 'RACE-0001', completed_on, $2
         FROM certificate WHERE id = $1`,
        [id, credential],
      );
    });
    expect(await revoking).toBe(number);
    expect(await statusOf('RACE-0001')).toBe('revoked');
    expect(await validOnes(graduate)).toEqual([]);
  });

  test('whoever is first, no valid version is left: thirty races', async () => {
    for (let race = 0; race < 30; race += 1) {
      const graduate = await house.issued({ holderName: NAME });
      const { number } = await house.own(graduate);
      const coordinator = await coordinatorOf(graduate);
      // Half of them are asked for beforehand: then the worker is the one that races.
      if (race % 2 === 0) await house.ask(graduate, { version: 2, holderName: 'Ана Полска' });
      const pause = new Promise((resolve) => setTimeout(resolve, (race * 7) % 40));
      await Promise.all([
        pause.then(() => revoke(coordinator, number)),
        race % 2 === 0
          ? house.issue(graduate)
          : house
              .ask(graduate, { version: 2, holderName: 'Ана Полска' })
              .then(() => house.issue(graduate)),
      ]);
      expect(await validOnes(graduate)).toEqual([]);
    }
  });
});
