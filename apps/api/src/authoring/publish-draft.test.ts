import { fingerprint, type Block, type DraftLesson } from '@pateka/content/draft';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenStaff } from '../testing/given.js';
import { Studio, writtenLesson } from './studio.fixture.js';

let house: TestApp;
let studio: Studio;
let trainer: GivenStaff;
let coordinator: GivenStaff;
let moduleId: string;

beforeAll(async () => {
  house = await startApp();
  studio = new Studio(house);
  const { given } = house;
  const organisation = await given.organisation(await given.network());
  trainer = await given.staff('trainer', organisation);
  coordinator = await given.staff('coordinator', organisation);
});
afterAll(() => house.stop());

const line = { bg: 'Добавена е връзка.', en: 'A link was added.' };

/** A lesson whose first row leads to other lessons. */
function linking(id: string, ...targets: string[]): DraftLesson {
  const block: Block = {
    block: 'text',
    content: targets.map((target) => ({
      type: 'paragraph',
      children: [
        { type: 'link', href: `lesson:${target}`, children: [{ type: 'text', value: target }] },
      ],
    })),
  };
  const row = { id: 'b-first', bg: block, en: block, translatedFrom: fingerprint(block) };
  return { ...writtenLesson(id), blocks: [row] };
}

/** Where the links of the newest edition's first lesson lead, by the words they stand on. */
async function linksOf(module: string): Promise<Record<string, string>> {
  const [row]: { parts: unknown }[] = await house.db.query(
    `SELECT l.parts FROM lesson_edition l JOIN module_edition e ON e.id = l.module_edition_id
     WHERE e.module_id = $1 AND l.locale = 'bg' AND l.position = 0 ORDER BY e.number DESC LIMIT 1`,
    [module],
  );
  const found = JSON.stringify(row?.parts).matchAll(/<a href=\\"lesson:(\w+)\\">([^<]+)<\/a>/g);
  return Object.fromEntries([...found].map(([, id = '', words = '']) => [words, id]));
}

const lessonId = async (module: string, authorsId: string): Promise<string> => {
  const [row]: { id: string }[] = await house.db.query(
    `SELECT l.lesson_id AS id FROM module_edition e
     CROSS JOIN LATERAL jsonb_array_elements(e.content->'lessons') WITH ORDINALITY AS c(lesson, place)
     JOIN lesson_edition l ON l.module_edition_id = e.id AND l.locale = 'bg' AND l.position = c.place - 1
     WHERE e.module_id = $1 AND c.lesson->>'id' = $2 ORDER BY e.number DESC LIMIT 1`,
    [module, authorsId],
  );
  return row?.id ?? 'none';
};

describe('links to lessons', () => {
  beforeEach(async () => {
    moduleId = await studio.writtenModule(trainer, ['one', 'two']);
  });

  test('lead to lessons of the module itself, and of other modules of the network', async () => {
    const { given } = house;
    const course = await given.course({ id: trainer.networkId }, { modules: 2, lessons: 4 });
    const stranger = await given.course(await given.network(), { modules: 1, lessons: 9 });
    const lesson = linking('one', 'two', 'lesson-1', 'lesson-4', 'lesson-9', 'no-such-thing');
    await studio.save(trainer, moduleId, 1, lesson);
    expect(await studio.published(trainer, coordinator, moduleId)).toMatchObject({ number: 1 });
    const [first = '', second = ''] = course.moduleIds;
    expect(await linksOf(moduleId)).toEqual({
      two: await lessonId(moduleId, 'two'),
      'lesson-1': await lessonId(first, 'lesson-1'),
      'lesson-4': await lessonId(second, 'lesson-4'),
    });
    expect(await lessonId(stranger.moduleIds[0] ?? '', 'lesson-9')).not.toBe('none');
  });

  test('of two lessons that their authors called the same, the one in a course with the module is meant', async () => {
    const { given } = house;
    const network = { id: trainer.networkId };
    const together = await given.course(network);
    await studio.published(trainer, coordinator, moduleId);
    await house.db.query(
      `INSERT INTO course_edition_module (course_edition_id, module_edition_id, position)
       SELECT ce.id, me.id, 1 FROM course_edition ce, module_edition me
       WHERE ce.course_id = $1 AND me.module_id = $2`,
      [together.id, moduleId],
    );
    house.clock.advance(60_000);
    const newer = await given.course(network);
    await studio.save(trainer, moduleId, 1, linking('one', 'lesson-1'));
    await studio.published(trainer, coordinator, moduleId, { whatChanged: line });
    expect(await linksOf(moduleId)).toEqual({
      'lesson-1': await lessonId(together.moduleIds[0] ?? '', 'lesson-1'),
    });
    expect(await lessonId(newer.moduleIds[0] ?? '', 'lesson-1')).not.toBe('none');
  });

  test('an own lesson goes before another of the same name', async () => {
    await house.given.course({ id: trainer.networkId }, { lessons: 1 });
    const own = await studio.writtenModule(trainer, ['start', 'lesson-1']);
    await studio.save(trainer, own, 1, linking('start', 'lesson-1'));
    await studio.published(trainer, coordinator, own);
    expect(await linksOf(own)).toEqual({ 'lesson-1': await lessonId(own, 'lesson-1') });
  });
});
