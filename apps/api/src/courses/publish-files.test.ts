import type { Block, Lesson, LessonDocument } from '@pateka/content';
import sharp from 'sharp';
import { MediaService } from '../media/media.service.js';
import { startApp, type TestApp } from '../testing/app.js';
import { coursePackage } from '../testing/course-package.js';
import { CourseModule } from './module.entity.js';
import { LessonEdition } from './lesson-edition.entity.js';
import { PublishEditionService } from './publish-edition.service.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());

const picture = (media: string): Block => ({
  ...{ block: 'image', media, alt: 'Лист', decorative: false, words: 'none', caption: [] },
});
const question = (id: string, accepted: string[]): Block => ({
  ...{ block: 'question', type: 'text', id, prompt: [], accepted, explanation: [] },
});

function lessonWith(bg: Block[], en: Block[] = bg): Lesson {
  const [course] = coursePackage({ id: 'c', modules: 1, lessons: 1, skippable: 0 }).courses;
  const lesson = course?.modules[0]?.lessons[0];
  if (!lesson) throw new Error('No lesson');
  const written = (document: LessonDocument, blocks: Block[]) => ({ ...document, blocks });
  return { ...lesson, bg: written(lesson.bg, bg), en: written(lesson.en, en) };
}

/** Publishes a lesson for the first organisation of a new network that holds the files it brings. */
async function published(lesson: (own: string, others: string) => Lesson) {
  const { given } = house;
  const bytes = (shade: number) =>
    sharp({
      create: { width: 700, height: 400, channels: 3, background: { r: shade, g: 9, b: 9 } },
    })
      .png()
      .toBuffer();
  const keep = async (shade: number, networkId: string) => {
    const kept = await house
      .get(MediaService)
      .keep(await bytes(shade), { networkId, accountId: null });
    if (!kept.ok) throw new Error(kept.reason);
    return kept.media.id;
  };
  const network = await given.network();
  const organisation = await given.organisation(network);
  const own = await keep(1, network.id);
  const elsewhere = await given.network();
  await given.course(elsewhere);
  const others = await keep(200, elsewhere.id);
  const moduleId = `module-${organisation.id.slice(0, 8)}`;
  const title = { bg: 'Модул', en: 'Module' };
  return house.db.transaction(async (tx) => {
    await tx.insert(CourseModule, { id: moduleId, organisationId: organisation.id });
    const { editionId, outline } = await house.get(PublishEditionService).publishModule(tx, {
      ...{ moduleId, languages: ['bg', 'en'], whatChanged: null, lessonIdOf: () => undefined },
      module: { id: 'm', title, summary: title, lessons: [lesson(own, others)] },
    });
    const rows = await tx.findBy(LessonEdition, { moduleEditionId: editionId, locale: 'bg' });
    return { own, others, parts: rows[0]?.parts ?? [], outline };
  });
}

test('a picture of the network is shown with its size; one that only others hold is left out', async () => {
  const { own, others, parts } = await published((mine, theirs) =>
    lessonWith([picture(mine), picture(theirs)]),
  );
  const html = JSON.stringify(parts);
  expect(parts.map(({ kind }) => kind)).toEqual(['image']);
  expect(html).toContain(`/media/${own}/480.webp 480w, /media/${own}/960.webp 700w`);
  expect(html).toContain('width=\\"700\\" height=\\"400\\"');
  expect(html).not.toContain(others);
});

test('a question that cannot be asked is asked of nobody, so the lesson can be finished', async () => {
  const { parts, outline } = await published(() =>
    lessonWith(
      [question('whole', ['да']), question('empty', []), question('half', ['да'])],
      [question('whole', ['yes']), question('empty', []), question('half', [])],
    ),
  );
  expect(parts.map((part) => part.kind === 'question' && part.question.id)).toEqual([
    'whole',
    'half',
  ]);
  expect(outline.lessons[0]?.questionIds).toEqual(['whole']);
});
