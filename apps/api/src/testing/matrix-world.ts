import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.js';
import { everyRow } from './dump.js';
import { studioWorld, type StudioWorld } from './matrix-studio.js';
import { transferWorld, type TransferWorld } from './matrix-transfer.js';
import type { Given, GivenCourse, GivenLearner, GivenStaff } from './given.js';

type Cohort = Awaited<ReturnType<Given['cohort']>>;
type Organisation = Awaited<ReturnType<Given['organisation']>>;
type Card = Awaited<ReturnType<Given['cards']>>[number];

/** A network with one of each: what belongs to somebody else in the matrix. */
export interface OtherNetwork {
  organisation: Organisation;
  coordinator: GivenStaff;
  course: GivenCourse;
  cohort: Cohort;
  card: Card;
  batchId: string;
  learner: GivenLearner;
  sessionId: string;
  /** As printed on a certificate that stands there. */
  certificateNumber: string;
  reportTokenId: string;
  manualTotalId: string;
  reportScheduleId: string;
  keptReportId: string;
}

/** Two networks, and in the first one two organisations and two learners of one cohort. */
export interface MatrixWorld {
  organisation: Organisation;
  builtIn: Organisation;
  coordinator: GivenStaff;
  trainer: GivenStaff;
  course: GivenCourse;
  /** Of another organisation in the same network. */
  neighbourCourse: GivenCourse;
  cohort: Cohort;
  /** Not redeemed by anybody. */
  card: Card;
  spareBatchId: string;
  spareReportTokenId: string;
  spareManualTotalId: string;
  spareReportScheduleId: string;
  keptReportId: string;
  learner: GivenLearner;
  /** She has done the whole course, has a certificate with a link, saved a worksheet and told her facts. */
  neighbour: { learner: GivenLearner; attemptId: string; shareLinkId: string };
  other: OtherNetwork;
  studio: StudioWorld;
  transfer: TransferWorld;
  /** Texts that none of the first network's people, but their owners, may ever be shown. */
  canaries: string[];
}

const NAME = 'Канарче Канарчева';
const SAVED = 'канарче в бюджета';

export async function matrixWorld(house: TestApp): Promise<MatrixWorld> {
  const { given } = house;
  const network = await given.network();
  const organisation = await given.organisation(network);
  const course = await given.course(network, { owner: organisation, lessons: 4, skippable: 1 });
  const neighbourCourse = await given.course(network, { lessons: 1 });
  const cohort = await given.cohort([course]);
  const [card] = await given.cards(cohort);
  const [spare] = await given.cards(cohort);
  const learner = await given.learner(cohort);
  const neighbour = await neighbourOf(house, await given.learner(cohort), course);
  const other = await otherNetwork(house);
  if (!card || !spare) throw new Error('No cards were made.');
  const trainer = await given.staff('trainer', organisation);
  const coordinator = await given.staff('coordinator', organisation);
  const drafts = {
    own: { course, author: trainer },
    other: { course: other.course, author: other.coordinator },
  };
  return {
    organisation,
    builtIn: await given.organisation(null, 'built-in'),
    coordinator,
    trainer,
    course,
    neighbourCourse,
    cohort,
    card,
    spareBatchId: await batchOf(house, spare, cohort),
    spareReportTokenId: await reportTokenOf(house, coordinator),
    spareManualTotalId: await manualTotalOf(house, coordinator, course),
    spareReportScheduleId: await reportScheduleOf(house, coordinator),
    keptReportId: await keptReportOf(house, network.id),
    learner,
    neighbour,
    other,
    studio: await studioWorld(house, drafts, neighbourCourse),
    transfer: await transferWorld(house, trainer, other.coordinator),
    canaries: [
      ...(await canariesOf(house, neighbour.learner)),
      ...(await networkCanaries(house, other)),
    ],
  };
}

