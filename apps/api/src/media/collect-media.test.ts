import { setTimeout as sleep } from 'node:timers/promises';
import { DAY, HOUR } from '../platform/clock.js';
import { startApp, type TestApp } from '../testing/app.js';
import { CollectMediaHandler } from './collect-media.handler.js';
import { FileStore } from './file-store.js';
import { fileNames, keyOf, ORIGINAL } from './media-keys.js';
import { MediaService } from './media.service.js';

let house: TestApp;
let media: MediaService;
let store: FileStore;
let handler: CollectMediaHandler;
let networkId: string;
let number = 0;

beforeAll(async () => {
  house = await startApp();
  media = house.get(MediaService);
  store = house.get(FileStore);
  handler = new CollectMediaHandler(house.db, store, house.clock);
  networkId = (await house.given.network()).id;
});
afterAll(() => house.stop());

const bytesOf = (text: string) => Buffer.from(text);
async function keep(text = `Файл ${(number += 1)}`): Promise<string> {
  const result = await media.keep(bytesOf(text), { networkId, accountId: null });
  if (!result.ok) throw new Error(result.reason);
  return result.media.id;
}

async function isThere(id: string): Promise<{ row: boolean; file: boolean }> {
  const rows: unknown[] = await house.db.query('SELECT FROM media_file WHERE id = $1', [id]);
  return { row: rows.length > 0, file: (await store.size(keyOf(id, ORIGINAL))) !== null };
}
const whole = { row: true, file: true };
const gone = { row: false, file: false };

/** A lesson of a draft that refers to a file; its content plays no part here. */
async function draftWith(id: string): Promise<() => Promise<unknown>> {
  const { given, db } = house;
  const organisation = await given.organisation({ id: networkId });
  const moduleId = `module${(number += 1)}`;
  await db.query('INSERT INTO module (id, organisation_id) VALUES ($1, $2)', [
    moduleId,
    organisation.id,
  ]);
  await db.query(
    `INSERT INTO module_draft (module_id, version, title, summary, languages, saved_at)
     VALUES ($1, 1, '{}', '{}', '["bg"]', now())`,
    [moduleId],
  );
  await db.query(
    `INSERT INTO draft_lesson (module_id, lesson_id, position, version, content, title, skippable, translation, written_in, media, saved_at)
     VALUES ($1, 'l', 0, 1, '{}', '{}', false, 'empty', '{}', ARRAY[$2], now())`,
    [moduleId, id],
  );
  return () => db.query(`UPDATE draft_lesson SET media = '{}' WHERE module_id = $1`, [moduleId]);
}

test('what nothing refers to goes after a day, row and files, and not before', async () => {
  const id = await keep();
  house.clock.advance(DAY - HOUR);
  await handler.handle();
  expect(await isThere(id)).toEqual(whole);
  house.clock.advance(2 * HOUR);
  await handler.handle();
  expect(await isThere(id)).toEqual(gone);
  for (const name of fileNames) expect(await store.size(keyOf(id, name))).toBeNull();
  await expect(media.read(id)).rejects.toThrow();
});

test('a draft holds its file; once it lets go, the file goes', async () => {
  const id = await keep();
  const letGo = await draftWith(id);
  house.clock.advance(2 * DAY);
  await handler.handle();
  expect(await isThere(id)).toEqual(whole);
  await letGo();
  await handler.handle();
  expect(await isThere(id)).toEqual(gone);
});

test('an edition holds its file for ever, withdrawn or not', async () => {
  const id = await keep();
  const course = await house.given.course({ id: networkId }, { lessons: 1 });
  await house.db.query(
    `INSERT INTO edition_media (module_edition_id, media_id)
     SELECT id, $2 FROM module_edition WHERE module_id = $1`,
    [course.moduleIds[0], id],
  );
  await house.db.query('UPDATE module_edition SET withdrawn_at = now() WHERE module_id = $1', [
    course.moduleIds[0],
  ]);
  house.clock.advance(400 * DAY);
  await handler.handle();
  expect(await isThere(id)).toEqual(whole);
});

