import { generateSigningKey } from '@pateka/credentials';
import { createSigner } from '@pateka/credentials/sign';
import { LARGEST_FILE } from '@pateka/credentials/verify';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { IssuerService } from '../issuer/issuer.service.js';
import { headersOf } from '../testing/as.js';
import { everyRow, everyText } from '../testing/dump.js';
import { startApp } from '../testing/app.js';
import { startProcess } from '../testing/processes.js';
import { WorkerModule } from '../worker.module.js';
import type { CheckedFile } from './certificate-check.service.js';
import { checkInThread } from './certificate-check.in-thread.js';
import { CertificateHouse, type Graduate } from './certificate.fixture.js';
import type { CertificateFormat } from './certificate.types.js';
import { revokeCertificate } from './documents.fixture.js';

const NAME = 'Пеперудка Канарчева';
const lines: string[] = [];
let house: CertificateHouse;
let graduate: Graduate;
let folder: string;
const tmp = process.env['TMPDIR'];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-test-'));
  house = await CertificateHouse.open(
    { LOG_LEVEL: 'debug' },
    {
      write: (line: string) => void lines.push(line),
    },
  );
  graduate = await house.issued({ holderName: NAME });
});
afterAll(async () => {
  process.env['TMPDIR'] = tmp;
  await house.close();
  await rm(folder, { recursive: true });
});

