import { startApp, type TestApp } from '../testing/app.js';
import type { Speaker } from '../testing/as.js';
import { everyRow } from '../testing/dump.js';
import type { Given, GivenCourse, GivenLearner } from '../testing/given.js';

let house: TestApp;
let course: GivenCourse;
let cohort: Awaited<ReturnType<Given['cohort']>>;

beforeAll(async () => {
  house = await startApp();
  const { given } = house;
  course = await given.course(await given.network(), { lessons: 2 });
  cohort = await given.cohort([course]);
});
afterAll(() => house.stop());

const remove = (who: Speaker, passphrase: string) =>
  house
    .as(who)
    .query('mutation ($p: String!) { deleteAccount(passphrase: $p) }', { p: passphrase });

/** She did everything that leaves something behind. */
async function busyLearner(): Promise<GivenLearner> {
  const learner = await house.given.learner(cohort);
  await house.given.completed(learner, course);
  const her = house.as(learner);
  await her.ask('mutation { saveWorksheet(tool: "budget", fields: [{ name: "a", value: "1" }]) }');
  await her.ask('mutation { saveOwnFacts(facts: { sex: "female", ageBand: "30-54" }) }');
  await her.ask(
    'mutation ($c: ID!) { rateCourse(courseId: $c, ratings: [{ kind: "satisfaction", value: 5 }]) { reason } }',
    { c: course.id },
  );
  await her.ask(
    'mutation ($c: ID!) { requestCertificate(input: { courseId: $c, version: 1, paper: a4, holderName: "Мария Речна", withCheckCode: true, locale: bg }) { __typename } }',
    { c: course.id },
  );
  await house.db.query(
    `UPDATE certificate SET state = 'ready' WHERE enrolment_id IN (SELECT id FROM enrolment WHERE account_id = $1)`,
    [learner.accountId],
  );
  await her.ask(
    'mutation ($c: ID!) { createShareLink(input: { courseId: $c, fields: { name: true, date: true, hours: true, outcomes: false, competences: false }, days: null }) { url } }',
    {
      c: course.id,
    },
  );
  return learner;
}

/** Tables in which an account or anything of its own is found. */
async function tablesWith(texts: string[]): Promise<string[]> {
  const rows = (await everyRow(house.db)).filter((row) =>
    texts.some((text) => JSON.stringify(row.values).includes(text)),
  );
  return [...new Set(rows.map(({ table }) => table))].sort();
}

async function tracesOf({ accountId, alias }: GivenLearner): Promise<string[]> {
  const rows: { id: string }[] = await house.db.query(
    `SELECT c.number AS id FROM certificate c JOIN enrolment e ON e.id = c.enrolment_id WHERE e.account_id = $1
     UNION ALL SELECT a.id::text FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id WHERE e.account_id = $1
     UNION ALL SELECT s.id::text FROM share_link s JOIN certificate c ON c.id = s.certificate_id
       JOIN enrolment e ON e.id = c.enrolment_id WHERE e.account_id = $1
     UNION ALL SELECT id::text FROM session WHERE account_id = $1`,
    [accountId],
  );
  return [accountId, alias, ...rows.map(({ id }) => id)];
}

