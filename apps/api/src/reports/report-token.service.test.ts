import { randomUUID } from 'node:crypto';
import { DAY, dayOf, later } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import { startApp, type TestApp } from '../testing/app.js';
import { everyColumn, everyText } from '../testing/dump.js';
import type { GivenStaff } from '../testing/given.js';
import { issue, issued, revokeMutation, type Tokens, tokensQuery } from './report-token.fixture.js';
import { ReportTokenService } from './report-token.service.js';

let house: TestApp;
let coordinator: GivenStaff;
let colleague: GivenStaff;
let stranger: GivenStaff;

beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());

beforeEach(async () => {
  const { given } = house;
  const network = await given.network();
  coordinator = await given.staff('coordinator', await given.organisation(network));
  colleague = await given.staff('coordinator', await given.organisation(network));
  stranger = await given.staff('coordinator', await given.organisation(await given.network()));
});

const tokensOf = async (who: GivenStaff) =>
  (await house.as(who).ask<Tokens>(tokensQuery)).reportTokens;
const revoke = (who: GivenStaff, id: string) => house.as(who).query(revokeMutation, { id });
const today = () => dayOf(house.clock.now());
const inDays = (days: number) => dayOf(later(house.clock.now(), days * DAY));

/** For whom a program would read with it: a network's id, or the code of the refusal. */
const opens = (token: string): Promise<string> =>
  house
    .get(ReportTokenService)
    .readerOf(token, randomUUID())
    .then(
      ({ networkId }) => networkId,
      (error: unknown) => (error instanceof AppError ? error.code : String(error)),
    );

const auditOf = ({ networkId }: GivenStaff): Promise<{ action: string; on: string }[]> =>
  house.db.query(
    `SELECT action, object_kind || ' ' || object_id AS on FROM audit_entry
     WHERE network_id = $1 AND action LIKE 'report-token%' ORDER BY id`,
    [networkId],
  );

describe('issuing', () => {
  test('gives a token that opens the whole network and nothing but it', async () => {
    const { id, token } = await issued(house, coordinator);
    expect(token).toMatch(/^pateka_[\w-]{43}$/);
    expect(await house.get(ReportTokenService).readerOf(token, 'somewhere')).toEqual({
      networkId: coordinator.networkId,
      organisationIds: null,
    });
    expect(await auditOf(coordinator)).toEqual([
      { action: 'report-token.issued', on: `report-token ${id}` },
    ]);
  });

  test('shows it once: it is in no list and not in the database, only its hash is', async () => {
    const { token } = await issued(house, coordinator);
    const secret = token.slice('pateka_'.length);
    await opens(token);
    expect(JSON.stringify(await tokensOf(coordinator))).not.toContain(secret);
    expect(await everyText(house.db)).not.toContain(secret);
    const bytes = Buffer.from(secret, 'base64url');
    expect(await everyText(house.db)).not.toContain(bytes.toString('hex'));
  });

  test('with the same form twice makes one, and says so', async () => {
    const id = randomUUID();
    await issued(house, coordinator, { id });
    expect(await issue(house, coordinator, { id })).toEqual({
      ...{ __typename: 'Refused', reason: 'already-issued' },
    });
    expect(await tokensOf(coordinator)).toHaveLength(1);
  });

  test.each([
    ['no name', { name: '  ' }, 'name'],
    ['a name that is too long', { name: 'я'.repeat(61) }, 'name'],
    ['a life of its own', { days: 31 }, 'days'],
    ['a life without end', { days: 36_500 }, 'days'],
  ])('refuses %s', async (_what, wish, reason) => {
    expect(await issue(house, coordinator, wish)).toEqual({ __typename: 'Refused', reason });
    expect(await tokensOf(coordinator)).toEqual([]);
  });

  test('stops at twenty living ones, also when forms come at once', async () => {
    for (let made = 0; made < 18; made += 1) await issued(house, coordinator);
    const [first] = await tokensOf(coordinator);
    const last = await Promise.all(
      [coordinator, colleague, coordinator, colleague].map((who) => issue(house, who)),
    );
    expect(last.filter(({ token }) => token !== undefined)).toHaveLength(2);
    expect(last.filter(({ reason }) => reason === 'too-many')).toHaveLength(2);
    expect(await issue(house, stranger)).toHaveProperty('token');
    await revoke(coordinator, first?.id ?? '');
    expect(await issue(house, coordinator)).toHaveProperty('token');
    expect(await issue(house, coordinator)).toHaveProperty('reason', 'too-many');
  });
});

