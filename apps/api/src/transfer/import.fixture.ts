import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { startApp, type StartOptions, type TestApp } from '../testing/app.js';
import { headersOf } from '../testing/as.js';
import type { GivenStaff } from '../testing/given.js';
import { WorkerModule } from '../worker.module.js';
import type { TakeAnswer } from './import-upload.service.js';

/** An api, and a worker on the same rows; `stop` ends both. */
export async function startWithWorker(own: Omit<StartOptions, 'database' | 'clock'> = {}) {
  const house = await startApp();
  const { database, clock } = house;
  const worker = await startApp({ ...own, module: WorkerModule, database, clock });
  const stop = async () => {
    await worker.stop();
    await house.stop();
  };
  return { house, worker, stop };
}

/** Fetches an export as somebody. @returns its status and bytes */
export async function fetchExport(house: TestApp, who: GivenStaff | null, path: string) {
  const answer = await fetch(`${house.url}/exports/${path}`, { headers: headersOf(house, who) });
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

/** A form as the web passes it on. */
export interface Sent {
  id?: string;
  organisationId?: string;
  moduleId?: string;
  locale?: string;
  name?: string;
  bytes: Uint8Array | string;
}

/** Sends a form to the api as somebody. @returns its status and answer */
export async function send(
  house: Pick<TestApp, 'url' | 'config'>,
  who: GivenStaff | null,
  sent: Sent,
): Promise<{ status: number; body: TakeAnswer & { code?: string } }> {
  const { id = randomUUID(), moduleId = '', locale = 'bg', name = 'файл.md', bytes } = sent;
  const form = new FormData();
  form.append('id', id);
  form.append('organisationId', sent.organisationId ?? who?.organisationId ?? '');
  form.append('moduleId', moduleId);
  form.append('locale', locale);
  form.append('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), name);
  const answer = await fetch(`${house.url}/imports`, {
    method: 'POST',
    headers: headersOf(house, who),
    body: form,
  });
  return { status: answer.status, body: (await answer.json()) as TakeAnswer };
}

/** What the owner sees of an import. */
export interface Seen {
  id: string;
  state: string;
  name: string | null;
  reason: string | null;
  explanation: { bg: string; en: string } | null;
  lessonCount: number;
  notes: { code: string; count: number }[];
  modules: { id: string; title: { bg: string; en: string } }[];
}

export const importJob = `query ($id: ID!) { importJob(id: $id) { id state name reason lessonCount
  explanation { bg en } notes { code count } modules { id title { bg en } } } }`;

export const cancelImport = `mutation ($id: ID!) { cancelImport(id: $id) { state } }`;

/**
 * Sends a form whose file never ends before so many bytes, as a browser does: it goes on sending while it listens.
 * @returns the answer
 * @throws Error when the connection breaks without one
 */
export function sendEndless(
  house: Pick<TestApp, 'url' | 'config'>,
  who: GivenStaff,
  size: number,
): Promise<TakeAnswer> {
  const fields = {
    id: randomUUID(),
    organisationId: who.organisationId,
    moduleId: '',
    locale: 'bg',
  };
  const part = (name: string, rest: string) =>
    `--x\r\ncontent-disposition: form-data; name="${name}"${rest}`;
  const head = Object.entries(fields).map(([name, value]) => part(name, `\r\n\r\n${value}\r\n`));
  const chunk = Buffer.alloc(1_000_000);
  return new Promise((resolve, reject) => {
    const headers = { ...headersOf(house, who), 'content-type': 'multipart/form-data; boundary=x' };
    const form = request(`${house.url}/imports`, { method: 'POST', headers });
    // What breaks after the answer changes nothing any more.
    form.on('error', reject);
    form.on('response', (answer) => {
      json(answer).then((body) => resolve(body as TakeAnswer), reject);
    });
    form.write(head.join('') + part('file', '; filename="x.docx"\r\n\r\n'));
    Readable.from(Array.from({ length: size / chunk.length }, () => chunk)).pipe(form);
  });
}

/** What somebody sees of her import. */
export async function see(house: TestApp, who: GivenStaff, id: string): Promise<Seen> {
  return (await house.as(who).ask<{ importJob: Seen }>(importJob, { id })).importJob;
}

/** The files of imports that lie in the store. */
export async function filesLeft({ database }: TestApp): Promise<string[]> {
  const folder = join(database.mediaFolder, 'imports');
  return (await readdir(folder).catch(() => [])).map(String);
}

/** How many modules there are. */
export async function moduleCount({ db }: Pick<TestApp, 'db'>): Promise<number> {
  const [row]: { count: number }[] = await db.query('SELECT count(*)::int AS count FROM module');
  return row?.count ?? 0;
}

/** A text of some lessons. */
export const markdown = '# Първи урок\n\nТекст.\n\n# Втори урок\n\n- едно\n- две\n';
