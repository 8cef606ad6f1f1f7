import { statusAt } from '@pateka/credentials';
import { verifyFile } from '@pateka/credentials/verify';
import { CertificateHouse, type Graduate } from '../certificates/certificate.fixture.js';
import { revokeCertificate } from '../certificates/documents.fixture.js';
import { startApp, type TestApp } from '../testing/app.js';
import { IssuerService } from './issuer.service.js';

const SECOND = 1_000;

let house: CertificateHouse;
let second: TestApp;
beforeAll(async () => {
  house = await CertificateHouse.open();
  const { database, clock } = house.api;
  second = await startApp({ database, clock });
});
afterAll(async () => {
  await second.stop();
  await house.close();
});

const listOf = async (api: TestApp, list = 1): Promise<string | null> => {
  const question = 'query ($list: Int!) { statusList(list: $list) }';
  return (await api.as().ask<{ statusList: string | null }>(question, { list })).statusList;
};

async function indexOf(whose: Graduate): Promise<number> {
  const json = JSON.parse(String(await house.file(whose, 'json'))) as {
    credentialStatus: { statusListIndex: string };
  };
  return Number(json.credentialStatus.statusListIndex);
}

const bit = async (api: TestApp, index: number): Promise<boolean | null> => {
  const list = JSON.parse((await listOf(api)) ?? '{}') as {
    credentialSubject: { encodedList: string };
  };
  return statusAt(list.credentialSubject.encodedList, index);
};

async function revoke(whose: Graduate): Promise<void> {
  const { given, as } = house.api;
  const organisation = await given.organisation({ id: whose.learner.networkId });
  const coordinator = await given.staff('coordinator', organisation);
  const { number } = await house.own(whose);
  await as(coordinator).ask(revokeCertificate, { number, reason: 'misused' });
}

/** Some time passes, far less than ends a session. */
const pass = (seconds: number) => house.api.clock.advance(seconds * SECOND);

test('a revocation is seen within 60 s by every process, and not a moment longer than 30 s (credentials 23)', async () => {
  const [kept, hers] = [await house.issued(), await house.issued()];
  const [keptIndex, index] = [await indexOf(kept), await indexOf(hers)];
  pass(31);
  for (const api of [house.api, second]) expect(await bit(api, index)).toBe(false);
  await revoke(hers);
  pass(30);
  for (const api of [house.api, second]) {
    expect(await bit(api, index)).toBe(true);
    expect(await bit(api, keptIndex)).toBe(false);
  }
});

test('whoever may keep it is told for how long: with our own keeping less than a minute (credentials 23)', async () => {
  const list = JSON.parse((await listOf(house.api)) ?? '{}') as {
    credentialSubject: { ttl: number };
  };
  expect(list.credentialSubject.ttl + 30 * SECOND).toBeLessThanOrEqual(60 * SECOND);
});

test('a superseded credential is in the list as well: others must not accept it (credentials 23, 32)', async () => {
  const graduate = await house.issued({ holderName: 'Ана Речна' });
  const first = await indexOf(graduate);
  await house.makeAnew(graduate, { holderName: 'Ана Полска' });
  pass(31);
  expect(await bit(house.api, first)).toBe(true);
  expect(await bit(house.api, await indexOf(graduate))).toBe(false);
});

test('with it anybody checks without asking us: valid, then revoked (credentials 23)', async () => {
  const graduate = await house.issued({ holderName: 'Ана Речна' });
  const bytes = (await house.file(graduate, 'pdf')) ?? Buffer.alloc(0);
  const issuers: unknown[] = [JSON.parse(await house.api.get(IssuerService).document())];
  const outcome = async () => {
    pass(31);
    const statusLists = [(await listOf(house.api)) ?? ''];
    const { lines, ...report } = await verifyFile(bytes, {
      ...{ issuers, statusLists },
      now: house.api.clock.now(),
    });
    return [report.outcome, lines.find(({ check }) => check === 'status')?.reason];
  };
  expect(await outcome()).toEqual(['valid', null]);
  await revoke(graduate);
  expect(await outcome()).toEqual(['not-valid', 'revoked']);
});

test('however many ask, it is made once: few statements, then none', async () => {
  pass(31);
  const many = await house.api.statements(() =>
    Promise.all(Array.from({ length: 20 }, () => listOf(house.api))),
  );
  expect(new Set(many.result).size).toBe(1);
  expect(many.statements.length).toBeLessThanOrEqual(2);
  const again = await house.api.statements(() => listOf(house.api));
  expect(again.statements).toEqual([]);
});

test('a number that no list has gives nothing, and a failure is not kept', async () => {
  for (const list of [0, -1, 2, 2_147_483_647, -2_147_483_648])
    expect([list, await listOf(house.api, list)]).toEqual([list, null]);
  pass(31);
  await house.api.db.query('ALTER TABLE credential_status RENAME TO away');
  const answer = await house.api.as().query('{ statusList(list: 1) }');
  await house.api.db.query('ALTER TABLE away RENAME TO credential_status');
  expect(answer.refusal).toBe('internal');
  expect(await listOf(house.api)).toContain('BitstringStatusListCredential');
});

test('the keys that sign it are those of now: a rotation changes nothing for who checks (credentials 22)', async () => {
  const graduate = await house.issued();
  await house.api.get(IssuerService).rotate();
  pass(31);
  const issuers: unknown[] = [JSON.parse(await house.api.get(IssuerService).document())];
  const bytes = (await house.file(graduate, 'json')) ?? Buffer.alloc(0);
  const statusLists = [(await listOf(house.api)) ?? ''];
  const now = house.api.clock.now();
  const { lines } = await verifyFile(bytes, { issuers, statusLists, now });
  expect(lines.filter(({ state }) => state !== 'passed')).toEqual([]);
});