async function neighbourOf(house: TestApp, learner: GivenLearner, course: GivenCourse) {
  const { given, db } = house;
  const her = house.as(learner);
  await given.completed(learner, course);
  await her.ask('mutation ($f: [FormField!]!) { saveWorksheet(tool: "budget", fields: $f) }', {
    f: [{ name: 'a', value: SAVED }],
  });
  await her.ask('mutation ($f: OwnFactsInput!) { saveOwnFacts(facts: $f) }', {
    f: { sex: 'female', ageBand: '30-54', regionSize: 'village' },
  });
  await her.ask(
    `mutation ($c: ID!, $n: String!) { requestCertificate(input: { courseId: $c, version: 1, holderName: $n, withCheckCode: true, locale: bg, paper: a4 }) { __typename } }`,
    { c: course.id, n: NAME },
  );
  const [attempt]: { id: string }[] = await db.query(
    'SELECT a.id FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id WHERE e.account_id = $1 LIMIT 1',
    [learner.accountId],
  );
  await db.query(
    `UPDATE certificate SET state = 'ready', ready_at = now() WHERE enrolment_id IN (SELECT id FROM enrolment WHERE account_id = $1)`,
    [learner.accountId],
  );
  const { createShareLink } = await her.ask<{ createShareLink: { url: string } }>(
    'mutation ($c: ID!) { createShareLink(input: { courseId: $c, fields: { name: true, date: true, hours: true, outcomes: true, competences: true }, days: null }) { url } }',
    { c: course.id },
  );
  const [link]: { id: string }[] = await db.query('SELECT id FROM share_link');
  if (!attempt || !link || !createShareLink.url) throw new Error('She has no certificate.');
  return { learner, attemptId: attempt.id, shareLinkId: link.id };
}

async function otherNetwork(house: TestApp): Promise<OtherNetwork> {
  const { given, db } = house;
  const network = await given.network();
  const organisation = await given.organisation(network);
  const course = await given.course(network, { owner: organisation });
  const cohort = await given.cohort([course]);
  const [card] = await given.cards(cohort);
  const learner = await given.learner(cohort);
  const [session]: { id: string }[] = await db.query(
    'SELECT id FROM session WHERE account_id = $1',
    [learner.accountId],
  );
  if (!card || !session) throw new Error('The other network is not complete.');
  const coordinator = await given.staff('coordinator', organisation);
  return {
    organisation,
    coordinator,
    course,
    cohort,
    card,
    batchId: await batchOf(house, card, cohort),
    learner,
    sessionId: session.id,
    certificateNumber: await credentialOf(house, network.id),
    reportTokenId: await reportTokenOf(house, coordinator),
    manualTotalId: await manualTotalOf(house, coordinator, course),
    reportScheduleId: await reportScheduleOf(house, coordinator),
    keptReportId: await keptReportOf(house, network.id),
  };
}

/** The id of a token for the reports. */
async function reportTokenOf(house: TestApp, who: GivenStaff): Promise<string> {
  const id = randomUUID();
  await house
    .as(who)
    .ask(
      'mutation ($input: IssueReportTokenInput!) { issueReportToken(input: $input) { __typename } }',
      { input: { id, name: 'Отчет', days: 30 } },
    );
  return id;
}

/** The id of a hand-typed total that no release has taken. */
async function manualTotalOf(
  house: TestApp,
  who: GivenStaff,
  { id: courseId }: GivenCourse,
): Promise<string> {
  const { saveManualTotal } = await house.as(who).ask<{
    saveManualTotal: { id: string };
  }>('mutation ($input: ManualTotalInput!) { saveManualTotal(input: $input) { ... on ManualTotalSaved { id } } }', { input: { courseId, period: '2025-12', enrolled: 40, completed: 20, hours: 300 } });
  return saveManualTotal.id;
}