describe('deleting an account (safety 33)', () => {
  test('takes everything that leads to her out of every table', async () => {
    const learner = await busyLearner();
    const traces = await tracesOf(learner);
    expect(await tablesWith(traces)).toEqual(
      [
        'account',
        'attempt',
        'certificate',
        'enrolment',
        'learner_fact',
        'recovery_code',
        'saved_worksheet',
        'secret',
        'session',
        'share_link',
      ].sort(),
    );
    expect((await remove(learner, learner.passphrase)).data).toEqual({ deleteAccount: true });
    expect(await tablesWith(traces)).toEqual([]);
  });

  test('leaves bare counts for the reports, and nothing of what she did', async () => {
    const learner = await busyLearner();
    const [enrolment]: { id: string }[] = await house.db.query(
      'SELECT id FROM enrolment WHERE account_id = $1',
      [learner.accountId],
    );
    const id = enrolment?.id ?? '';
    const before: object[] = await house.db.query(
      'SELECT * FROM learning_event WHERE enrolment_id = $1',
      [id],
    );
    await remove(learner, learner.passphrase);
    expect(
      await house.db.query('SELECT * FROM learning_event WHERE enrolment_id = $1', [id]),
    ).toEqual(before);
    expect(before.length).toBeGreaterThan(3);
    // The outbox names the enrolment until its rows are cleared away; it leads to nobody any more.
    expect(await tablesWith([id])).toEqual(['enrolment', 'learning_event', 'outbox']);
    expect(
      await house.db.query('SELECT account_id, started_on FROM enrolment WHERE id = $1', [id]),
    ).toEqual([{ account_id: null, started_on: null }]);
  });

  test('asks for the passphrase, and without it changes nothing', async () => {
    const learner = await busyLearner();
    const rows = await everyRow(house.db);
    const own = (all: typeof rows) => all.filter(({ table }) => table !== 'throttle');
    expect((await remove(learner, 'не е нейната парола')).refusal).toBe('invalid-input');
    expect(own(await everyRow(house.db))).toEqual(own(rows));
  });

  test('touches nobody else', async () => {
    const [learner, neighbour] = [await busyLearner(), await busyLearner()];
    const traces = await tracesOf(neighbour);
    const hers = async () =>
      (await everyRow(house.db))
        .map((row) => JSON.stringify(row))
        .filter((row) => traces.some((text) => row.includes(text)));
    const before = await hers();
    await remove(learner, learner.passphrase);
    expect(await hers()).toEqual(before);
    expect((await house.as(neighbour).query('{ ownCertificates { number } }')).refusal).toBeNull();
  });

  test('sets the alias free', async () => {
    const learner = await busyLearner();
    await remove(learner, learner.passphrase);
    const again = await house.given.learner(cohort, { alias: learner.alias });
    expect(again.accountId).not.toBe(learner.accountId);
  });

  test('of staff leaves what she did in the log, without her name', async () => {
    const { given } = house;
    const organisation = await given.organisation(await given.network());
    const [leaving, staying] = [
      await given.staff('coordinator', organisation),
      await given.staff('coordinator', organisation),
    ];
    await house
      .as(leaving)
      .ask(
        'mutation ($o: String!) { inviteStaff(input: { organisationId: $o, role: "trainer" }) { expiresAt } }',
        {
          o: organisation.id,
        },
      );
    await remove(leaving, leaving.passphrase);
    const { auditLog } = await house
      .as(staying)
      .ask<{ auditLog: object[] }>('{ auditLog { action actorName } }');
    expect(auditLog).toContainEqual({ action: 'staff.invited', actorName: null });
  });
});

describe('what somebody may know of herself', () => {
  const viewer = async (who?: Speaker) =>
    (
      await house
        .as(who)
        .ask<{ viewer: Record<string, unknown> }>(
          '{ viewer { kind name locale exitExplained permissions } }',
        )
    ).viewer;

  test('a visitor: nothing', async () => {
    expect(await viewer()).toEqual({
      kind: 'visitor',
      name: null,
      locale: null,
      exitExplained: false,
      permissions: [],
    });
  });

  test('a learner: her alias, her language, and whether she was shown the exit (safety 8)', async () => {
    const learner = await house.given.learner(cohort);
    expect(await viewer(learner)).toMatchObject({
      kind: 'learner',
      name: learner.alias,
      locale: 'bg',
      exitExplained: false,
    });
    await house.as(learner).ask('mutation { markExitExplained setLocale(locale: en) }');
    expect(await viewer(learner)).toMatchObject({ locale: 'en', exitExplained: true });
  });
});
