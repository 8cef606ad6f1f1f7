import { randomUUID } from 'node:crypto';
import { DAY } from '../platform/clock.js';
import { startApp, type TestApp } from '../testing/app.js';
import { everyText } from '../testing/dump.js';
import type { GivenCourse, GivenStaff } from '../testing/given.js';
import { AccessCodeBatch } from './access-code-batch.entity.js';
import type { Cohort } from './cohort.entity.js';

let house: TestApp;
let coordinator: GivenStaff;
let course: GivenCourse;
let cohort: Cohort;

beforeAll(async () => {
  house = await startApp();
  const { given } = house;
  const network = await given.network();
  coordinator = await given.staff('coordinator', await given.organisation(network));
  course = await given.course(network, { lessons: 1 });
});
afterAll(() => house.stop());
beforeEach(async () => {
  cohort = await house.given.cohort([course]);
});

interface Issued {
  reason?: string;
  cohortName?: string;
  cards?: { code: string; serial: string }[];
}
async function issue(own: Record<string, unknown> = {}): Promise<Issued> {
  const document = `mutation ($i: IssueCodesInput!) { issueAccessCodes(input: $i) {
    ... on IssuedCards { cohortName cards { code serial } } ... on Refused { reason } } }`;
  const input = { batchId: randomUUID(), cohortId: cohort.id, count: 3, validDays: 30, ...own };
  return (await house.as(coordinator).ask<{ issueAccessCodes: Issued }>(document, { i: input }))
    .issueAccessCodes;
}
const voided = (serial: string) =>
  house
    .as(coordinator)
    .query('mutation ($s: String!) { voidAccessCode(serial: $s) }', { s: serial });
const opens = async (code = '') =>
  (
    await house
      .as()
      .ask<{ checkAccessCode: boolean }>('mutation ($c: String!) { checkAccessCode(code: $c) }', {
        c: code,
      })
  ).checkAccessCode;
const cardOf = ({ cards }: Issued, index = 0) => cards?.[index] ?? { code: '', serial: '' };

describe('a batch of cards', () => {
  test('has codes of 60 random bits and running serials; no name of an organisation', async () => {
    const issued = await issue({ count: 20 });
    const codes = issued.cards?.map(({ code }) => code) ?? [];
    expect(new Set(codes).size).toBe(20);
    for (const code of codes)
      expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(issued.cards?.map(({ serial }) => serial)).toEqual(
      Array.from({ length: 20 }, (_, n) => `${cohort.number}-${String(n + 1).padStart(3, '0')}`),
    );
    expect(Object.keys(issued).sort()).toEqual(['cards', 'cohortName']);
  });

  test('is in plain in the answer and nowhere else (safety 19)', async () => {
    const issued = await issue();
    const dump = await everyText(house.db);
    for (const { code } of issued.cards ?? []) {
      for (const form of [code, code.replaceAll('-', ''), code.toLowerCase()])
        expect(dump).not.toContain(form);
    }
  });

  test('asked for twice with one form is made once, and its codes are not shown again', async () => {
    const batchId = randomUUID();
    const answers = await Promise.all([issue({ batchId }), issue({ batchId })]);
    expect(answers.map(({ reason }) => reason ?? 'made').sort()).toEqual([
      'already-issued',
      'made',
    ]);
    expect(await house.db.manager.countBy(AccessCodeBatch, { cohortId: cohort.id })).toBe(1);
  });

  test('and another one at the same time have serials of their own', async () => {
    const batches = await Promise.all(Array.from({ length: 6 }, () => issue({ count: 5 })));
    const serials = batches.flatMap(({ cards }) => cards ?? []).map(({ serial }) => serial);
    expect(new Set(serials).size).toBe(30);
  });

  test('goes on numbering after old batches were cleared away', async () => {
    await issue({ count: 10 });
    await issue({ count: 5 });
    await house.db.query('DELETE FROM access_code_batch WHERE cohort_id = $1 AND size = 10', [
      cohort.id,
    ]);
    expect((await issue({ count: 2 })).cards?.map(({ serial }) => serial)).toEqual([
      `${cohort.number}-016`,
      `${cohort.number}-017`,
    ]);
  });

  test.each([
    ['no cards', { count: 0 }, 'count'],
    ['more cards than one prints', { count: 201 }, 'count'],
    ['no days', { validDays: 0 }, 'days'],
    ['more than a year', { validDays: 366 }, 'days'],
  ])('of %s is refused', async (_what, own, reason) => {
    expect(await issue(own)).toEqual({ reason });
  });
});

