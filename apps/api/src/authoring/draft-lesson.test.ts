import { largestDraftBytes, type DraftLesson } from '@pateka/content/draft';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenStaff } from '../testing/given.js';
import { Studio, writtenLesson } from './studio.fixture.js';

let house: TestApp;
let studio: Studio;
let trainer: GivenStaff;
let colleague: GivenStaff;
let moduleId: string;

beforeAll(async () => {
  house = await startApp();
  studio = new Studio(house);
  const organisation = await house.given.organisation(await house.given.network());
  trainer = await house.given.staff('trainer', organisation);
  colleague = await house.given.staff('trainer', organisation);
});
afterAll(() => house.stop());
beforeEach(async () => {
  moduleId = await studio.writtenModule(trainer, ['one', 'two', 'three']);
});

const changed = (words: string, id = 'one'): DraftLesson => writtenLesson(id, words);
const ids = async () => (await studio.shown(trainer, moduleId)).lessons.map(({ id }) => id);

describe('saving a lesson', () => {
  test('the same save twice is saved once, and what stands there already is saved, too', async () => {
    const first = await studio.save(trainer, moduleId, 1, changed('Питаме за работното време.'));
    expect(first).toMatchObject({ __typename: 'LessonSaved', version: 2 });
    const again = await studio.save(trainer, moduleId, 1, changed('Питаме за работното време.'));
    expect(again).toEqual(first);
    const newer = await studio.save(trainer, moduleId, 2, changed('Питаме за работното време.'));
    expect(newer).toEqual(first);
  });

  test('over a version that a colleague has replaced it gives hers and stores nothing', async () => {
    await studio.save(colleague, moduleId, 1, changed('Нейните думи.'));
    const answer = await studio.save(trainer, moduleId, 1, changed('Моите думи.'));
    expect(answer).toMatchObject({ __typename: 'LessonConflict', version: 2 });
    expect(answer.content).toEqual(changed('Нейните думи.'));
    expect(answer.savedBy).toMatch(/^Служител/);
    const merged = await studio.save(trainer, moduleId, 2, changed('Нейните и моите думи.'));
    expect(merged).toMatchObject({ __typename: 'LessonSaved', version: 3 });
  });

  test('twenty at once over one version: exactly one is saved, each of the others gets its words', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        studio.save(at % 2 ? trainer : colleague, moduleId, 1, changed(`Думи ${at}.`)),
      ),
    );
    const saved = answers.filter(({ __typename }) => __typename === 'LessonSaved');
    expect(saved).toEqual([expect.objectContaining({ version: 2 })]);
    const now = await studio.lesson(trainer, moduleId, 'one');
    for (const answer of answers.filter(({ __typename }) => __typename === 'LessonConflict')) {
      expect(answer).toMatchObject({ version: 2, content: now.content, savedBy: now.savedBy });
    }
    expect(answers.filter(({ __typename }) => __typename === 'Refused')).toEqual([]);
  });

  test('whoever merges and saves again loses nothing, however many write', async () => {
    const write = async (at: number): Promise<void> => {
      let base = await studio.lesson(trainer, moduleId, 'one');
      for (;;) {
        const content = { ...base.content, competences: [...base.content.competences, `c:${at}`] };
        const who = at % 2 ? trainer : colleague;
        const answer = await studio.save(who, moduleId, base.version, content);
        if (answer.__typename === 'LessonSaved') return;
        base = { ...base, version: answer.version ?? 0, content: answer.content ?? base.content };
      }
    };
    await Promise.all(Array.from({ length: 6 }, (_, at) => write(at)));
    const { content, version } = await studio.lesson(trainer, moduleId, 'one');
    expect(version).toBe(7);
    const expected = ['infe:2.1', ...Array.from({ length: 6 }, (_, at) => `c:${at}`)];
    expect([...content.competences].sort()).toEqual(expected.sort());
  });

  test('an autosave is one transaction of two statements; reading a lesson takes two', async () => {
    const { statements } = await house.statements(() =>
      studio.save(trainer, moduleId, 1, changed('Още думи.')),
    );
    const own = statements.filter((text) => !/session/.test(text));
    expect(own).toEqual([
      'START TRANSACTION',
      expect.stringContaining('FOR NO KEY UPDATE OF l'),
      expect.stringContaining('UPDATE draft_lesson'),
      'COMMIT',
    ]);
    const read = await house.statements(() => studio.lesson(trainer, moduleId, 'one'));
    expect(read.statements.filter((text) => !/session/.test(text))).toHaveLength(2);
  });

  test('files and translations stand beside the content, so that lists read none', async () => {
    const media = 'a'.repeat(64);
    const image = { block: 'image', media, alt: '', decorative: true, words: 'none', caption: [] };
    const lesson = changed('Думи.');
    const row = { id: 'b-picture', bg: image, en: image, translatedFrom: null };
    const content = { ...lesson, blocks: [...lesson.blocks, row] } as DraftLesson;
    await studio.save(trainer, moduleId, 1, content);
    const [kept] = await house.db.query(
      `SELECT media, written_in, translation FROM draft_lesson WHERE module_id = $1 AND lesson_id = 'one'`,
      [moduleId],
    );
    expect(kept).toEqual({ media: [media], written_in: ['bg'], translation: 'changed' });
  });
});

