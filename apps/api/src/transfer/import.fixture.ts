import { randomBytes, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestApp } from '../testing/app.js';
import type { GivenStaff } from '../testing/given.js';
import type { TakeAnswer } from './import-upload.service.js';

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
    headers: {
      'x-internal-token': house.config.INTERNAL_TOKEN,
      'x-source': randomBytes(6).toString('hex'),
      ...(who ? { authorization: `Bearer ${who.token}` } : {}),
    },
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