describe('a lost card', () => {
  test('is voided by its printed serial, however it is typed, and by nothing else', async () => {
    const issued = await issue();
    const [lost, kept] = [cardOf(issued), cardOf(issued, 1)];
    expect(await opens(lost.code)).toBe(true);
    expect((await voided(` № ${lost.serial.replace('-0', ' – ')} `)).data).toEqual({
      voidAccessCode: true,
    });
    expect(await opens(lost.code)).toBe(false);
    expect(await opens(kept.code)).toBe(true);
  });

  test('nobody learns by voiding whether a card was used (safety 19)', async () => {
    const issued = await issue();
    const [used, unused] = [cardOf(issued), cardOf(issued, 1)];
    const form = {
      code: used.code,
      alias: 'използвана карта',
      passphrase: 'мост вятър камък лодка',
      recoveryCodes: false,
    };
    await house
      .as()
      .ask('mutation ($i: RedeemInput!) { redeemAccessCode(input: $i) { __typename } }', {
        i: form,
      });
    const answers = [];
    for (const serial of [used.serial, unused.serial, unused.serial, '999-999'])
      answers.push((await voided(serial)).body);
    expect(new Set(answers).size).toBe(1);
    expect((await voided('не е номер')).data).toEqual({ voidAccessCode: false });
  });

  test('a serial says only its own network', async () => {
    const { given } = house;
    const network = await given.network();
    const theirs = await given.cohort([await given.course(network)]);
    const [card] = await given.cards(theirs);
    await issue();
    await voided(card?.serial ?? '');
    expect(await opens(card?.code)).toBe(true);
  });
});

test('a whole batch is voided at once, used or not', async () => {
  const [lost, kept] = [await issue(), await issue()];
  const [batch] = await house.db.manager.findBy(AccessCodeBatch, { cohortId: cohort.id });
  const [row]: { batch_id: string }[] = await house.db.query(
    'SELECT batch_id FROM access_code WHERE serial = $1 AND cohort_id = $2',
    [cardOf(lost).serial, cohort.id],
  );
  expect(batch).toBeDefined();
  await house
    .as(coordinator)
    .ask('mutation ($id: ID!) { voidAccessCodeBatch(id: $id) }', { id: row?.batch_id });
  expect(await Promise.all([0, 1, 2].map((n) => opens(cardOf(lost, n).code)))).toEqual([
    false,
    false,
    false,
  ]);
  expect(await opens(cardOf(kept).code)).toBe(true);
  const { accessCodeBatches } = await house
    .as(coordinator)
    .ask<{ accessCodeBatches: { id: string; voided: boolean }[] }>(
      'query ($c: String!) { accessCodeBatches(cohortId: $c) { id voided } }',
      { c: cohort.id },
    );
  const voidedIds = accessCodeBatches.filter((each) => each.voided).map(({ id }) => id);
  expect(voidedIds).toEqual([row?.batch_id]);
});

test('what a coordinator sees of her batches does not tell how many cards were used', async () => {
  const issued = await issue();
  const list = () =>
    house
      .as(coordinator)
      .query(
        'query ($c: String!) { accessCodeBatches(cohortId: $c) { id size createdOn expiresAt voided } }',
        { c: cohort.id },
      );
  const before = (await list()).body;
  const form = {
    code: cardOf(issued).code,
    alias: 'още една карта',
    passphrase: 'мост вятър камък лодка',
    recoveryCodes: false,
  };
  await house
    .as()
    .ask('mutation ($i: RedeemInput!) { redeemAccessCode(input: $i) { __typename } }', { i: form });
  expect((await list()).body).toBe(before);
});

test('a card expires at the end of its days', async () => {
  const issued = await issue({ validDays: 2 });
  house.clock.advance(2 * DAY - 60_000);
  expect(await opens(cardOf(issued).code)).toBe(true);
  house.clock.advance(2 * 60_000);
  expect(await opens(cardOf(issued).code)).toBe(false);
  house.clock.advance(-2 * DAY);
});

test('who did what is in the log, without codes', async () => {
  const issued = await issue();
  await voided(cardOf(issued).serial);
  const { auditLog } = await house
    .as(coordinator)
    .ask<{ auditLog: { action: string; objectKind: string; objectId: string }[] }>(
      '{ auditLog { action objectKind objectId } }',
    );
  expect(auditLog.slice(0, 2)).toMatchObject([
    { action: 'access-code.voided', objectKind: 'serial', objectId: cardOf(issued).serial },
    { action: 'access-codes.issued', objectKind: 'batch' },
  ]);
});
