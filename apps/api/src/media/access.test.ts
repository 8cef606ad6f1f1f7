import { randomBytes } from 'node:crypto';
import { PublishEditionService } from '../courses/publish-edition.service.js';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenStaff } from '../testing/given.js';
import { coursePackage } from '../testing/course-package.js';
import { CourseModule } from '../courses/module.entity.js';
import { MediaService } from './media.service.js';

let house: TestApp;
let tokens: Record<Asker, string | undefined>;
let trainer: GivenStaff;
/** A file for each state in which its lesson can be; all held by the first network only. */
const files: Record<string, string> = {};

const askers = [
  'visitor',
  'learner',
  'foreign learner',
  'trainer',
  'coordinator',
  'half',
  'foreign trainer',
  'foreign coordinator',
] as const;
type Asker = (typeof askers)[number];
/** Who reads a file that is not published: staff of the network that holds it, second factor given. */
const holders: Asker[] = ['trainer', 'coordinator'];

async function peopleOf(networkId: string) {
  const { given } = house;
  const organisation = await given.organisation({ id: networkId });
  const course = await given.course({ id: networkId }, { lessons: 1 });
  return {
    organisation,
    trainer: await given.staff('trainer', organisation),
    coordinator: await given.staff('coordinator', organisation),
    learner: await given.learner(await given.cohort([course])),
  };
}

async function keep(networkId: string): Promise<string> {
  const text = Buffer.from(`Списък ${randomBytes(9).toString('hex')}`);
  const result = await house.get(MediaService).keep(text, { networkId, accountId: null });
  if (!result.ok) throw new Error(result.reason);
  return result.media.id;
}

/** Publishes a module with one lesson that offers the file. @returns the edition's id */
async function publish(organisationId: string, mediaId: string): Promise<string> {
  const moduleId = randomBytes(5).toString('hex');
  const [course] = coursePackage({ id: 'c', modules: 1, lessons: 1, skippable: 0 }).courses;
  const module = course?.modules[0];
  if (!module) throw new Error('no module');
  const download = { block: 'download' as const, media: mediaId, title: 'Списък' };
  for (const lesson of module.lessons)
    for (const locale of ['bg', 'en'] as const) lesson[locale].blocks.push(download);
  return house.db.transaction(async (tx) => {
    await tx.save(tx.create(CourseModule, { id: moduleId, organisationId }));
    const { editionId } = await house.get(PublishEditionService).publishModule(tx, {
      moduleId,
      module,
      languages: ['bg', 'en'],
      whatChanged: null,
      lessonIdOf: () => undefined,
    });
    return editionId;
  });
}

const withdraw = (editionId: string) =>
  house.db.query('UPDATE module_edition SET withdrawn_at = now() WHERE id = $1', [editionId]);

beforeAll(async () => {
  house = await startApp();
  const { given } = house;
  const [own, foreign] = [await given.network(), await given.network()];
  const ours = await peopleOf(own.id);
  const theirs = await peopleOf(foreign.id);
  trainer = ours.trainer;
  tokens = {
    visitor: undefined,
    learner: ours.learner.token,
    'foreign learner': theirs.learner.token,
    trainer: ours.trainer.token,
    coordinator: ours.coordinator.token,
    half: (await given.halfSignedIn(ours.coordinator)).token,
    'foreign trainer': theirs.trainer.token,
    'foreign coordinator': theirs.coordinator.token,
  };
  for (const state of ['draft', 'published', 'withdrawn', 'published again', 'stolen'])
    files[state] = await keep(own.id);
  const { id: organisationId } = ours.organisation;
  await publish(organisationId, files['published'] ?? '');
  await withdraw(await publish(organisationId, files['withdrawn'] ?? ''));
  await withdraw(await publish(organisationId, files['published again'] ?? ''));
  await publish(organisationId, files['published again'] ?? '');
  // Somebody of another network publishes what only this one holds.
  await publish(theirs.organisation.id, files['stolen'] ?? '');
});
afterAll(() => house.stop());

const headers = (token?: string, more: Record<string, string> = {}) => ({
  'x-internal-token': house.config.INTERNAL_TOKEN,
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  ...more,
});
const get = (path: string, token?: string, more: Record<string, string> = {}, method = 'GET') =>
  fetch(`${house.url}/media/${path}`, { method, headers: headers(token, more) });

const table: [state: string, readers: readonly Asker[]][] = [
  ['published', askers],
  ['published again', askers],
  ['draft', holders],
  ['withdrawn', holders],
  ['stolen', holders],
];

describe.each(table)('a file whose lesson is: %s', (state, readers) => {
  test.each(askers)('%s', async (asker) => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await get(`${files[state]}/file`, tokens[asker], {}, method);
      expect([method, answer.status]).toEqual([method, readers.includes(asker) ? 200 : 404]);
    }
  });
});

test('what is not there and what she may not see are answered alike', async () => {
  const [foreign, missing] = await Promise.all(
    [files['draft'] ?? '', 'f'.repeat(64)].map((id) => get(`${id}/file`, tokens.learner)),
  );
  expect(await foreign?.text()).toBe(await missing?.text());
});

test.each(['x', `${'f'.repeat(63)}`, '..%2f..%2fetc%2fpasswd', 'F'.repeat(64)])(
  'the id %s is no way to anything',
  async (id) => {
    expect((await get(`${id}/file`, trainer.token)).status).toBe(404);
    expect((await get(`${files['draft']}/${id}`, trainer.token)).status).toBe(404);
  },
);

test('asked by one statement, whoever asks', async () => {
  const { statements } = await house.statements(() => get(`${files['published']}/file`));
  expect(statements.filter((text) => text.includes('media_file'))).toHaveLength(1);
});

describe('stretches', () => {
  const stretch = async (range: string) => {
    const answer = await get(`${files['published']}/file`, undefined, { range });
    const said = answer.headers.get('content-range');
    return { status: answer.status, range: said, bytes: (await answer.arrayBuffer()).byteLength };
  };
  const size = 'Списък '.length * 2 - 1 + 18;

  test.each([
    ['bytes=0-4', { status: 206, range: `bytes 0-4/${size}`, bytes: 5 }],
    ['bytes=5-', { status: 206, range: `bytes 5-${size - 1}/${size}`, bytes: size - 5 }],
    ['bytes=-3', { status: 206, range: `bytes ${size - 3}-${size - 1}/${size}`, bytes: 3 }],
    ['bytes=0-9999', { status: 206, range: `bytes 0-${size - 1}/${size}`, bytes: size }],
    ['bytes=9999-', { status: 416, range: `bytes */${size}`, bytes: 0 }],
    ['bytes=-0', { status: 416, range: `bytes */${size}`, bytes: 0 }],
    ['bytes=4-2', { status: 200, range: null, bytes: size }],
    ['bytes=0-1,3-4', { status: 200, range: null, bytes: size }],
    ['lines=1-2', { status: 200, range: null, bytes: size }],
  ])('%s', async (range, expected) => {
    expect(await stretch(range)).toEqual(expected);
  });
});
