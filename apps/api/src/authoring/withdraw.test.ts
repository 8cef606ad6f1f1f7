import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenStaff } from '../testing/given.js';
import { Studio } from './studio.fixture.js';

let house: TestApp;
let studio: Studio;
let trainer: GivenStaff;
let coordinator: GivenStaff;
let elsewhere: GivenStaff;
let moduleId: string;

beforeAll(async () => {
  house = await startApp();
  studio = new Studio(house);
  const { given } = house;
  const network = await given.network();
  const organisation = await given.organisation(network);
  trainer = await given.staff('trainer', organisation);
  coordinator = await given.staff('coordinator', organisation);
  elsewhere = await given.staff('trainer', await given.organisation(network));
  moduleId = await studio.writtenModule(trainer);
  await studio.published(trainer, coordinator, moduleId);
});
afterAll(() => house.stop());

const withdraw = (who: GivenStaff, own: object = {}) =>
  house
    .as(who)
    .query<{ withdrawEdition: { reason?: string; withdrawnAt?: string } }>(
      'mutation ($i: WithdrawEditionInput!) { withdrawEdition(input: $i) { __typename ... on Refused { reason } ... on StudioEdition { number withdrawnAt withdrawnReason withdrawnNote withdrawnBy } } }',
      { i: { moduleId, number: 1, reason: 'can-harm', note: 'Опасен съвет в урок 2.', ...own } },
    );
const reinstate = (who: GivenStaff) =>
  house
    .as(who)
    .query<{ reinstateEdition: { reason?: string } }>(
      'mutation ($m: ID!) { reinstateEdition(moduleId: $m, number: 1) { __typename ... on Refused { reason } ... on StudioEdition { withdrawnAt withdrawnReason withdrawnNote } } }',
      { m: moduleId },
    );

test('withdrawn at once, once, with its reason; then it is a draft again', async () => {
  const { data } = await withdraw(trainer);
  expect(data?.withdrawEdition).toMatchObject({
    __typename: 'StudioEdition',
    withdrawnReason: 'can-harm',
    withdrawnNote: 'Опасен съвет в урок 2.',
    withdrawnBy: expect.stringMatching(/^Служител/),
  });
  expect((await withdraw(coordinator, { reason: 'rights' })).data).toEqual(data);
  const shown = await studio.shown(trainer, moduleId);
  expect(shown).toMatchObject({ state: 'draft', newestEdition: null });
  const entries: { action: string }[] = await house.db.query(
    `SELECT action FROM audit_entry WHERE object_kind = 'module-edition' AND object_id =
       (SELECT id::text FROM module_edition WHERE module_id = $1 AND number = 1)`,
    [moduleId],
  );
  expect(entries).toEqual([{ action: 'module.withdrawn' }]);
});

test('a coordinator gives it back, a trainer does not', async () => {
  expect((await reinstate(trainer)).data?.reinstateEdition.reason).toBe('not-permitted');
  const { data } = await reinstate(coordinator);
  expect(data?.reinstateEdition).toMatchObject({
    withdrawnAt: null,
    withdrawnReason: null,
    withdrawnNote: null,
  });
  expect((await reinstate(coordinator)).data).toEqual(data);
  expect(await studio.shown(trainer, moduleId)).toMatchObject({
    state: 'published',
    newestEdition: 1,
  });
});

test('what cannot be written into the log is not withdrawn', async () => {
  await house.db.query('ALTER TABLE audit_entry RENAME TO hidden_entry');
  try {
    expect((await withdraw(trainer)).refusal).toBe('internal');
  } finally {
    await house.db.query('ALTER TABLE hidden_entry RENAME TO audit_entry');
  }
  expect((await studio.shown(trainer, moduleId)).newestEdition).toBe(1);
});

test.each([
  ['a reason that is none', { reason: 'mood' }, 'reason'],
  ['a note without end', { note: 'о'.repeat(1_001) }, 'note'],
])('%s is refused', async (_what, own, reason) => {
  expect((await withdraw(trainer, own)).data?.withdrawEdition.reason).toBe(reason);
});

test('an edition that is not there, and a module of others, are not found', async () => {
  expect((await withdraw(trainer, { number: 7 })).refusal).toBe('not-found');
  expect((await withdraw(elsewhere)).refusal).toBe('not-found');
  expect((await reinstate(elsewhere)).refusal).toBe('not-found');
});

