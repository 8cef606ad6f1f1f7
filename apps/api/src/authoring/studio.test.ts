import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenCourse, GivenStaff } from '../testing/given.js';
import { DraftService } from './draft.service.js';
import { Studio, writtenLesson } from './studio.fixture.js';

let house: TestApp;
let studio: Studio;
let trainer: GivenStaff;
let coordinator: GivenStaff;
let elsewhere: GivenStaff;
let course: GivenCourse;
let builtIn: GivenCourse;

beforeAll(async () => {
  house = await startApp();
  studio = new Studio(house);
  const { given } = house;
  const network = await given.network();
  const owner = await given.organisation(network);
  trainer = await given.staff('trainer', owner);
  coordinator = await given.staff('coordinator', owner);
  elsewhere = await given.staff('trainer', await given.organisation(network));
  course = await given.course(network, { owner, lessons: 3 });
  builtIn = await given.course(network, { owner: await given.organisation(null, 'built-in') });
});
afterAll(() => house.stop());

const moduleOf = ({ moduleIds }: GivenCourse): string => moduleIds[0] ?? '';
const archive = (who: GivenStaff, id: string, archived: boolean) =>
  house
    .as(who)
    .ask(
      'mutation ($id: ID!, $a: Boolean!) { archiveModule(id: $id, archived: $a) { __typename } }',
      {
        id,
        a: archived,
      },
    );
const copy = (
  who: GivenStaff,
  id: string,
  newId = randomUUID(),
  organisationId = who.organisationId,
) =>
  house
    .as(who)
    .query<{ copyModule: { id: string } }>(
      'mutation ($id: ID!, $o: ID!, $n: ID!) { copyModule(id: $id, organisationId: $o, newId: $n) { ... on StudioModule { id } } }',
      { id, o: organisationId, n: newId },
    );
const rows = async (id: string): Promise<number> => {
  const found: unknown[] = await house.db.query('SELECT 1 FROM draft_lesson WHERE module_id = $1', [
    id,
  ]);
  return found.length;
};

describe('a module that was published before there were drafts', () => {
  test('is opened for whoever writes it, once, and is no newer than its edition', async () => {
    const id = moduleOf(course);
    const [one, two] = await Promise.all([
      studio.shown(trainer, id),
      studio.shown(coordinator, id),
    ]);
    expect(one.lessons.map(({ version }) => version)).toEqual([1, 1, 1]);
    expect(two.lessons).toEqual(one.lessons);
    expect(one).toMatchObject({
      state: 'published',
      draftIsNewer: false,
      mayWrite: true,
      version: 1,
    });
    expect(one.completeIn).toEqual(['bg', 'en']);
    expect(await rows(id)).toBe(3);
    expect(one.lessons.map(({ translation }) => translation)).toEqual([
      'current',
      'current',
      'current',
    ]);
  });

  test('its draft says the same as its edition: nothing differs', async () => {
    const id = await studio.writtenModule(trainer);
    await studio.published(trainer, coordinator, id);
    for (const table of ['draft_lesson', 'module_draft']) {
      await house.db.query(`DELETE FROM ${table} WHERE module_id = $1`, [id]);
    }
    await studio.shown(trainer, id);
    const document =
      'query ($m: ID!, $f: Int, $t: Int) { moduleDifference(moduleId: $m, from: $f, to: $t) }';
    const difference = async (from: number | null, to: number | null) => {
      const { moduleDifference } = await house
        .as(trainer)
        .ask<{ moduleDifference: { isSame: boolean; lessons: { id: string; change: string }[] } }>(
          document,
          {
            m: id,
            f: from,
            t: to,
          },
        );
      return moduleDifference;
    };
    expect((await difference(1, null)).isSame).toBe(true);
    const { content } = await studio.lesson(trainer, id, 'one');
    const bg = { ...content.bg, title: 'Друго заглавие' };
    await studio.save(trainer, id, 1, { ...content, bg });
    const changed = await difference(1, null);
    expect(changed.isSame).toBe(false);
    expect(changed.lessons.map((lesson) => lesson.change)).toEqual(['changed', 'same']);
    const none = await house.as(trainer).query(document, { m: id, f: 9, t: null });
    expect(none.refusal).toBe('not-found');
  });

  test('a built-in one is read by a coordinator and copied by anybody of staff, never opened', async () => {
    const id = moduleOf(builtIn);
    const shown = await studio.shown(coordinator, id);
    expect(shown).toMatchObject({
      version: 0,
      mayWrite: false,
      state: 'published',
      lessonCount: 3,
    });
    expect(shown.lessons).toMatchObject([{ id: 'lesson-1', version: 0 }, {}, {}]);
    expect((await studio.lesson(coordinator, id, 'lesson-1')).version).toBe(0);
    expect((await studio.add(coordinator, id, writtenLesson('new'))).refusal).toBe('not-found');
    expect((await studio.head(coordinator, id, 0)).refusal).toBe('not-found');
    await expect(archive(coordinator, id, true)).rejects.toThrow('not-found');
    expect(await rows(id)).toBe(0);
    const { refusal } = await house
      .as(trainer)
      .query('query ($id: ID!) { studioModule(id: $id) { id } }', { id });
    expect(refusal).toBe('not-found');
    const own = await copy(trainer, id);
    const made = await studio.shown(trainer, own.data?.copyModule.id ?? '');
    expect(made).toMatchObject({ state: 'draft', mayWrite: true, lessonCount: 3 });
    expect(made.lessons.map((lesson) => lesson.id)).toEqual(['lesson-1', 'lesson-2', 'lesson-3']);
  });
});