/** The id of a schedule for the reports. */
async function reportScheduleOf(house: TestApp, who: GivenStaff): Promise<string> {
  const { scheduleReport } = await house
    .as(who)
    .ask<{ scheduleReport: { schedule: { id: string } } }>(
      'mutation ($input: ScheduleReportInput!) { scheduleReport(input: $input) { ... on ReportScheduled { schedule { id } } } }',
      { input: { table: 'course', every: 'month', locale: 'bg' } },
    );
  return scheduleReport.schedule.id;
}

/** The id of a kept report without figures. */
async function keptReportOf({ db }: TestApp, networkId: string): Promise<string> {
  const columns = [{ key: 'enrolled', label: 'Записани', unit: 'people' }];
  const what = { table: 'total', time: 'month', title: 'Общо', asOf: '2026-10-31' };
  const report = { ...what, columns, rows: [], notes: [] };
  const [row]: { id: string }[] = await db.query(
    `INSERT INTO kept_report (network_id, span, report_table, locale, document, reported_on)
     VALUES ($1, '2026-10', 'total', 'bg', $2, '2026-11-01') RETURNING id`,
    [networkId, JSON.stringify(report)],
  );
  return row?.id ?? randomUUID();
}

/** The status of a certificate whose account is gone: the number is all that is left of it. */
async function credentialOf({ db }: TestApp, networkId: string): Promise<string> {
  const number = 'CANA-RY01';
  await db.query(
    `INSERT INTO credential_status (credential_id, network_id, number, list, index)
     VALUES (gen_random_uuid(), $1, $2, 1, 77)`,
    [networkId, number],
  );
  return number;
}

async function batchOf({ db }: TestApp, card: Card, cohort: Cohort): Promise<string> {
  const [row]: { batch_id: string }[] = await db.query(
    'SELECT batch_id FROM access_code WHERE network_id = $1 AND serial = $2',
    [cohort.networkId, card.serial],
  );
  return row?.batch_id ?? randomUUID();
}

async function canariesOf({ db }: TestApp, learner: GivenLearner): Promise<string[]> {
  const rows: { id: string }[] = await db.query(
    `SELECT id::text FROM session WHERE account_id = $1 UNION ALL SELECT id::text FROM enrolment WHERE account_id = $1
     UNION ALL SELECT c.number FROM certificate c JOIN enrolment e ON e.id = c.enrolment_id WHERE e.account_id = $1
     UNION ALL SELECT c.id::text FROM certificate c JOIN enrolment e ON e.id = c.enrolment_id WHERE e.account_id = $1`,
    [learner.accountId],
  );
  return [learner.accountId, learner.alias, NAME, SAVED, ...rows.map(({ id }) => id)];
}

async function networkCanaries(house: TestApp, other: OtherNetwork): Promise<string[]> {
  const { organisation, coordinator, cohort, learner, batchId } = other;
  const [name]: { name: string }[] = await house.db.query(
    'SELECT name FROM account WHERE id = $1',
    [coordinator.accountId],
  );
  return [
    ...[organisation.id, organisation.name.bg, organisation.networkId ?? organisation.id],
    ...[coordinator.accountId, coordinator.email, name?.name ?? coordinator.email],
    ...[cohort.id, cohort.name, batchId, other.certificateNumber, other.reportTokenId],
    ...[other.manualTotalId, other.reportScheduleId, other.keptReportId],
    ...(await canariesOf(house, learner)).filter((text) => text !== NAME && text !== SAVED),
  ];
}

/** Every row that belongs to the neighbour or to the other network, as text: nobody else may change one. */
export async function foreignRows(
  { db }: TestApp,
  { canaries, other }: MatrixWorld,
): Promise<string[]> {
  const theirs = [...canaries, other.course.id, ...other.course.moduleIds];
  const rows = (await everyRow(db))
    .filter(({ table }) => table !== 'throttle')
    .map((row) => JSON.stringify(row));
  return rows.filter((row) => theirs.some((text) => row.includes(text))).sort();
}
