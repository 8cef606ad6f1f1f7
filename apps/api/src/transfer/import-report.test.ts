import { strToU8, zipSync } from 'fflate';
import { randomUUID } from 'node:crypto';
import type { TestApp } from '../testing/app.js';
import { everyText } from '../testing/dump.js';
import type { GivenStaff } from '../testing/given.js';
import { cancelImport, markdown, see, send, startWithWorker } from './import.fixture.js';
import { Progress } from './import-progress.js';
import { RunImportHandler } from './run-import.handler.js';
import { StoreImport } from './store-import.js';

let house: TestApp;
let worker: TestApp;
let stop: () => Promise<void>;
let trainer: GivenStaff;

beforeAll(async () => {
  ({ house, worker, stop } = await startWithWorker());
  const { given } = house;
  trainer = await given.staff('trainer', await given.organisation(await given.network()));
});
afterAll(() => stop());

const work = (importId: string) => worker.get(RunImportHandler).handle({ importId });
const take = async (own: Partial<Parameters<typeof send>[2]> = {}) => {
  const id = randomUUID();
  await send(house, trainer, { id, bytes: markdown, ...own });
  return { id };
};

test('a drawing with a script in it stays out, and the report says why', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const files = {
    'урок.md': strToU8('# Урок\n\nТекст.\n\n![Рисунка](рисунка.svg)\n'),
    'рисунка.svg': strToU8(svg),
  };
  const { id } = await take({ bytes: zipSync(files), name: 'x.zip' });
  await work(id);
  const seen = await see(house, trainer, id);
  expect(seen).toMatchObject({ state: 'done', notes: [{ code: 'refused-svg', count: 1 }] });
  expect(await everyText(house.db)).not.toContain('alert(1)');
});

test('what is wrong in a package is said with its place and what to do', async () => {
  const { id } = await take({ bytes: zipSync({ 'module.yaml': strToU8('title: [\n') }) });
  await work(id);
  const seen = await see(house, trainer, id);
  expect(seen).toMatchObject({ state: 'failed', reason: 'package', notes: [] });
  expect(seen.explanation?.bg).toMatch(/module\.yaml, ред \d+\. Редът не е .+ Проверете/);
  expect(seen.explanation?.en).toMatch(/module\.yaml, line \d+\. This line is not .+ Check/);
});

test('keeping files is told one by one, and ends between two of them', async () => {
  const media = [1, 2, 3].map((each) => ({
    ...{ id: `${each}`.repeat(64), type: 'text/plain' },
    bytes: strToU8(`Текст ${each}`),
  }));
  const told: number[][] = [];
  const keep = async (...step: number[]) => void told.push(step);
  const isOver = async () => told.length === 2;
  const actor = { kind: 'staff' as const, secondFactor: true, memberships: [], ...trainer };
  const { names } = await worker.get(StoreImport).keep(media, actor, { keep, isOver });
  expect([told, names.size]).toEqual([
    [
      [1, 3],
      [2, 3],
    ],
    2,
  ]);
});

test('how far it is can be seen: reading first, then keeping', async () => {
  const { id } = await take();
  await house.db.query(`UPDATE import_job SET state = 'running' WHERE id = $1`, [id]);
  const seen = async () => {
    const [row]: { done: number; total: number }[] = await house.db.query(
      'SELECT done, total FROM import_job WHERE id = $1',
      [id],
    );
    return row;
  };
  await new Progress(house.db, id).read(1, 2);
  expect(await seen()).toEqual({ done: 20, total: 100 });
  await new Progress(house.db, id).keep(1, 2);
  expect(await seen()).toEqual({ done: 68, total: 100 });
  await house.as(trainer).ask(cancelImport, { id });
  expect(await new Progress(house.db, id).isOver()).toBe(true);
});