describe('copies', () => {
  test('the same form twice is one copy; of partners it is what they published, not what they write', async () => {
    const id = moduleOf(course);
    const { content } = await studio.lesson(trainer, id, 'lesson-2');
    await studio.save(trainer, id, 1, {
      ...content,
      bg: { ...content.bg, title: 'Още непубликувано' },
    });
    const newId = randomUUID();
    const twice = await Promise.all([copy(elsewhere, id, newId), copy(elsewhere, id, newId)]);
    const [first, second] = twice.map(({ data }) => data?.copyModule.id);
    expect(first).toBe(second);
    expect((await studio.lesson(elsewhere, first ?? '', 'lesson-2')).content.bg.title).toBe(
      'Урок 2',
    );
    const own = await copy(trainer, id);
    const { content: ownContent } = await studio.lesson(
      trainer,
      own.data?.copyModule.id ?? '',
      'lesson-2',
    );
    expect(ownContent.bg.title).toBe('Още непубликувано');
  });

  test('nobody copies an unpublished module of others, nor into an organisation of others', async () => {
    const draft = await studio.writtenModule(trainer);
    expect((await copy(elsewhere, draft)).refusal).toBe('not-found');
    const into = await copy(trainer, draft, randomUUID(), elsewhere.organisationId);
    expect(into.refusal).toBe('not-found');
  });

  test('what can be copied is listed', async () => {
    const { copyableModules } = await house
      .as(elsewhere)
      .ask<{ copyableModules: { id: string }[] }>('{ copyableModules { id builtIn lessonCount } }');
    const ids = copyableModules.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([moduleOf(course), moduleOf(builtIn)]));
    const draft = await studio.writtenModule(trainer);
    const again = await house.as(elsewhere).ask('{ copyableModules { id } }');
    expect(JSON.stringify(again)).not.toContain(draft);
  });
});

describe('putting away', () => {
  test('a module that one puts away while another edits it loses nothing', async () => {
    const id = await studio.writtenModule(trainer);
    await studio.save(trainer, id, 1, writtenLesson('one', 'Преди.'));
    await archive(coordinator, id, true);
    const late = await studio.save(trainer, id, 2, writtenLesson('one', 'След.'));
    expect(late).toMatchObject({ __typename: 'Refused', reason: 'archived' });
    const adding = await studio.add(trainer, id, writtenLesson('new'));
    expect(adding.data?.addDraftLesson).toMatchObject({ reason: 'archived' });
    expect((await studio.head(trainer, id, 2)).data?.saveModuleHead).toMatchObject({
      reason: 'archived',
    });
    expect((await studio.shown(trainer, id)).state).toBe('archived');
    await archive(trainer, id, false);
    expect(await studio.save(trainer, id, 2, writtenLesson('one', 'След.'))).toMatchObject({
      version: 3,
    });
    expect((await studio.shown(trainer, id)).lessonCount).toBe(2);
  });

  test('whoever learns in a published one goes on', async () => {
    const learner = await house.given.learner(await house.given.cohort([course]));
    await archive(trainer, moduleOf(course), true);
    const { lesson } = await house
      .as(learner)
      .ask<{ lesson: object }>(
        'query ($c: ID!, $l: ID!) { lesson(courseId: $c, lessonId: $l) { title } }',
        {
          c: course.id,
          l: course.lessons[0]?.id,
        },
      );
    expect(lesson).toEqual({ title: 'Урок 1' });
    await archive(trainer, moduleOf(course), false);
  });
});