describe('what cannot be saved', () => {
  const saving = async (content: object) =>
    (await studio.save(trainer, moduleId, 1, { ...content, id: 'one' } as DraftLesson)).reason;

  test.each([
    ['nothing at all', {}],
    ['a block that is none', { ...changed('Думи.'), blocks: [{ block: 'html', html: '<b>' }] }],
    ['a further field', { ...changed('Думи.'), script: 'x' }],
    [
      'a style in a paragraph',
      JSON.parse(
        JSON.stringify(changed('Думи.')).replace('"type":"text"', '"style":"x","type":"text"'),
      ),
    ],
  ])('%s is refused as invalid', async (_what, content) => {
    expect(await saving(content)).toBe('invalid');
  });

  test('another lesson than the one named is refused', async () => {
    const i = { moduleId, lessonId: 'two', baseVersion: 1, content: changed('Думи.') };
    const { saveDraftLesson } = await house
      .as(trainer)
      .ask<{ saveDraftLesson: object }>(
        'mutation ($i: SaveDraftLessonInput!) { saveDraftLesson(input: $i) { ... on Refused { reason } } }',
        { i },
      );
    expect(saveDraftLesson).toEqual({ reason: 'invalid' });
  });

  test('a paste of 300 kB is kept, one over the limit is refused and nothing is lost', async () => {
    const large = changed('Много думи. '.repeat(14_000));
    expect(await studio.save(trainer, moduleId, 1, large)).toMatchObject({ version: 2 });
    const huge = changed('дума '.repeat(largestDraftBytes / 8));
    expect(await studio.save(trainer, moduleId, 2, huge)).toMatchObject({ reason: 'too-large' });
    expect((await studio.lesson(trainer, moduleId, 'one')).content).toEqual(large);
  });

  test('other operations, and who is not signed in, may not send that much', async () => {
    const long = 'x'.repeat(200_000);
    const { status } = await house
      .as(trainer)
      .query('mutation ($t: String!) { setLocale(locale: $t) }', { t: long });
    expect(status).toBe(413);
  });

  test('lists within lists without end are refused, not fallen over', async () => {
    const deep = `{"type":"list","ordered":false,"items":[[`.repeat(400) + ']]}'.repeat(400);
    const json = JSON.stringify(changed('Думи.')).replace(/\{"type":"paragraph".*?\]\}/, deep);
    expect(await saving(JSON.parse(json) as object)).toBe('invalid');
  });

  test('a sign that no database keeps is left out, the words around it stay', async () => {
    const answer = await studio.save(trainer, moduleId, 1, changed('Преди\u0000след \ud800 край.'));
    expect(answer).toMatchObject({ __typename: 'LessonSaved' });
    const { content } = await studio.lesson(trainer, moduleId, 'one');
    expect(content.blocks[0]?.bg).toEqual(changed('Предислед  край.').blocks[0]?.bg);
  });
});

describe('lessons of a module', () => {
  const ask = (document: string, variables: object) =>
    house.as(trainer).ask(`mutation ($m: ID!, $l: ID!, $a: ID) { ${document} }`, {
      m: moduleId,
      ...variables,
    });
  const move = 'moveDraftLesson(moduleId: $m, lessonId: $l, afterLessonId: $a) { __typename }';
  const remove = 'removeDraftLesson(moduleId: $m, lessonId: $l) { __typename }';
  const restore = 'restoreDraftLesson(moduleId: $m, lessonId: $l) { __typename }';
  const only = (document: string, l: string) =>
    house.as(trainer).ask(`mutation ($m: ID!, $l: ID!) { ${document} }`, { m: moduleId, l });

  test('are moved, and a move back is where they were', async () => {
    await ask(move, { l: 'three', a: null });
    expect(await ids()).toEqual(['three', 'one', 'two']);
    await ask(move, { l: 'three', a: 'two' });
    expect(await ids()).toEqual(['one', 'two', 'three']);
  });

  test('one that is taken out refuses saves and comes back at its place with all its words', async () => {
    await studio.save(trainer, moduleId, 1, changed('Нови думи.', 'two'));
    await only(remove, 'two');
    expect(await ids()).toEqual(['one', 'three']);
    const late = await studio.save(colleague, moduleId, 2, changed('Късно.', 'two'));
    expect(late).toMatchObject({ __typename: 'Refused', reason: 'removed' });
    await ask(move, { l: 'three', a: null });
    await only(restore, 'two');
    expect(await ids()).toEqual(['three', 'one', 'two']);
    const { content } = await studio.lesson(trainer, moduleId, 'two');
    expect(content).toEqual(changed('Нови думи.', 'two'));
  });

  test('the same one added twice, and twice at once, is one', async () => {
    const adding = () => studio.add(trainer, moduleId, writtenLesson('four'), 'one');
    const answers = await Promise.all([adding(), adding(), adding()]);
    for (const { data } of answers) expect(data?.addDraftLesson).toMatchObject({ version: 1 });
    expect(await ids()).toEqual(['one', 'four', 'two', 'three']);
  });

  test('a copy stands behind the lesson and is one of its own', async () => {
    const document =
      'mutation ($i: CopyDraftLessonInput!) { copyDraftLesson(input: $i) { __typename } }';
    const i = { moduleId, lessonId: 'one', newLessonId: 'one-more' };
    await house.as(trainer).ask(document, { i });
    await house.as(trainer).ask(document, { i });
    expect(await ids()).toEqual(['one', 'one-more', 'two', 'three']);
    await studio.save(trainer, moduleId, 1, changed('Само в копието.', 'one-more'));
    const { content } = await studio.lesson(trainer, moduleId, 'one');
    expect(content).toEqual(writtenLesson('one'));
  });

  test('moves of several people at once leave every lesson in the list once', async () => {
    const moves = ['one', 'two', 'three'].flatMap((l) => [
      ask(move, { l, a: null }),
      ask(move, { l: 'three', a: l === 'three' ? 'one' : l }),
    ]);
    await Promise.all(moves);
    expect((await ids()).sort()).toEqual(['one', 'three', 'two']);
    const { lessons } = await studio.shown(trainer, moduleId);
    expect(lessons.map(({ position }) => position)).toEqual([0, 1, 2]);
  });
});