const send = (body: string | Uint8Array | ReadableStream, own: Record<string, string> = {}) =>
  fetch(`${house.api.url}/certificate-check`, {
    method: 'POST',
    headers: { ...headersOf(house.api), 'content-type': 'application/octet-stream', ...own },
    body,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit);

async function check(bytes: Uint8Array | string): Promise<CheckedFile> {
  const answer = await send(new Uint8Array(Buffer.from(bytes)));
  expect(answer.status).toBe(200);
  return (await answer.json()) as CheckedFile;
}

const file = async (whose: Graduate, format: CertificateFormat): Promise<Buffer> => {
  const bytes = await house.file(whose, format);
  if (!bytes) throw new Error('There is no file.');
  return bytes;
};

const formats: CertificateFormat[] = ['pdf', 'json', 'jwt', 'png', 'svg', 'zip'];

describe('a file that somebody received', () => {
  test.each(formats)('is valid as %s, with what it says (credentials 23)', async (format) => {
    const { report, status, changedOn } = await check(await file(graduate, format));
    expect(report.lines.filter(({ state }) => state !== 'passed')).toEqual([]);
    expect([report.outcome, report.kind, status, changedOn]).toEqual([
      'valid',
      format,
      'valid',
      null,
    ]);
    expect(report.facts).toMatchObject({
      holderName: NAME,
      issuerName: house.api.config.ISSUER_NAME,
    });
  });

  test('that was changed is not valid, and its status is not asked (credentials 19)', async () => {
    const json = (await file(graduate, 'json')).toString();
    const { report, status } = await check(json.replace(NAME, 'Мария Друга'));
    expect([report.outcome, status]).toEqual(['not-valid', null]);
  });

  test('whose certificate was superseded or revoked is not valid any more, at once (credentials 23)', async () => {
    const own = await house.issued({ holderName: NAME });
    const { number } = await house.own(own);
    const first = await file(own, 'json');
    await house.makeAnew(own, { holderName: null });
    const second = await file(own, 'pdf');
    const today = house.api.clock.now().toISOString().slice(0, 10);
    expect(await check(first)).toMatchObject({
      status: 'superseded',
      changedOn: today,
      report: { outcome: 'not-valid' },
    });
    expect(await check(second)).toMatchObject({ status: 'valid', report: { outcome: 'valid' } });
    const { given, as } = house.api;
    const organisation = await given.organisation({ id: own.learner.networkId });
    const coordinator = await given.staff('coordinator', organisation);
    await as(coordinator).ask(revokeCertificate, { number, reason: 'misused' });
    for (const bytes of [first, second]) {
      const { report, ...now } = await check(bytes);
      expect(now).toEqual({ status: 'revoked', changedOn: today });
      expect(report.outcome).toBe('not-valid');
      expect(report.lines).toContainEqual({
        ...{ check: 'status', part: null, state: 'failed', reason: 'revoked' },
      });
    }
  });

  test('that our key signed and our lists do not know cannot be checked', async () => {
    const own = await house.issued({ holderName: NAME });
    const json = await file(own, 'json');
    await house.api.db.query(`UPDATE certificate SET credential_id = NULL WHERE id = $1`, [
      (await house.own(own)).id,
    ]);
    const id = (JSON.parse(json.toString()) as { id: string }).id.slice('urn:uuid:'.length);
    await house.api.db.query('DELETE FROM credential_status WHERE credential_id = $1', [id]);
    expect(await check(json)).toMatchObject({
      status: 'unknown',
      report: { outcome: 'cannot-check' },
    });
  });

  test('signed by others under our name is not believed (credentials 20)', async () => {
    const issuer = house.api.get(IssuerService).issuer;
    const keys = {
      ed25519: await generateSigningKey('Ed25519'),
      p256: await generateSigningKey('P-256'),
    };
    const real = JSON.parse((await file(graduate, 'json')).toString()) as { id: string };
    const signed = await createSigner(issuer, keys).sign({
      ...{ credentialId: real.id, subjectId: 'urn:uuid:2', achievementId: 'urn:uuid:3' },
      ...{
        issuer,
        locale: 'bg',
        title: { bg: 'Курс', en: 'Course' },
        hours: 1,
        holderName: 'Измамник',
      },
      ...{ outcomes: { bg: ['а'], en: ['a'] }, competences: [], completedOn: '2026-01-01' },
      ...{ issuedOn: '2026-01-01', status: { listUrl: `${issuer.id}/status/1`, index: 1 } },
    });
    for (const forged of [signed.json, signed.jwt]) {
      const { report, status } = await check(forged);
      expect([report.outcome === 'valid', status]).toEqual([false, null]);
    }
  });
});

describe('hostile files', () => {
  /** What a small file can hold much of. */
  const much = deflateSync(Buffer.alloc(150 * 1024 * 1024, 32), { level: 1 });
  const picture = () => {
    const chunk = Buffer.concat([Buffer.from('openbadgecredential\0\x01\0\0\0', 'latin1'), much]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(chunk.length);
    const begin = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
    return Buffer.concat([begin, size, Buffer.from('iTXt'), chunk, Buffer.alloc(4)]);
  };
  const document = () => {
    const head = Buffer.from(
      '%PDF-1.7\n1 0 obj<</Type/Catalog/Names<</EmbeddedFiles<</Names[(a)2 0 R]>>>>>>endobj\n2 0 obj<</Type/Filespec/F(a)/EF<</F 3 0 R>>>>endobj\n',
    );
    const stream = Buffer.from(`3 0 obj<</Filter/FlateDecode/Length ${much.length}>>stream\n`);
    const end = Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>');
    return Buffer.concat([head, stream, much, end]);
  };
  const odd: [string, () => Uint8Array | string][] = [
    ['nothing', () => ''],
    ['zeros', () => Buffer.alloc(1_000_000)],
    ['a text', () => 'Здравейте'],
    ['deep JSON', () => '['.repeat(500_000)],
    ['JSON that would change objects', () => '{"__proto__":{"outcome":"valid"},"constructor":1}'],
    ['a packed bomb', () => gzipSync(Buffer.alloc(50 * 1024 * 1024))],
    ['a picture that unpacks to 150 MB', picture],
    ['a PDF whose attachment unpacks to 150 MB', document],
    ['half an archive', () => Buffer.from('PK\x03\x04'.padEnd(500, '\x14'), 'latin1')],
    ['a JWT with algorithm none', () => 'eyJhbGciOiJub25lIn0.eyJpZCI6IngifQ.'],
    [
      'SVG with entities',
      () => `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(1000)}">]><svg>${'&a;'.repeat(100_000)}</svg>`,
    ],
  ];

  test.each(odd)(
    '%s: it is said that it cannot be checked, and the api goes on',
    async (_what, make) => {
      const { report, status } = await check(make());
      expect([report.outcome, status]).toEqual(['cannot-check', null]);
      expect(await check(await file(graduate, 'json'))).toMatchObject({ status: 'valid' });
    },
  );

  test('what is too large is refused without being read, stated or not', async () => {
    expect(LARGEST_FILE).toBe(5 * 1024 * 1024);
    const stated = await check(Buffer.alloc(LARGEST_FILE + 1));
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 64 * 1024;
        controller.enqueue(new Uint8Array(64 * 1024));
        if (sent > 64 * 1024 * 1024) controller.close();
      },
    });
    const unstated = await send(endless)
      .then(async (answer) => (await answer.json()) as CheckedFile)
      .catch(() => null);
    expect(stated.report.lines).toMatchObject([{ check: 'file', reason: 'too-large' }]);
    // the answer may be lost when the sender does not listen while it sends; what counts is that it had to stop
    if (unstated) expect(unstated.report).toEqual(stated.report);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  test('other kinds of bodies are not taken', async () => {
    for (const type of ['application/json', 'multipart/form-data', 'text/plain']) {
      const answer = await send('{}', { 'content-type': type });
      expect([type, answer.status]).toEqual([type, 400]);
    }
  });

  test('what takes too long or too much memory is ended, and the next file is checked', async () => {
    const issuer = await house.api.get(IssuerService).document();
    const now = house.api.clock.now().getTime();
    const bytes = await file(graduate, 'json');
    const credential = JSON.parse(bytes.toString()) as object;
    const one = { type: ['Evidence'], narrative: 'а' };
    const evidence = Array.from({ length: 30_000 }, () => one);
    const hard = { bytes: Buffer.from(JSON.stringify({ ...credential, evidence })), issuer, now };
    const began = performance.now();
    expect(await checkInThread(hard, { longestMs: 500 })).toBeNull();
    expect(await checkInThread(hard, { mostGrowthMb: 1 })).toBeNull();
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await checkInThread({ bytes, issuer, now })).toMatchObject({ outcome: 'valid' });
  });

  test('many at once are checked one after the other, the rest is asked to come again', async () => {
    const json = new Uint8Array(await file(graduate, 'json'));
    const answers = await Promise.all(Array.from({ length: 40 }, () => send(json)));
    const counts = Map.groupBy(answers, ({ status }) => status);
    expect([...counts.keys()].sort()).toEqual(counts.has(429) ? [200, 429] : [200]);
    expect(counts.get(200)?.length).toBeGreaterThanOrEqual(12);
  });

  test('one source is throttled', async () => {
    const source = { 'x-source': 'one who tries' };
    const statuses: number[] = [];
    for (let tries = 0; tries < 41; tries += 1) statuses.push((await send('x', source)).status);
    expect(statuses.slice(0, 40)).toEqual(Array.from({ length: 40 }, () => 200));
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('what is kept of it', () => {
  test('nothing: no row, no file, no line of the log (credentials 14, 17)', async () => {
    process.env['TMPDIR'] = folder;
    const canary = 'Снежанка Снимкова';
    const own = await house.issued({ holderName: canary });
    const all = await Promise.all(formats.map((format) => file(own, format)));
    const rows = async () =>
      (await everyRow(house.api.db))
        .filter(({ table }) => table !== 'throttle')
        .map((row) => JSON.stringify(row));
    const before = await rows();
    lines.length = 0;
    for (const bytes of all) expect((await check(bytes)).report.facts?.holderName).toBe(canary);
    const json = (all[formats.indexOf('json')] ?? '').toString();
    await check(json.slice(0, -20));
    await check(json.replace('"@context"', '"@kontext"'));
    expect(await rows()).toEqual(before);
    expect(await readdir(folder)).toEqual([]);
    expect(lines.length).toBeGreaterThan(0);
    const { id } = JSON.parse(json) as { id: string };
    const kept = `${lines.join('')}\n${await everyText(house.api.db)}`;
    expect(['Снимкова', id].filter((text) => kept.includes(text))).toEqual([]);
    expect(lines.join('')).not.toContain(id.slice('urn:uuid:'.length));
  });

  test('nothing of what a reader complains about either (credentials 17)', async () => {
    const { database, config } = house.api;
    const api = await startProcess('api', {
      DATABASE_URL: database.url,
      SECRET_KEY: config.SECRET_KEY.toString('base64'),
    });
    const headers = { ...headersOf(house.api), 'content-type': 'application/octet-stream' };
    const broken =
      '%PDF-1.7\n1 0 obj<</Type/Catalog /Names Snezhanka-Kanarche>> kanarche-word endobj\nxref kanarche';
    const answer = await fetch(`${api.url}/certificate-check`, {
      method: 'POST',
      headers,
      body: broken,
    });
    expect(await answer.json()).toMatchObject({ report: { outcome: 'cannot-check' } });
    await api.end();
    expect(api.output()).toContain('/certificate-check');
    expect(api.output()).not.toMatch(/kanarche|format error|warning/i);
  });

  test('the worker has no such door, and nobody without the internal token gets through', async () => {
    const { database, clock } = house.api;
    const worker = await startApp({ module: WorkerModule, database, clock });
    const at = (url: string, headers: Record<string, string>) =>
      fetch(`${url}/certificate-check`, { method: 'POST', headers, body: 'x' });
    const stream = { 'content-type': 'application/octet-stream' };
    expect((await at(worker.url, { ...headersOf(worker), ...stream })).status).toBe(404);
    expect((await at(house.api.url, stream)).status).toBe(401);
    await worker.stop();
  });
});