describe('title, summary and languages', () => {
  test('the same twice is saved once; over a colleague’s save it gives hers', async () => {
    const id = await studio.module(trainer);
    const first = (await studio.head(trainer, id, 1)).data?.saveModuleHead;
    expect(first).toMatchObject({ __typename: 'HeadSaved', version: 2 });
    expect((await studio.head(trainer, id, 1)).data?.saveModuleHead).toEqual(first);
    const other = await studio.head(coordinator, id, 1, { title: { bg: 'Друго', en: 'Other' } });
    expect(other.data?.saveModuleHead).toMatchObject({
      __typename: 'HeadConflict',
      version: 2,
      title: { bg: 'Първи ден', en: 'First day' },
    });
    expect(other.data?.saveModuleHead.savedBy).toMatch(/^Служител/);
  });

  test.each([
    ['no language', { languages: [] }, 'languages'],
    ['English alone', { languages: ['en'] }, 'languages'],
    ['a language that we do not speak', { languages: ['bg', 'de'] }, 'languages'],
    ['a title without end', { title: { bg: 'о'.repeat(121), en: '' } }, 'title'],
    ['a summary without end', { summary: { bg: 'о'.repeat(601), en: '' } }, 'summary'],
  ])('%s is refused', async (_what, own, reason) => {
    const id = await studio.module(trainer);
    expect((await studio.head(trainer, id, 1, own)).data?.saveModuleHead).toMatchObject({ reason });
  });

  test('a module in Bulgarian alone is complete in Bulgarian, and published so', async () => {
    const id = await studio.module(trainer, { bg: 'Първи ден', en: '' });
    const lesson = writtenLesson('one');
    const [row] = lesson.blocks;
    const blocks = row ? [{ ...row, en: null, translatedFrom: null }] : [];
    const en = { title: '', purpose: '', outcomes: [], note: '' };
    await studio.add(trainer, id, { ...lesson, en, headTranslatedFrom: null, blocks });
    await studio.head(trainer, id, 1, { languages: ['bg'] });
    expect((await studio.shown(trainer, id)).completeIn).toEqual(['bg']);
    expect(await studio.published(trainer, coordinator, id)).toMatchObject({ number: 1 });
    expect((await studio.shown(trainer, id)).editions).toMatchObject([
      { number: 1, languages: ['bg'] },
    ]);
  });

  test('a list of many modules takes as many statements as a list of one', async () => {
    const document = '{ studioModules { id state completeIn lessons { id } editions { number } } }';
    const count = async () =>
      (await house.statements(() => house.as(trainer).ask(document))).statements.length;
    const before = await count();
    await studio.writtenModule(trainer);
    await studio.writtenModule(trainer);
    expect(await count()).toBe(before);
    expect(before).toBeLessThanOrEqual(5);
  });
});

describe('what imports bring', () => {
  test('lessons come behind the others; an id that is taken is exchanged, in links, too', async () => {
    const id = await studio.writtenModule(trainer, ['one', 'two']);
    const link = {
      type: 'link',
      href: 'lesson:one',
      children: [{ type: 'text', value: 'Първи' }],
    } as const;
    const other = writtenLesson('four');
    const block = { block: 'text', content: [{ type: 'paragraph', children: [link] }] } as const;
    const blocks = [{ id: 'b-link', bg: structuredClone(block), en: null, translatedFrom: null }];
    const lessons = [writtenLesson('one', 'Внесен.'), { ...other, blocks }] as (typeof other)[];
    const actor = {
      kind: 'staff' as const,
      accountId: trainer.accountId,
      networkId: trainer.networkId,
      secondFactor: true,
      memberships: [{ organisationId: trainer.organisationId, role: 'trainer' as const }],
    };
    const added = await house.db.transaction((tx) =>
      house.get(DraftService).appendLessons(tx, id, lessons, actor),
    );
    expect(added).toBe(2);
    const ids = (await studio.shown(trainer, id)).lessons.map((lesson) => lesson.id);
    expect(ids).toEqual(['one', 'two', expect.stringMatching(/^l-/), 'four']);
    const text = await house.get(DraftService).load(id);
    expect(JSON.stringify(text?.lessons[3])).toContain(`lesson:${ids[2]}"`);
    expect(text?.lessons[0]).toEqual(writtenLesson('one'));
  });
});
