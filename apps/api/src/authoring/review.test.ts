import { randomUUID } from 'node:crypto';
import { safetyChecklist } from '@pateka/domain';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenStaff } from '../testing/given.js';
import { until } from '../testing/until.js';
import { Studio, writtenLesson } from './studio.fixture.js';

let house: TestApp;
let studio: Studio;
let trainer: GivenStaff;
let colleague: GivenStaff;
let elsewhere: GivenStaff;
let coordinator: GivenStaff;
let stranger: GivenStaff;
let moduleId: string;

beforeAll(async () => {
  house = await startApp();
  studio = new Studio(house);
  const { given } = house;
  const network = await given.network();
  const organisation = await given.organisation(network);
  trainer = await given.staff('trainer', organisation);
  colleague = await given.staff('trainer', organisation);
  coordinator = await given.staff('coordinator', organisation);
  elsewhere = await given.staff('trainer', await given.organisation(network));
  stranger = await given.staff('coordinator', await given.organisation(await given.network()));
});
afterAll(() => house.stop());
beforeEach(async () => {
  moduleId = await studio.writtenModule(trainer);
});

const line = { bg: 'Добавен е пример.', en: 'An example was added.' };
const editions = async () => (await studio.shown(trainer, moduleId)).editions;
const requested = async (who = trainer, own: object = {}): Promise<string> => {
  const { review, ...rest } = await studio.request(who, moduleId, own);
  if (!review) throw new Error(JSON.stringify(rest));
  return review.id;
};
const actions = async (): Promise<string[]> => {
  const rows: { action: string }[] = await house.db.query(
    'SELECT action FROM audit_entry WHERE object_id = $1 ORDER BY id',
    [moduleId],
  );
  return rows.map(({ action }) => action);
};

describe('from draft to edition', () => {
  test('handed in, approved by the coordinator, published, and of the next change it is a newer draft', async () => {
    expect((await studio.shown(trainer, moduleId)).state).toBe('draft');
    const review = await requested();
    expect((await studio.shown(trainer, moduleId)).state).toBe('in-review');
    expect(await studio.shown(coordinator, moduleId)).toMatchObject({ mayReview: true });
    expect(await studio.approve(coordinator, review)).toMatchObject({ number: 1 });
    const shown = await studio.shown(trainer, moduleId);
    expect(shown).toMatchObject({ state: 'published', draftIsNewer: false, newestEdition: 1 });
    expect(shown.completeIn).toEqual(['bg', 'en']);
    expect(shown.review).toMatchObject({ state: 'approved' });
    await studio.save(trainer, moduleId, 1, writtenLesson('one', 'Нови думи.'));
    expect(await studio.shown(trainer, moduleId)).toMatchObject({
      state: 'published-with-newer-draft',
      draftIsNewer: true,
    });
    expect(await actions()).toEqual([
      'module.created',
      'module.review-requested',
      'module.published',
    ]);
  });

  test('what is published is the draft', async () => {
    await studio.published(trainer, coordinator, moduleId);
    const [row] = await house.db.query(
      `SELECT e.id, e.content -> 'lessons' -> 0 ->> 'id' AS first, jsonb_array_length(e.content -> 'lessons') AS lessons
       FROM module_edition e WHERE module_id = $1`,
      [moduleId],
    );
    expect(row).toMatchObject({ first: 'one', lessons: 2 });
    const compiled: unknown[] = await house.db.query(
      'SELECT 1 FROM lesson_edition WHERE module_edition_id = $1',
      [row.id],
    );
    expect(compiled).toHaveLength(4);
  });

  test('from the second edition on the line "what changed" is needed, in each language', async () => {
    await studio.published(trainer, coordinator, moduleId);
    expect(await studio.request(trainer, moduleId, { whatChanged: line })).toMatchObject({
      reason: 'nothing-new',
    });
    await studio.save(trainer, moduleId, 1, writtenLesson('one', 'Нови думи.'));
    for (const whatChanged of [
      null,
      { bg: 'Само това.', en: ' ' },
      { bg: 'о'.repeat(301), en: 'x' },
    ]) {
      const answer = await studio.request(trainer, moduleId, { whatChanged });
      expect(answer).toMatchObject({ reason: 'what-changed' });
    }
    const second = await studio.published(trainer, coordinator, moduleId, { whatChanged: line });
    expect(second).toMatchObject({ number: 2 });
    expect(await editions()).toMatchObject([{ number: 2, whatChanged: line }, { number: 1 }]);
  });

  test('what blocks refuses handing in, and publishing when it came later', async () => {
    const empty = await studio.module(trainer);
    const refused = await studio.request(trainer, empty);
    expect(refused.__typename).toBe('DraftBlocked');
    const codes = refused.problems?.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['no-summary', 'no-lessons']));
    expect(refused.problems?.every(({ severity }) => severity === 'blocks')).toBe(true);
    const review = await requested();
    // A dated fact may run out between the two; here the content is made wrong behind the stamp's back.
    await house.db.query(
      `UPDATE draft_lesson SET content = jsonb_set(content, '{bg,title}', '""') WHERE module_id = $1 AND lesson_id = 'one'`,
      [moduleId],
    );
    expect((await studio.approve(coordinator, review)).__typename).toBe('DraftBlocked');
    expect(await editions()).toEqual([]);
  });

  test('the draft goes back with a note, and its authors go on', async () => {
    const review = await requested();
    expect((await studio.sendBack(coordinator, review, ' ')).data?.returnForChanges.reason).toBe(
      'note',
    );
    await studio.sendBack(coordinator, review, 'Моля, по-кратко.');
    const shown = await studio.shown(trainer, moduleId);
    expect(shown).toMatchObject({
      state: 'draft',
      review: { state: 'returned', note: 'Моля, по-кратко.' },
    });
    expect(await studio.approve(coordinator, review)).toMatchObject({ reason: 'decided' });
  });

  test('every item of the safety checklist has to be ticked', async () => {
    const review = await requested();
    const all = safetyChecklist.map(({ id }) => id);
    for (const left of all) {
      const ticked = all.filter((id) => id !== left);
      expect(await studio.approve(coordinator, review, ticked)).toMatchObject({
        reason: 'checklist',
      });
    }
    expect(await studio.approve(coordinator, review, [])).toMatchObject({ reason: 'checklist' });
    expect(await editions()).toEqual([]);
  });
});

