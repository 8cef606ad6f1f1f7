import type { Queue } from 'bullmq';
import { JOB_QUEUE } from '../platform/jobs/jobs.tokens.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { Relay } from '../platform/outbox/relay.js';
import { everyRow, everyText } from '../testing/dump.js';
import { queueBackends } from '../testing/queue-backends.js';
import { until } from '../testing/until.js';
import { CertificateHouse, type Graduate } from './certificate.fixture.js';
import { createShareLink, deleteAccount, showsNothing, tokenIn } from './documents.fixture.js';

const { backends, stop } = await queueBackends(3);
afterAll(stop);

const canary = 'Пеперудка Канарчева';

for (const backend of backends) {
  backend.describe(`deleting an account, queue on ${backend.name} (safety 33)`, () => {
    let house: CertificateHouse;
    let queue: Queue;
    beforeAll(async () => {
      house = await CertificateHouse.open(backend.settings);
      queue = house.worker.get<Queue>(JOB_QUEUE);
    });
    afterAll(() => house.close());

    const relayAll = async () => {
      while ((await house.worker.get(Relay).relayOnce()) > 0);
    };

    /** She leaves something in every place where something of hers can lie. */
    async function everywhere(graduate: Graduate): Promise<void> {
      const { learner, course } = graduate;
      const own = house.api.as(learner);
      const noted = [{ name: 'debt-1-note', value: canary }];
      await own.ask(
        'mutation ($fields: [FormField!]!) { saveWorksheet(tool: "debts", fields: $fields) }',
        { fields: noted },
      );
      await own.ask('mutation { saveOwnFacts(facts: { regionSize: "village" }) }');
      await own.ask(
        'mutation ($id: ID!) { rateCourse(courseId: $id, ratings: [{ kind: "satisfaction", value: 5 }]) { reason } }',
        { id: course.id },
      );
      const fields = { ...showsNothing, name: true };
      const input = { courseId: course.id, fields, days: null };
      await own.ask(createShareLink, { input });
      await house.api
        .as()
        .ask('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', {
          input: { who: learner.alias, passphrase: learner.passphrase },
        });
    }

    const deleteHers = ({ learner }: Graduate, revoke?: boolean) =>
      house.api.as(learner).ask(deleteAccount, { passphrase: learner.passphrase, revoke });

    const statusOf = async (number: string): Promise<object | undefined> => {
      const rows: object[] = await house.api.db.query(
        `SELECT state, reason FROM credential_status WHERE number = $1`,
        [number],
      );
      return rows[0];
    };

    test('nothing of hers is left in any table or in the queue, and nobody else loses anything', async () => {
      const other = await house.issued({ holderName: 'Ана Речна' });
      await everywhere(other);
      const hers = await house.issued({ holderName: canary });
      await everywhere(hers);
      await relayAll();
      const { id, number } = await house.own(hers);
      const before = await everyRow(house.api.db);
      const mine = ({ values }: (typeof before)[number]) =>
        Object.values(values).some((text) => text.includes(hers.learner.accountId));
      // the scan does see her: it would be worth nothing otherwise
      expect(new Set(before.filter(mine).map(({ table }) => table))).toEqual(
        new Set([
          ...['account', 'enrolment', 'learner_fact', 'recovery_code'],
          ...['saved_worksheet', 'secret', 'session'],
        ]),
      );

      await deleteHers(hers);
      await relayAll();
      const { accountId, alias } = hers.learner;
      const dump = await everyText(house.api.db);
      const kept = `${dump}\n${await backend.dump(house.api.database.url)}`;
      expect(
        [accountId, alias, alias.split(' ')[1] ?? alias, 'Канарчева'].filter((trace) =>
          kept.includes(trace),
        ),
      ).toEqual([]);
      // of the certificate only the line that told the worker to forget it, which goes with the outbox
      const lines = dump.split('\n').filter((line) => line.includes(id));
      expect(lines.filter((line) => !line.startsWith('outbox.ids'))).toEqual([]);
      // and whether its number stands, which leads to nobody
      const numbered = dump.split('\n').filter((line) => line.includes(number));
      expect(numbered).toHaveLength(1);
      expect(numbered[0]).toContain('credential_status');

      expect(await house.own(other)).toMatchObject({ state: 'ready', holderName: 'Ана Речна' });
      expect(await house.count('certificate_file', other)).toBe(1);
      const after = await everyRow(house.api.db);
      const others = ({ values }: (typeof before)[number]) =>
        Object.values(values).some((text) => text.includes(other.learner.accountId));
      expect(after.filter(others).length).toBe(before.filter(others).length);
    });

    test('whether her certificate ceases to be valid as well is her choice (credentials 16)', async () => {
      const [keeps, ends, silent] = [
        await house.issued({ holderName: canary }),
        await house.issued({ holderName: canary }),
        await house.issued(),
      ];
      const numbers = await Promise.all(
        [keeps, ends, silent].map(async (hers) => (await house.own(hers)).number),
      );
      await deleteHers(keeps, false);
      await deleteHers(ends, true);
      await deleteHers(silent);
      expect(await Promise.all(numbers.map(statusOf))).toEqual([
        { state: 'valid', reason: null },
        { state: 'revoked', reason: 'holder-asked' },
        { state: 'valid', reason: null },
      ]);
    });

    test('a certificate that was never finished has no place in the list', async () => {
      const hers = await house.issued({ holderName: 'Ана 🦊' });
      const { number } = await house.own(hers);
      await deleteHers(hers, true);
      expect(await statusOf(number)).toBeUndefined();
    });

    test('what remains are an enrolment and its events, without a way back to her', async () => {
      const hers = await house.issued({ holderName: canary });
      await everywhere(hers);
      const [enrolment]: { id: string }[] = await house.api.db.query(
        'SELECT id FROM enrolment WHERE account_id = $1',
        [hers.learner.accountId],
      );
      await deleteHers(hers);
      const rows = (await everyRow(house.api.db)).filter(
        ({ table, values }) =>
          table !== 'outbox' && Object.values(values).includes(enrolment?.id ?? ''),
      );
      expect(new Set(rows.map(({ table }) => table))).toEqual(
        new Set(['enrolment', 'learning_event']),
      );
      const bare = rows.find(({ table }) => table === 'enrolment');
      expect(Object.keys(bare?.values ?? {}).sort()).toEqual([
        'cohort_id',
        'course_edition_id',
        'course_id',
        'enrolled_month',
        'id',
        'locale',
        'network_id',
      ]);
      const events = rows
        .filter(({ table }) => table === 'learning_event')
        .map(({ values }) => values['kind']);
      expect(events.sort()).toEqual([
        'certificate',
        'completed',
        'completed',
        'completed',
        'enrolled',
        'rated',
        'started',
        'started',
      ]);
    });

    test('her sessions and her links are gone at once', async () => {
      const hers = await house.issued({ holderName: canary });
      const fields = { ...showsNothing, name: true };
      const input = { courseId: hers.course.id, fields, days: null };
      const { createShareLink: link } = await house.api
        .as(hers.learner)
        .ask<{ createShareLink: { url: string } }>(createShareLink, { input });
      await deleteHers(hers);
      expect((await house.check(tokenIn(link.url))).data?.checkCertificate).toBeNull();
      const { viewer } = await house.api
        .as(hers.learner)
        .ask<{ viewer: { kind: string } }>('{ viewer { kind } }');
      expect(viewer.kind).toBe('visitor');
    });

    test('the work on her certificate is taken out of the queue: waiting and failed', async () => {
      const waiting = await house.graduate();
      await house.ask(waiting, { holderName: canary });
      const failed = await house.graduate();
      await house.ask(failed, { holderName: canary });
      const ids = [(await house.own(waiting)).id, (await house.own(failed)).id];
      await queue.pause();
      await relayAll();
      for (const id of ids) expect(await queue.getJob(`issue-${id}-1`)).toBeDefined();
      await deleteHers(waiting);
      await deleteHers(failed);
      await relayAll();
      await queue.resume();
      await house.worker.get(JobRunner).start();
      await until(async () => {
        const left = await Promise.all(ids.map((id) => queue.getJob(`issue-${id}-1`)));
        return left.every((job) => job === undefined);
      });
      const rows: unknown[] = await house.api.db.query(
        'SELECT 1 FROM certificate WHERE id = ANY($1)',
        [ids],
      );
      expect(rows).toEqual([]);
    });

    test('a wrong passphrase deletes nothing', async () => {
      const hers = await house.graduate();
      const answer = await house.api
        .as(hers.learner)
        .query(deleteAccount, { passphrase: 'не е тази дума тук' });
      expect(answer.refusal).toBe('invalid-input');
      expect((await house.own(hers)).state).toBe('awaiting-choice');
    });

    test('a failure in the middle deletes nothing: all of it or none', async () => {
      const hers = await house.issued({ holderName: canary });
      await house.api.db.query(
        `ALTER TABLE outbox ADD CONSTRAINT full_up CHECK (event <> 'certificate.deleted') NOT VALID`,
      );
      const answer = await house.api
        .as(hers.learner)
        .query(deleteAccount, { passphrase: hers.learner.passphrase });
      await house.api.db.query('ALTER TABLE outbox DROP CONSTRAINT full_up');
      expect(answer.refusal).toBe('internal');
      expect(await house.own(hers)).toMatchObject({ state: 'ready', holderName: canary });
      expect(await house.count('certificate_file', hers)).toBe(1);
    });
  });
}