test('bringing a file again makes it young', async () => {
  const id = await keep('Отново');
  house.clock.advance(2 * DAY);
  await keep('Отново');
  await handler.handle();
  expect(await isThere(id)).toEqual(whole);
});

test('files of a write that was cut off before its row go, too', async () => {
  const id = 'ab'.repeat(32);
  await house.db.query('INSERT INTO media_loose (media_id, since) VALUES ($1, $2)', [
    id,
    house.clock.now(),
  ]);
  await store.put(keyOf(id, ORIGINAL), bytesOf('half'));
  await handler.handle();
  expect((await isThere(id)).file).toBe(true);
  house.clock.advance(DAY + HOUR);
  await handler.handle();
  expect((await isThere(id)).file).toBe(false);
});

test('cut off between the row and the files, the next run does the rest', async () => {
  const id = await keep();
  house.clock.advance(2 * DAY);
  const remove = store.remove.bind(store);
  store.remove = () => Promise.reject(new Error('the storage is away'));
  await expect(handler.handle()).rejects.toThrow('away');
  expect(await isThere(id)).toEqual({ row: false, file: true });
  store.remove = remove;
  await handler.handle();
  expect(await isThere(id)).toEqual(gone);
});

describe('while the same bytes are brought again', () => {
  /** Makes one step of the store wait until the other side has done its own. */
  function holdUp(step: 'put' | 'remove'): { reached: Promise<void>; goOn: () => void } {
    const real = store[step].bind(store) as (...values: unknown[]) => Promise<void>;
    let goOn = () => undefined as void;
    const waiting = new Promise<void>((resolve) => (goOn = resolve));
    let reach = () => undefined as void;
    const reached = new Promise<void>((resolve) => (reach = resolve));
    let first = true;
    store[step] = async (...values: unknown[]) => {
      if (first) {
        first = false;
        reach();
        await waiting;
      }
      return real(...values);
    };
    return { reached, goOn };
  }
  afterEach(() => {
    delete (store as Partial<FileStore>).put;
    delete (store as Partial<FileStore>).remove;
  });

  test('the collector is just removing the files: the file is there in the end', async () => {
    const text = 'Едновременно, първо събиране';
    const id = await keep(text);
    house.clock.advance(2 * DAY);
    const { reached, goOn } = holdUp('remove');
    const collecting = handler.handle();
    await reached;
    const keeping = keep(text);
    await sleep(150);
    goOn();
    await Promise.all([collecting, keeping]);
    expect(await isThere(id)).toEqual(whole);
    expect((await media.read(id)).toString()).toBe(text);
  });

  test('the file was written and its row not yet: a collection in between takes nothing for good', async () => {
    const text = 'Едновременно, първо запазване';
    const id = await keep(text);
    house.clock.advance(2 * DAY);
    await house.db.query('DELETE FROM media_holding WHERE media_id = $1', [id]);
    await house.db.query('DELETE FROM media_file WHERE id = $1', [id]);
    await store.remove(keyOf(id, ORIGINAL));
    const { reached, goOn } = holdUp('put');
    const keeping = keep(text);
    await reached;
    house.clock.advance(2 * DAY);
    await handler.handle();
    goOn();
    await keeping;
    await handler.handle();
    expect(await isThere(id)).toEqual(whole);
  });

  test('many at once, both ways', async () => {
    const texts = Array.from({ length: 8 }, (_, index) => `Много ${index}`);
    const ids = await Promise.all(texts.map((text) => keep(text)));
    house.clock.advance(2 * DAY);
    await Promise.all([handler.handle(), ...texts.map((text) => keep(text)), handler.handle()]);
    for (const id of ids) expect(await isThere(id)).toEqual(whole);
  });
});