describe('four eyes', () => {
  test('nobody approves what she handed in, a coordinator neither', async () => {
    const review = await requested(coordinator, { reviewerId: colleague.accountId });
    expect(await studio.approve(coordinator, review)).toMatchObject({ reason: 'own-request' });
    expect(await studio.approve(colleague, review)).toMatchObject({ number: 1 });
  });

  test('nobody approves what she wrote a letter of, though another one saved last and another one asks', async () => {
    await studio.save(coordinator, moduleId, 1, writtenLesson('one', 'Една поправка.'));
    await studio.save(colleague, moduleId, 2, writtenLesson('one', 'И още една.'));
    const none = await studio.request(trainer, moduleId);
    expect(none).toMatchObject({ reason: 'no-reviewer' });
    const review = await requested(trainer, { reviewerId: elsewhere.accountId });
    expect(await studio.approve(coordinator, review)).toMatchObject({ reason: 'own-writing' });
    expect(await studio.approve(elsewhere, review)).toMatchObject({ number: 1 });
  });

  test.each([
    [
      'the title',
      () => studio.head(coordinator, moduleId, 2, { title: { bg: 'Друго', en: 'Other' } }),
    ],
    ['a lesson, by taking it out', () => oneLesson('removeDraftLesson')],
    ['the order', () => move()],
    ['a copy of a lesson', () => copyLesson()],
  ])('whoever changed %s is an author', async (_what, change) => {
    await change();
    const review = await requested(trainer, { reviewerId: elsewhere.accountId });
    expect(await studio.approve(coordinator, review)).toMatchObject({ reason: 'own-writing' });
  });
  const oneLesson = (name: string) =>
    house
      .as(coordinator)
      .ask(`mutation ($m: ID!) { ${name}(moduleId: $m, lessonId: "two") { __typename } }`, {
        m: moduleId,
      });
  const move = () =>
    house
      .as(coordinator)
      .ask(
        'mutation ($m: ID!) { moveDraftLesson(moduleId: $m, lessonId: "two", afterLessonId: null) { __typename } }',
        { m: moduleId },
      );
  const copyLesson = () =>
    house
      .as(coordinator)
      .ask('mutation ($i: CopyDraftLessonInput!) { copyDraftLesson(input: $i) { __typename } }', {
        i: { moduleId, lessonId: 'one', newLessonId: 'three' },
      });

  test('what was taken out before an edition and put back after it is still its author’s', async () => {
    await studio.add(coordinator, moduleId, writtenLesson('hers'), 'two');
    await oneLesson('removeDraftLesson');
    await house
      .as(trainer)
      .ask(
        'mutation ($m: ID!) { removeDraftLesson(moduleId: $m, lessonId: "hers") { __typename } }',
        { m: moduleId },
      );
    const first = await requested(trainer, { reviewerId: elsewhere.accountId });
    expect(await studio.approve(elsewhere, first)).toMatchObject({ number: 1 });
    await house
      .as(trainer)
      .ask(
        'mutation ($m: ID!) { restoreDraftLesson(moduleId: $m, lessonId: "hers") { __typename } }',
        { m: moduleId },
      );
    const own = { whatChanged: line, reviewerId: elsewhere.accountId };
    const second = await requested(trainer, own);
    expect(await studio.approve(coordinator, second)).toMatchObject({ reason: 'own-writing' });
  });

  test('a copy of an unpublished draft does not make its authors strangers to it', async () => {
    const copy =
      'mutation ($id: ID!, $o: ID!, $n: ID!) { copyModule(id: $id, organisationId: $o, newId: $n) { ... on StudioModule { id } } }';
    await studio.save(coordinator, moduleId, 1, writtenLesson('one', 'Една поправка.'));
    const { copyModule } = await house.as(trainer).ask<{ copyModule: { id: string } }>(copy, {
      id: moduleId,
      o: trainer.organisationId,
      n: randomUUID(),
    });
    moduleId = copyModule.id;
    const review = await requested(trainer, { reviewerId: elsewhere.accountId });
    expect(await studio.approve(coordinator, review)).toMatchObject({ reason: 'own-writing' });
  });

  test('after an edition its authors may review the next one', async () => {
    await studio.save(colleague, moduleId, 1, writtenLesson('one', 'Нейни думи.'));
    await studio.published(trainer, coordinator, moduleId);
    await studio.save(trainer, moduleId, 2, writtenLesson('one', 'Мои думи.'));
    const review = await requested(trainer, { whatChanged: line, reviewerId: colleague.accountId });
    expect(await studio.approve(colleague, review)).toMatchObject({ number: 2 });
  });

  test('a trainer who was not named may not, not even in her own organisation', async () => {
    const review = await requested();
    expect(await studio.approve(colleague, review)).toMatchObject({ reason: 'not-named' });
    expect((await studio.sendBack(colleague, review)).data?.returnForChanges.reason).toBe(
      'not-named',
    );
  });

  test('whoever is named sees the draft as long as the review is open, and nobody else of her organisation', async () => {
    const unseen = await house
      .as(elsewhere)
      .query('query ($id: ID!) { studioModule(id: $id) { id } }', { id: moduleId });
    expect(unseen.refusal).toBe('not-found');
    const review = await requested(trainer, { reviewerId: elsewhere.accountId });
    expect(await studio.shown(elsewhere, moduleId)).toMatchObject({
      mayReview: true,
      mayWrite: false,
    });
    expect((await studio.lesson(elsewhere, moduleId, 'one')).content.id).toBe('one');
    const preview =
      'query ($m: ID!) { previewLesson(moduleId: $m, lessonId: "one", locale: "bg") { title } }';
    const previewed = () => house.as(elsewhere).query(preview, { m: moduleId });
    expect((await previewed()).data).toEqual({ previewLesson: { title: 'Урок one' } });
    expect((await studio.add(elsewhere, moduleId, writtenLesson('hers'))).refusal).toBe(
      'not-found',
    );
    expect((await studio.head(elsewhere, moduleId, 2)).refusal).toBe('not-found');
    const saving = {
      i: { moduleId, lessonId: 'one', baseVersion: 1, content: writtenLesson('one', 'х') },
    };
    const save =
      'mutation ($i: SaveDraftLessonInput!) { saveDraftLesson(input: $i) { __typename } }';
    expect((await house.as(elsewhere).query(save, saving)).refusal).toBe('not-found');
    await studio.sendBack(elsewhere, review);
    expect((await previewed()).refusal).toBe('not-found');
    const after = await house
      .as(elsewhere)
      .query('query ($id: ID!) { studioModule(id: $id) { id } }', { id: moduleId });
    expect(after.refusal).toBe('not-found');
  });

  test('to another network there is neither module nor review', async () => {
    const review = await requested();
    const document =
      'mutation ($id: ID!, $c: [String!]!) { approveReview(reviewId: $id, checklist: $c) { __typename } }';
    const { refusal } = await house.as(stranger).query(document, { id: review, c: [] });
    expect(refusal).toBe('not-found');
    expect((await studio.sendBack(stranger, review)).refusal).toBe('not-found');
    const foreign = await studio.request(trainer, moduleId, { reviewerId: stranger.accountId });
    expect(foreign).toMatchObject({ reason: 'reviewer' });
  });

  test('those who may be named are the network’s staff without its authors', async () => {
    const document = 'query ($m: ID!) { moduleReviewers(moduleId: $m) { id isCoordinator } }';
    const ids = async (who: GivenStaff) => {
      const { moduleReviewers } = await house
        .as(who)
        .ask<{ moduleReviewers: { id: string }[] }>(document, { m: moduleId });
      return moduleReviewers.map(({ id }) => id).sort();
    };
    const three = [colleague, coordinator, elsewhere].map(({ accountId }) => accountId);
    expect(await ids(trainer)).toEqual([...three].sort());
    await studio.save(colleague, moduleId, 1, writtenLesson('one', 'Нейни думи.'));
    expect(await ids(trainer)).toEqual([coordinator.accountId, elsewhere.accountId].sort());
  });
});

