import { importFile } from '@pateka/content/import';
import { unzipSync } from 'fflate';
import { randomUUID } from 'node:crypto';
import { DraftService } from '../authoring/draft.service.js';
import {
  courseOf,
  newCourse,
  opened,
  published,
  publishCourse,
  withdraw,
} from '../composing/composing.fixture.js';
import { lessonIdIn } from '../courses/publish-edition.service.js';
import { FileStore } from '../media/file-store.js';
import { keyOf, ORIGINAL } from '../media/media-keys.js';
import type { TestApp } from '../testing/app.js';
import type { GivenStaff } from '../testing/given.js';
import { fetchExport, see, send, startWithWorker } from './import.fixture.js';
import {
  actorOf,
  editionOf,
  keptFile,
  moduleOfEverything,
  named,
  picture,
  publishDraft,
  publishedModule,
} from './round-trip.fixture.js';
import { RunImportHandler } from './run-import.handler.js';

let house: TestApp;
let worker: TestApp;
let stop: () => Promise<void>;
let trainer: GivenStaff;
let coordinator: GivenStaff;
let stranger: GivenStaff;

beforeAll(async () => {
  ({ house, worker, stop } = await startWithWorker());
  const { given } = house;
  const network = await given.network();
  const organisation = await given.organisation(network);
  trainer = await given.staff('trainer', organisation);
  coordinator = await given.staff('coordinator', organisation);
  stranger = await given.staff('trainer', await given.organisation(await given.network()));
});
afterAll(() => stop());

const get = (path: string, who: GivenStaff) => fetchExport(house, who, path);

/** Imports a package as somebody. */
async function brought(who: GivenStaff, bytes: Uint8Array) {
  const id = randomUUID();
  await send(house, who, { id, bytes, name: 'пакет.zip' });
  await worker.get(RunImportHandler).handle({ importId: id });
  const seen = await see(house, who, id);
  expect(seen).toMatchObject({ state: 'done' });
  return { moduleIds: seen.modules.map((module) => module.id), notes: seen.notes };
}

const courseDrafts = async (): Promise<string[]> => {
  const rows: { id: string }[] = await house.db.query(
    'SELECT course_id AS id FROM course_draft ORDER BY saved_at, course_id',
  );
  return rows.map(({ id }) => id);
};

describe('an edition that goes out and comes in again is the same edition', () => {
  test.each([[['bg', 'en'] as const], [['bg'] as const]])('in %s', async (languages) => {
    const moduleId = await publishedModule(house, trainer, [...languages]);
    const { status, bytes } = await get(`modules/${moduleId}/package?edition=1`, trainer);
    expect(status).toBe(200);
    const { moduleIds, notes } = await brought(trainer, bytes);
    expect(notes).toEqual([]);
    const [copy = ''] = moduleIds;
    await publishDraft(house, trainer, copy);
    const before = await editionOf(house, moduleId);
    expect(before.media).toHaveLength(languages.length === 2 ? 6 : 5);
    expect(await editionOf(house, copy)).toEqual(before);
  });

  /** A course of two modules with everything that a course can say. */
  async function fullCourse() {
    const moduleIds = [
      await publishedModule(house, trainer),
      await publishedModule(house, trainer),
    ];
    const [first = '', second = ''] = moduleIds;
    const courseId = await newCourse(house, coordinator);
    await published(house, coordinator, courseId, (_, shelf) => {
      const course = courseOf(shelf, [second, first]);
      const optional = [lessonIdIn(first, 'second')];
      return {
        ...course,
        modules: course.modules.map((module) =>
          module.moduleId === first ? { ...module, optional, after: [second] } : module,
        ),
        ...{ maxSkippedShare: 0.25, mastery: { of: 'lesson', share: 0.8 }, cover: 'river' },
        certificateTitle: null,
      };
    });
    return { courseId, moduleIds: [second, first] };
  }

  const courseEdition = async (courseId: string, moduleIds: readonly string[]) => {
    const [row]: unknown[] = await house.db.query(
      `SELECT title, summary, outcomes, certificate_title, certificate, cover, rule, structure, languages,
              competences FROM course_edition WHERE course_id = $1 ORDER BY number DESC LIMIT 1`,
      [courseId],
    );
    return named(row, moduleIds);
  };

  test('a course, with its order, rule, prerequisites, cover and certificate', async () => {
    const { courseId, moduleIds } = await fullCourse();
    const { bytes } = await get(`courses/${courseId}/package`, coordinator);
    const drafts = await courseDrafts();
    const copy = await brought(coordinator, bytes);
    expect(copy.notes.map(({ code }) => code)).toEqual(['course']);
    expect(copy.moduleIds).toHaveLength(2);
    for (const id of copy.moduleIds) await publishDraft(house, coordinator, id);
    const [copied = ''] = (await courseDrafts()).filter((id) => !drafts.includes(id));
    const { version, problems } = await opened(house, coordinator, copied);
    expect(problems).toEqual([]);
    const { publishCourse: done } = await house
      .as(coordinator)
      .ask<{ publishCourse: unknown }>(publishCourse, { courseId: copied, version });
    expect(done).toEqual({ editionNumber: 1 });
    const before = await courseEdition(courseId, moduleIds);
    expect(await courseEdition(copied, copy.moduleIds)).toEqual(before);
    expect(before).toMatchObject({ rule: { optionalLessonIds: ['1-second'] }, certificate: false });
  });

  test('a trainer gets the modules of a course; the course needs a coordinator', async () => {
    const { courseId } = await fullCourse();
    const { bytes } = await get(`courses/${courseId}/package`, coordinator);
    const drafts = await courseDrafts();
    const { moduleIds, notes } = await brought(trainer, bytes);
    expect([moduleIds.length, notes.map(({ code }) => code)]).toEqual([
      2,
      ['course-for-coordinator'],
    ]);
    expect(await courseDrafts()).toEqual(drafts);
  });

  test('what is withdrawn stays here, and the package says so', async () => {
    const { courseId, moduleIds } = await fullCourse();
    const [second = '', first = ''] = moduleIds;
    await withdraw(house, second, 1);
    const { bytes } = await get(`courses/${courseId}/package`, coordinator);
    const read = await importFile(bytes, { locale: 'bg', name: 'x.zip' });
    expect(read).toMatchObject({
      ok: true,
      modules: [{ title: { bg: 'Всичко' } }],
      courses: [{ modules: [{ module: 0, optional: ['second'], after: [] }], leftOut: 1 }],
      notes: [{ code: 'left-out', count: 1 }],
    });
    expect((await get(`modules/${second}/package?edition=1`, trainer)).status).toBe(404);
    await withdraw(house, first, 1);
    expect((await get(`courses/${courseId}/package`, coordinator)).status).toBe(404);
  });
});

