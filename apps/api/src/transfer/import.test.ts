import { strToU8, zipSync } from 'fflate';
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { DraftService } from '../authoring/draft.service.js';
import { DAY } from '../platform/clock.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { Relay } from '../platform/outbox/relay.js';
import type { TestApp } from '../testing/app.js';
import type { GivenStaff } from '../testing/given.js';
import { queueBackends } from '../testing/queue-backends.js';
import { until } from '../testing/until.js';
import { ClearImportsHandler } from './clear-imports.handler.js';
import {
  cancelImport,
  filesLeft,
  importJob,
  markdown,
  moduleCount,
  see,
  send,
  sendEndless,
  startWithWorker,
} from './import.fixture.js';
import { RunImportHandler } from './run-import.handler.js';

/** What somebody called her file: nobody else may ever read it. */
const canary = 'Канарчева-план';

const lines: string[] = [];
const logs = { write: (line: string) => void lines.push(line) };
const { backends, stop: stopQueues } = await queueBackends(8);
afterAll(stopQueues);

for (const backend of backends) {
  backend.describe(`imports, queue on ${backend.name}`, () => {
    let house: TestApp;
    let worker: TestApp;
    let stop: () => Promise<void>;
    let trainer: GivenStaff;

    beforeAll(async () => {
      const config = { ...backend.settings, LOG_LEVEL: 'info' };
      ({ house, worker, stop } = await startWithWorker({ config, logs }));
      const { given } = house;
      await worker.get(JobRunner).start();
      worker.get(Relay).start();
      trainer = await given.staff('trainer', await given.organisation(await given.network()));
    });
    afterAll(() => stop());

    const ended = async (id: string) => {
      const states = ['done', 'failed', 'cancelled'];
      await until(async () => states.includes((await see(house, trainer, id)).state));
      await until(async () => !(await filesLeft(house)).includes(id));
      return see(house, trainer, id);
    };

    test('a file becomes a module, and nothing of the file is left', async () => {
      const id = randomUUID();
      const sent = { id, name: `${canary}.md`, bytes: markdown };
      expect(await send(house, trainer, sent)).toEqual({ status: 200, body: { ok: true, id } });
      const { modules, ...seen } = await ended(id);
      expect(seen).toMatchObject({ state: 'done', name: null, lessonCount: 2, reason: null });
      const text = await house.get(DraftService).load(modules[0]?.id ?? '');
      expect(text?.lessons.map(({ bg }) => bg.title)).toEqual(['Първи урок', 'Втори урок']);
      // the same form once more: the same import, which has ended
      await send(house, trainer, sent);
      expect((await ended(id)).modules).toEqual(modules);
      expect(await moduleCount(house)).toBe(1);
      expect(await filesLeft(house)).toEqual([]);
      expect(lines.join('\n')).not.toContain(canary);
      expect(await backend.dump(house.database.url)).not.toContain(canary);
    });
  });
}