describe('what is approved is what was read', () => {
  test.each([
    ['a save', () => studio.save(trainer, moduleId, 1, writtenLesson('one', 'След прочита.'))],
    ['a further lesson', () => studio.add(trainer, moduleId, writtenLesson('three'))],
    [
      'another title',
      () => studio.head(trainer, moduleId, 2, { title: { bg: 'Друго', en: 'Other' } }),
    ],
    [
      'another order',
      () =>
        house
          .as(trainer)
          .ask(
            'mutation ($m: ID!) { moveDraftLesson(moduleId: $m, lessonId: "two", afterLessonId: null) { __typename } }',
            { m: moduleId },
          ),
    ],
  ])(
    '%s takes the draft out of review, and the old approval publishes nothing',
    async (_what, change) => {
      const review = await requested();
      await change();
      expect(await studio.shown(trainer, moduleId)).toMatchObject({
        state: 'draft',
        review: { state: 'open', isStale: true },
      });
      expect(await studio.approve(coordinator, review)).toMatchObject({ reason: 'stale' });
      expect(await editions()).toEqual([]);
      const again = await requested();
      expect(again).not.toBe(review);
      expect(await studio.approve(coordinator, review)).toMatchObject({ reason: 'decided' });
      expect(await studio.approve(coordinator, again)).toMatchObject({ number: 1 });
    },
  );

  test('saving what stands there already leaves a review as it is', async () => {
    const review = await requested();
    await studio.save(trainer, moduleId, 1, writtenLesson('one'));
    expect(await studio.approve(coordinator, review)).toMatchObject({ number: 1 });
  });

  test('saves while somebody approves: what is published never holds an unread word', async () => {
    const review = await requested();
    const words = Array.from({ length: 8 }, (_, at) => `Непрочетено ${at}.`);
    const saving = async () => {
      for (const [at, text] of words.entries()) {
        await studio.save(trainer, moduleId, at + 1, writtenLesson('one', text));
      }
    };
    const [, answer] = await Promise.all([saving(), studio.approve(coordinator, review)]);
    const rows: { content: object }[] = await house.db.query(
      'SELECT content FROM module_edition WHERE module_id = $1',
      [moduleId],
    );
    expect(rows).toHaveLength(answer.reason === 'stale' ? 0 : 1);
    expect(JSON.stringify(rows)).not.toContain('Непрочетено');
    const { content } = await studio.lesson(trainer, moduleId, 'one');
    expect(JSON.stringify(content)).toContain('Непрочетено 7.');
  });

  test('an approval waits for a save that is under way, and is stale after it', async () => {
    const review = await requested();
    const saving = house.db.createQueryRunner();
    await saving.startTransaction();
    await saving.query(
      `UPDATE draft_lesson SET version = version + 1 WHERE module_id = $1 AND lesson_id = 'one'`,
      [moduleId],
    );
    const approving = studio.approve(coordinator, review);
    const isWaiting = async () => {
      const waiting: unknown[] = await house.db.query('SELECT 1 FROM pg_locks WHERE NOT granted');
      return waiting.length > 0;
    };
    await Promise.race([approving, until(isWaiting)]);
    await saving.commitTransaction();
    await saving.release();
    expect(await approving).toMatchObject({ reason: 'stale' });
    expect(await editions()).toEqual([]);
  });

  test('two who approve at once make one edition', async () => {
    const review = await requested(trainer, { reviewerId: elsewhere.accountId });
    const answers = await Promise.all(
      [coordinator, elsewhere, coordinator, elsewhere].map((who) => studio.approve(who, review)),
    );
    expect(answers.filter(({ number }) => number === 1)).toHaveLength(1);
    expect(answers.filter(({ reason }) => reason === 'decided')).toHaveLength(3);
    expect(await editions()).toHaveLength(1);
  });

  test('handing in several times at once leaves one open review', async () => {
    await Promise.all([requested(), requested(), requested(colleague)]);
    const rows: unknown[] = await house.db.query(
      `SELECT 1 FROM module_review WHERE module_id = $1 AND state = 'open'`,
      [moduleId],
    );
    expect(rows).toHaveLength(1);
  });

  test('an archived module is not published', async () => {
    const review = await requested();
    await house
      .as(trainer)
      .ask('mutation ($id: ID!) { archiveModule(id: $id, archived: true) { __typename } }', {
        id: moduleId,
      });
    expect(await studio.approve(coordinator, review)).toMatchObject({ reason: 'archived' });
    expect(await studio.request(trainer, moduleId)).toMatchObject({ reason: 'archived' });
  });
});