describe('what goes out', () => {
  /** A module whose lesson shows two pictures, as a draft. */
  async function draftShowing(media: readonly string[]) {
    const text = await moduleOfEverything(house, trainer, ['bg']);
    const [lesson] = text.lessons;
    if (!lesson) throw new Error('no lesson');
    const about = { alt: 'Х', decorative: false, words: 'none' as const, caption: [] };
    const blocks = media.map((id, at) => ({
      ...{ id: `row-${at}`, en: null, translatedFrom: null },
      bg: { block: 'image' as const, media: id, ...about },
    }));
    const { organisationId } = trainer;
    const lessons = [{ ...lesson, blocks }];
    return house.db.transaction((tx) =>
      house
        .get(DraftService)
        .createFrom(tx, { ...text, lessons, organisationId, actor: actorOf(trainer) }),
    );
  }

  test('an id that somebody knows from elsewhere takes no file along (canSteal)', async () => {
    const own = await keptFile(house, trainer, await picture('#00ff00'));
    const foreign = await keptFile(house, stranger, await picture('#ff0000'));
    const moduleId = await draftShowing([own, foreign]);
    await publishDraft(house, trainer, moduleId);
    for (const query of ['', '?edition=1']) {
      const { bytes } = await get(`modules/${moduleId}/package${query}`, trainer);
      const files = Object.keys(unzipSync(bytes)).filter((path) => path.startsWith('media/'));
      expect(files).toEqual([`media/${own}`]);
    }
  });

  test('more than an import would take is refused, not packed', async () => {
    const own = await keptFile(house, trainer, await picture('#0000ff'));
    const moduleId = await draftShowing([own]);
    const size = (bytes: number) =>
      house.db.query('UPDATE media_file SET bytes = $2 WHERE id = $1', [own, bytes]);
    await size(95_000_000);
    const { status, bytes } = await get(`modules/${moduleId}/package`, trainer);
    expect([status, JSON.parse(Buffer.from(bytes).toString())]).toEqual([
      413,
      { code: 'too-large' },
    ]);
    await size(94_000_000);
    expect((await get(`modules/${moduleId}/package`, trainer)).status).toBe(200);
  });

  test('a file that was lost does not keep the text from going out', async () => {
    const own = await keptFile(house, trainer, await picture('#00ffff'));
    const moduleId = await draftShowing([own]);
    await house.get(FileStore).remove(keyOf(own, ORIGINAL));
    const { bytes } = await get(`modules/${moduleId}/package`, trainer);
    const paths = Object.keys(unzipSync(bytes));
    expect(paths.some((path) => path.startsWith('media/'))).toBe(false);
    expect(paths.some((path) => path.endsWith('/bg.md'))).toBe(true);
  });

  test('the draft, or an edition by its number', async () => {
    const moduleId = await publishedModule(house, trainer);
    await house.db.query(
      `UPDATE module_draft SET title = '{"bg":"Ново","en":"New"}' WHERE module_id = $1`,
      [moduleId],
    );
    const titleIn = async (query: string) => {
      const { bytes } = await get(`modules/${moduleId}/package${query}`, trainer);
      const read = await importFile(bytes, { locale: 'bg', name: 'x.zip' });
      return read.ok && read.modules[0]?.title.bg;
    };
    expect([await titleIn(''), await titleIn('?edition=1')]).toEqual(['Ново', 'Всичко']);
    for (const [edition, status] of [
      ['2', 404],
      ['x', 400],
      ['0', 400],
    ] as const)
      expect((await get(`modules/${moduleId}/package?edition=${edition}`, trainer)).status).toBe(
        status,
      );
    const preview =
      'query ($id: ID!, $edition: Int) { moduleExport(id: $id, edition: $edition) { title { bg } hasDraft newestEdition } }';
    const seen = (edition: number | null) =>
      house.as(trainer).ask(preview, { id: moduleId, edition });
    const known = { hasDraft: true, newestEdition: 1 };
    expect(await seen(null)).toEqual({ moduleExport: { title: { bg: 'Ново' }, ...known } });
    expect(await seen(1)).toEqual({ moduleExport: { title: { bg: 'Всичко' }, ...known } });
  });
});