describe('imports, one by one', () => {
  let house: TestApp;
  let worker: TestApp;
  let stop: () => Promise<void>;
  let trainer: GivenStaff;
  let neighbour: GivenStaff;
  let stranger: GivenStaff;

  beforeAll(async () => {
    ({ house, worker, stop } = await startWithWorker());
    const { given } = house;
    const network = await given.network();
    const organisation = await given.organisation(network);
    trainer = await given.staff('trainer', organisation);
    neighbour = await given.staff('trainer', await given.organisation(network));
    stranger = await given.staff('coordinator', await given.organisation(await given.network()));
  });
  afterAll(() => stop());

  const work = (importId: string) => worker.get(RunImportHandler).handle({ importId });
  const take = async (own: Partial<Parameters<typeof send>[2]> = {}) => {
    const id = randomUUID();
    const { body } = await send(house, trainer, { id, bytes: markdown, ...own });
    return { id, body };
  };

  test('lessons can be added to a module; two workers at once add them once', async () => {
    const first = await take({ name: 'Пари за дома.md', bytes: 'Само текст.\n' });
    await work(first.id);
    const [module] = (await see(house, trainer, first.id)).modules;
    expect(module?.title.bg).toBe('Пари за дома');
    const second = await take({ moduleId: module?.id ?? '' });
    await Promise.all([work(second.id), work(second.id)]);
    await work(second.id);
    const text = await house.get(DraftService).load(module?.id ?? '');
    expect(text?.lessons).toHaveLength(3);
    expect((await see(house, trainer, second.id)).modules).toEqual([module]);
  });

  test('pictures come along cleaned, under their new name', async () => {
    const png = await sharp({
      create: { width: 40, height: 30, channels: 3, background: '#123456' },
    })
      .withExif({ IFD0: { Artist: canary } })
      .png()
      .toBuffer();
    const files = { 'урок.md': strToU8('# Урок\n\n![Сметка](сметка.png)\n'), 'сметка.png': png };
    const { id } = await take({ bytes: zipSync(files), name: 'x.zip' });
    await work(id);
    const { modules, notes } = await see(house, trainer, id);
    const text = await house.get(DraftService).load(modules[0]?.id ?? '');
    const blocks = text?.lessons[0]?.blocks.flatMap(({ bg }) => bg ?? []) ?? [];
    const picture = blocks.find(({ block }) => block === 'image');
    const known: { type: string }[] = await house.db.query('SELECT id, type FROM media_file');
    expect(known).toEqual([{ id: (picture as { media: string }).media, type: 'image/webp' }]);
    expect(notes).toEqual([]);
  });

  test('stopped while it waits, nothing comes of it', async () => {
    const before = await moduleCount(house);
    const { id } = await take();
    expect(await filesLeft(house)).toContain(id);
    await house.as(trainer).ask(cancelImport, { id });
    expect(await filesLeft(house)).not.toContain(id);
    await work(id);
    expect(await see(house, trainer, id)).toMatchObject({
      state: 'cancelled',
      modules: [],
      name: null,
    });
    expect(await moduleCount(house)).toBe(before);
  });

  test('stopped while it runs, nothing comes of it', async () => {
    const before = await moduleCount(house);
    const { id } = await take();
    const hold = house.db.createQueryRunner();
    await hold.startTransaction();
    let working: Promise<void> | undefined;
    try {
      // the worker looks up whose import it is, and has to wait there
      await hold.query('LOCK TABLE membership IN ACCESS EXCLUSIVE MODE');
      working = work(id);
      const running = `SELECT 1 FROM import_job WHERE id = $1 AND state = 'running'`;
      await until(async () => (await house.db.query(running, [id])).length > 0);
      await house.db.query(`UPDATE import_job SET state = 'cancelled' WHERE id = $1`, [id]);
    } finally {
      await hold.rollbackTransaction();
      await hold.release();
    }
    await working;
    expect((await see(house, trainer, id)).state).toBe('cancelled');
    expect(await moduleCount(house)).toBe(before);
    expect(await filesLeft(house)).not.toContain(id);
  });

  test('cut off in the middle and taken up again, it is one module; a file that ends workers is given up', async () => {
    const before = await moduleCount(house);
    const { id } = await take();
    await house.db.query(`UPDATE import_job SET state = 'running', tries = 4 WHERE id = $1`, [id]);
    await work(id);
    expect((await see(house, trainer, id)).state).toBe('done');
    expect(await moduleCount(house)).toBe(before + 1);
    const poison = await take();
    await house.db.query(`UPDATE import_job SET state = 'running', tries = 5 WHERE id = $1`, [
      poison.id,
    ]);
    await work(poison.id);
    expect(await see(house, trainer, poison.id)).toMatchObject({
      state: 'failed',
      reason: 'gave-up',
    });
    expect(await filesLeft(house)).not.toContain(poison.id);
  });

  test('who lost her role meanwhile writes nothing any more', async () => {
    const { given } = house;
    const organisation = await given.organisation({ id: trainer.networkId });
    const leaving = await given.staff('trainer', organisation);
    const id = randomUUID();
    await send(house, leaving, { id, bytes: markdown });
    await house.db.query('DELETE FROM membership WHERE account_id = $1', [leaving.accountId]);
    const before = await moduleCount(house);
    await work(id);
    const [row]: { state: string; reason: string }[] = await house.db.query(
      'SELECT state, reason FROM import_job WHERE id = $1',
      [id],
    );
    expect(row).toEqual({ state: 'failed', reason: 'not-permitted' });
    expect(await moduleCount(house)).toBe(before);
  });

  test('an import is its owner’s; nobody imports into what others write', async () => {
    const { id } = await take();
    for (const who of [neighbour, stranger]) {
      expect((await house.as(who).query(importJob, { id })).refusal).toBe('not-found');
      expect((await house.as(who).query(cancelImport, { id })).refusal).toBe('not-found');
      expect((await send(house, who, { id, bytes: markdown })).status).toBe(404);
    }
    await work(id);
    const [module] = (await see(house, trainer, id)).modules;
    for (const who of [neighbour, stranger]) {
      const into = await send(house, who, { moduleId: module?.id ?? '', bytes: markdown });
      const organisation = { organisationId: trainer.organisationId, bytes: markdown };
      expect([into.status, (await send(house, who, organisation)).status]).toEqual([404, 404]);
    }
    expect((await send(house, null, { bytes: markdown })).status).toBe(401);
    expect((await send(house, trainer, { locale: 'de', bytes: markdown })).status).toBe(400);
    expect((await send(house, trainer, { id: 'x', bytes: markdown })).status).toBe(400);
  });

  const ole = new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Array(600).fill(0),
  ]);
  const docx = (files: Record<string, Uint8Array>) =>
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8('<w/>'),
      ...files,
    });

  test.each([
    ['a document with macros', docx({ 'word/vbaProject.bin': strToU8('x') }), 'macros'],
    ['an old or protected document', ole, /^(password|old-doc|not-docx)$/],
    ['a bomb', zipSync({ 'a.md': new Uint8Array(60_000_000) }), 'zip-bomb'],
    ['a way out of the folder', zipSync({ '../../a.md': strToU8('# x') }), 'zip-path'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'unknown'],
    ['half an archive', docx({ 'x.bin': new Uint8Array(5_000) }).slice(0, 200), 'zip-broken'],
  ])('%s gets a kind answer and leaves nothing behind', async (_, bytes, reason) => {
    const before = await moduleCount(house);
    const { id } = await take({ bytes, name: `${canary}.docx` });
    await work(id);
    const seen = await see(house, trainer, id);
    expect(seen).toMatchObject({ state: 'failed', name: null, modules: [], lessonCount: 0 });
    expect(seen.reason).toMatch(reason);
    expect(seen.explanation?.bg).toMatch(/[а-я]{4}/);
    expect(seen.explanation?.en).toMatch(/[a-z]{4}/);
    expect(await moduleCount(house)).toBe(before);
    expect(await filesLeft(house)).not.toContain(id);
  });

  test('an empty file and one that is too large are answered at once', async () => {
    const rows = async () =>
      Number((await house.db.query('SELECT count(*) FROM import_job'))[0].count);
    const before = await rows();
    const empty = await take({ bytes: '' });
    expect(empty.body).toMatchObject({
      ok: false,
      reason: 'empty',
      text: { bg: expect.stringContaining('празен') },
    });
    expect(await sendEndless(house, trainer, 200_000_000)).toMatchObject({
      ok: false,
      reason: 'too-large',
      text: { bg: expect.stringContaining('твърде голям') },
    });
    expect(await rows()).toBe(before);
  });

  test('what is over long enough goes with its report; what never arrived goes with its file', async () => {
    const { id } = await take();
    await work(id);
    const stuck = await take();
    await house.db.query(`UPDATE import_job SET state = 'arriving' WHERE id = $1`, [stuck.id]);
    const left = async () => {
      const rows: { id: string }[] = await house.db.query(
        'SELECT id FROM import_job WHERE id = ANY($1)',
        [[id, stuck.id]],
      );
      return rows.map((row) => row.id);
    };
    const clear = () => worker.get(ClearImportsHandler).handle();
    await clear();
    expect((await left()).sort()).toEqual([id, stuck.id].sort());
    house.clock.advance(2 * DAY);
    await clear();
    expect([await left(), (await filesLeft(house)).includes(stuck.id)]).toEqual([[id], false]);
    house.clock.advance(30 * DAY);
    await clear();
    expect(await left()).toEqual([]);
  });
});
