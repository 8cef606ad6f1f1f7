import { importFile } from '@pateka/content/import';
import { strFromU8, unzipSync } from 'fflate';
import { DraftService } from '../authoring/draft.service.js';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenCourse, GivenStaff } from '../testing/given.js';
import { fetchExport } from './import.fixture.js';

let house: TestApp;
let course: GivenCourse;
let trainer: GivenStaff;
let coordinator: GivenStaff;
let neighbour: GivenStaff;
let stranger: GivenStaff;

beforeAll(async () => {
  house = await startApp();
  const { given } = house;
  const network = await given.network();
  const organisation = await given.organisation(network);
  course = await given.course(network, { owner: organisation, lessons: 2 });
  trainer = await given.staff('trainer', organisation);
  coordinator = await given.staff('coordinator', organisation);
  neighbour = await given.staff('trainer', await given.organisation(network));
  stranger = await given.staff('coordinator', await given.organisation(await given.network()));
});
afterAll(() => house.stop());

const get = (path: string, who: GivenStaff | null) => fetchExport(house, who, path);

const ownModule = () => course.moduleIds[0] ?? '';
/** Rows are named anew by every reader; all that an author wrote must be the same. */
const written = (text: unknown): unknown =>
  JSON.parse(
    JSON.stringify(text, (key, value: unknown) =>
      key === 'blocks' && Array.isArray(value)
        ? value.map((row: object) => ({ ...row, id: 'row' }))
        : value,
    ),
  );

async function read(bytes: Uint8Array) {
  const result = await importFile(bytes, { locale: 'bg', name: 'x.zip' });
  if (!result.ok) throw new Error(result.reason);
  return result.modules;
}

test('a module goes out as a package, and read again it is the same', async () => {
  const { status, bytes } = await get(`modules/${ownModule()}/package`, trainer);
  expect(status).toBe(200);
  const text = await house.get(DraftService).load(ownModule());
  expect(written(await read(bytes))).toEqual(written([text]));
  const noted: unknown[] = await house.db.query(
    `SELECT 1 FROM audit_entry WHERE action = 'module.exported' AND object_id = $1`,
    [ownModule()],
  );
  expect(noted).toHaveLength(1);
});

test('a course goes out with its modules', async () => {
  const { status, bytes } = await get(`courses/${course.id}/package`, coordinator);
  expect(status).toBe(200);
  const text = await house.get(DraftService).load(ownModule());
  expect(written(await read(bytes))).toEqual(written([text]));
});

test('questions go out as GIFT and QTI, in the language that is asked for', async () => {
  const gift = await get(`modules/${ownModule()}/gift?locale=bg`, trainer);
  expect(strFromU8(gift.bytes)).toMatch(/^\[(?:plain|html)\]/);
  const qti = await get(`modules/${ownModule()}/qti?locale=en`, trainer);
  expect(Object.keys(unzipSync(qti.bytes))).toContain('imsmanifest.xml');
  expect((await get(`modules/${ownModule()}/gift?locale=de`, trainer)).status).toBe(400);
  expect((await get(`modules/${ownModule()}/exe?locale=bg`, trainer)).status).toBe(404);
});

test('nobody takes out what she may not read', async () => {
  for (const format of ['package', 'gift?locale=bg', 'qti?locale=bg']) {
    const path = `modules/${ownModule()}/${format}`;
    for (const who of [neighbour, stranger]) expect((await get(path, who)).status).toBe(404);
    expect((await get(path, null)).status).toBe(401);
  }
  const path = `courses/${course.id}/package`;
  expect((await get(path, stranger)).status).toBe(404);
  expect((await get(path, trainer)).status).toBe(403);
});