describe('the list', () => {
  test('says of each what it is for, until when it works and on which day it was used', async () => {
    const { id, token } = await issued(house, coordinator, { name: ' Донор ', days: 30 });
    const one = { id, name: 'Донор', createdOn: today(), expiresOn: inDays(30), revoked: false };
    expect(await tokensOf(coordinator)).toEqual([{ ...one, lastUsedOn: null, alive: true }]);
    await opens(token);
    expect(await tokensOf(coordinator)).toEqual([{ ...one, lastUsedOn: today(), alive: true }]);
    const columns = (await everyColumn(house.db)).filter(({ table }) => table === 'report_token');
    expect(columns.filter(({ type }) => type.startsWith('time'))).toEqual([]);
  });

  test('is the same for every coordinator of the network, and no other network has a part in it', async () => {
    const { id } = await issued(house, coordinator);
    await issued(house, stranger);
    expect((await tokensOf(colleague)).map((token) => token.id)).toEqual([id]);
    expect(await tokensOf(colleague)).toEqual(await tokensOf(coordinator));
    expect((await tokensOf(stranger)).map((token) => token.id)).not.toContain(id);
  });
});

describe('the end', () => {
  test('comes with the day: the last one belongs to it', async () => {
    const { token } = await issued(house, coordinator, { days: 30 });
    house.clock.advance(30 * DAY);
    expect(await opens(token)).toBe(coordinator.networkId);
    house.clock.advance(DAY);
    expect(await opens(token)).toBe('signed-out');
    house.clock.advance(-31 * DAY);
    expect(await opens(token)).toBe(coordinator.networkId);
  });

  test('comes at once when any coordinator of the network revokes it, and is noted once', async () => {
    const { id, token } = await issued(house, coordinator);
    const { token: another } = await issued(house, coordinator);
    expect((await revoke(colleague, id)).refusal).toBeNull();
    expect((await revoke(coordinator, id)).refusal).toBeNull();
    expect(await opens(token)).toBe('signed-out');
    expect(await opens(another)).toBe(coordinator.networkId);
    expect((await tokensOf(coordinator)).map(({ alive }) => alive)).toEqual([true, false]);
    const actions = (await auditOf(coordinator)).map(({ action }) => action);
    expect(actions.filter((action) => action === 'report-token.revoked')).toHaveLength(1);
    expect(await auditOf(coordinator)).toContainEqual({
      ...{ action: 'report-token.revoked', on: `report-token ${id}` },
    });
  });

  test('is nobody’s to bring about in another network', async () => {
    const { id, token } = await issued(house, coordinator);
    for (const unknown of [id, randomUUID(), 'no id'])
      expect((await revoke(stranger, unknown)).refusal).toBe('not-found');
    expect(await opens(token)).toBe(coordinator.networkId);
    expect(await auditOf(stranger)).toEqual([]);
  });

  test('tells nobody whether there ever was one: expired, revoked and unknown are one', async () => {
    const { id, token } = await issued(house, coordinator);
    await revoke(coordinator, id);
    const unknown = `pateka_${'A'.repeat(43)}`;
    const refusals = [
      token,
      unknown,
      token.slice('pateka_'.length),
      `${token}A`,
      '',
      coordinator.token,
    ];
    for (const refused of refusals) expect(await opens(refused)).toBe('signed-out');
  });
});