test('a built-in module is the coordinator’s to withdraw, unless another network reads it, too', async () => {
  const { given, db } = house;
  const builtIn = await given.organisation(null, 'built-in');
  const course = await given.course({ id: coordinator.networkId }, { owner: builtIn });
  const own = { moduleId: course.moduleIds[0] };
  expect((await withdraw(trainer, own)).refusal).toBe('not-found');
  const other = await given.course(await given.network());
  await db.query(
    `INSERT INTO course_edition_module (course_edition_id, module_edition_id, position)
     SELECT ce.id, me.id, 9 FROM course_edition ce, module_edition me WHERE ce.course_id = $1 AND me.module_id = $2`,
    [other.id, own.moduleId],
  );
  expect((await withdraw(coordinator, own)).data?.withdrawEdition.reason).toBe('shared');
  await db.query('DELETE FROM course_edition_module WHERE position = 9');
  expect((await withdraw(coordinator, own)).data?.withdrawEdition.withdrawnAt).toBeTruthy();
});

describe('remarks', () => {
  const add = (who: GivenStaff, own: object = {}) =>
    house
      .as(who)
      .query<{ addDraftComment: { id: string; reason?: string; isOwn?: boolean } }>(
        'mutation ($i: AddDraftCommentInput!) { addDraftComment(input: $i) { ... on Refused { reason } ... on DraftComment { id lessonId blockId replyTo text isOwn writtenBy } } }',
        {
          i: {
            id: randomUUID(),
            moduleId,
            lessonId: 'one',
            blockId: 'b-first',
            text: 'По-кратко, моля.',
            ...own,
          },
        },
      );
  const resolve = (who: GivenStaff, id: string, resolved: boolean) =>
    house
      .as(who)
      .query<{ resolveDraftComment: { resolvedAt: string | null } }>(
        'mutation ($id: ID!, $r: Boolean!) { resolveDraftComment(id: $id, resolved: $r) { resolvedAt } }',
        { id, r: resolved },
      );
  const list = async (who: GivenStaff) => {
    const { draftComments } = await house
      .as(who)
      .ask<{ draftComments: object[] }>(
        'query ($m: ID!) { draftComments(moduleId: $m) { id lessonId blockId replyTo text isOwn resolvedAt } }',
        { m: moduleId },
      );
    return draftComments;
  };

  test('are written, answered, done and open again; the same one twice is one', async () => {
    const id = randomUUID();
    await add(coordinator, { id });
    await add(coordinator, { id });
    await add(trainer, { replyTo: id, lessonId: null, blockId: null, text: 'Готово.' });
    const said = await list(trainer);
    expect(said).toMatchObject([
      { id, blockId: 'b-first', isOwn: false, resolvedAt: null },
      { replyTo: id, lessonId: 'one', blockId: 'b-first', isOwn: true, text: 'Готово.' },
    ]);
    expect((await resolve(trainer, id, true)).data?.resolveDraftComment.resolvedAt).toBeTruthy();
    expect((await resolve(coordinator, id, false)).data?.resolveDraftComment.resolvedAt).toBeNull();
  });

  test.each([
    ['no words', { text: '  ' }, 'text'],
    ['words without end', { text: 'о'.repeat(2_001) }, 'text'],
  ])('%s are refused', async (_what, own, reason) => {
    expect((await add(trainer, own)).data?.addDraftComment.reason).toBe(reason);
  });

  test('a lesson, a remark or an answer that is not there is not found', async () => {
    const { data } = await add(trainer);
    const id = data?.addDraftComment.id ?? '';
    const answer = await add(trainer, { replyTo: id });
    expect((await add(trainer, { lessonId: 'nowhere' })).refusal).toBe('not-found');
    expect((await add(trainer, { replyTo: randomUUID() })).refusal).toBe('not-found');
    const nested = await add(trainer, { replyTo: answer.data?.addDraftComment.id });
    expect(nested.refusal).toBe('not-found');
    expect((await add(trainer, { lessonId: null })).refusal).toBe('invalid-input');
  });

  test('whoever does not read the module neither reads nor writes nor ends remarks', async () => {
    const { data } = await add(trainer);
    expect((await add(elsewhere)).refusal).toBe('not-found');
    expect((await resolve(elsewhere, data?.addDraftComment.id ?? '', true)).refusal).toBe(
      'not-found',
    );
  });

  test('an id of a remark in another module does not lead there', async () => {
    const { data } = await add(trainer);
    moduleId = await studio.writtenModule(trainer);
    const moved = await add(trainer, { id: data?.addDraftComment.id });
    expect(moved.refusal).toBe('not-found');
  });
});
