import type { Block, Inline } from '@pateka/content';
import { draftFromLesson, type DraftLesson, emptyLesson } from '@pateka/content/draft';
import { DraftService } from '../authoring/draft.service.js';
import { startApp, type TestApp } from '../testing/app.js';
import { coursePackage } from '../testing/course-package.js';
import { everyRow } from '../testing/dump.js';
import type { GivenStaff } from '../testing/given.js';
import { previewLesson, tryAnswer } from './documents.fixture.js';

interface Previewed {
  previewLesson: {
    title: string;
    unfinished: string[];
    parts: { kind: string; html: string | null; question: { id: string; type: string } | null }[];
  };
}

let house: TestApp;
let trainer: GivenStaff;
let coordinator: GivenStaff;
let neighbour: GivenStaff;
let stranger: GivenStaff;
let moduleId: string;

const plain = (value: string): Inline[] => [{ type: 'text', value }];
const captions = 'a'.repeat(64);

/** What somebody has on the screen while she writes. */
const halfDone: Block[] = [
  { block: 'text', content: [{ type: 'paragraph', children: plain('Започвам.') }] },
  { block: 'image', media: '', alt: '', decorative: false, words: 'unasked', caption: [] },
  { block: 'video', media: captions, title: 'Банкомат', captions },
  {
    block: 'question',
    id: 'open',
    type: 'single',
    prompt: [],
    options: [
      { right: false, answer: plain('а'), explanation: [] },
      { right: false, answer: plain('б'), explanation: [] },
    ],
  },
  { block: 'question', id: 'done', type: 'text', prompt: [], accepted: ['да'], explanation: [] },
];

function drafts(): DraftLesson[] {
  const [course] = coursePackage({
    ...{ id: 'c', modules: 1, lessons: 1, skippable: 0, furtherKinds: true },
  }).courses;
  const finished = course?.modules[0]?.lessons[0];
  if (!finished) throw new Error('No lesson');
  const rows = halfDone.map((bg, at) => ({ id: `b-${at}`, bg, en: null, translatedFrom: null }));
  return [draftFromLesson(finished), { ...emptyLesson('half'), blocks: rows }];
}

beforeAll(async () => {
  house = await startApp();
  const { given } = house;
  const network = await given.network();
  // brings the dated fact that the lesson names
  await given.course(network);
  const organisation = await given.organisation(network);
  trainer = await given.staff('trainer', organisation);
  coordinator = await given.staff('coordinator', await given.organisation(network));
  neighbour = await given.staff('trainer', await given.organisation(network));
  stranger = await given.staff('coordinator', await given.organisation(await given.network()));
  const actor = {
    kind: 'staff' as const,
    accountId: trainer.accountId,
    networkId: network.id,
    secondFactor: true,
    memberships: [{ organisationId: organisation.id, role: 'trainer' as const }],
  };
  const title = { bg: 'Модул', en: 'Module' };
  moduleId = await house.db.transaction((tx) =>
    house.get(DraftService).createFrom(tx, {
      ...{ organisationId: organisation.id, actor, title, summary: title },
      ...{ languages: ['bg', 'en'], lessons: drafts() },
    }),
  );
});
afterAll(() => house.stop());

const place = (lessonId: string, locale = 'bg') => ({ moduleId, lessonId, locale, edition: null });
const preview = async (lessonId: string, locale = 'bg', who = trainer) => {
  const said = await house.as(who).ask<Previewed>(previewLesson, place(lessonId, locale));
  return said.previewLesson;
};

test('a draft is read as a learner will read it, in each of its languages', async () => {
  const bg = await preview('lesson-1');
  expect(bg).toMatchObject({ title: 'Урок 1', unfinished: [] });
  expect(bg.parts[0]?.html).toContain('620,20\u00a0€');
  expect(bg.parts.flatMap(({ question }) => question?.type ?? [])).toEqual([
    'single',
    'multiple',
    'true-false',
    'match',
    'gap',
    'text',
    'scenario',
  ]);
  const en = await preview('lesson-1', 'en');
  expect(en.title).toBe('Lesson 1');
  expect(en.parts[0]?.html).toContain('€620.20');
});

test('what is not finished is left out and named, in the language of the studio', async () => {
  const bg = await preview('half');
  expect(bg.parts.map(({ kind }) => kind)).toEqual(['html', 'question']);
  expect(bg.unfinished).toEqual([
    'Картина: файлът липсва.',
    'Видео „Банкомат“: файлът липсва.',
    'Въпрос 1: не е казано кое е вярното.',
  ]);
  const { previewLesson: said } = await house
    .as(trainer)
    .ask<Previewed>(previewLesson, place('half'), { locale: 'en' });
  expect(said.unfinished[2]).toBe('Question 1: nobody has said yet what is right.');
  expect((await preview('half', 'en')).parts).toEqual([]);
});

test('an answer is tried and nothing is kept', async () => {
  const before = await everyRow(house.db);
  const input = { ...place('lesson-1'), questionId: 'fill-in' };
  const fields = [
    { name: '1', value: 'нап' },
    { name: '2', value: 'другаде' },
  ];
  expect(await house.as(trainer).ask(tryAnswer, { input: { ...input, fields } })).toMatchObject({
    tryAnswer: { score: 0.5, right: false },
  });
  expect(await house.as(trainer).ask(tryAnswer, { input: { ...input, fields: [] } })).toEqual({
    tryAnswer: { reason: 'incomplete' },
  });
  const rows = (all: typeof before) => all.filter(({ table }) => table !== 'session').length;
  expect(rows(await everyRow(house.db))).toBe(rows(before));
});

test.each([
  ['open', 'half'],
  ['none', 'lesson-1'],
  ['done', 'nowhere'],
])('question %s of lesson %s is not there to be tried', async (questionId, lessonId) => {
  const input = { ...place(lessonId), questionId, fields: [{ name: 'answer', value: 'a' }] };
  expect((await house.as(trainer).query(tryAnswer, { input })).refusal).toBe('not-found');
});

test('a published edition is read by its number, its links to other lessons as text', async () => {
  const { given } = house;
  const course = await given.course({ id: coordinator.networkId }, { lessons: 1 });
  const variables = { moduleId: course.moduleIds[0], lessonId: 'lesson-1', locale: 'bg' };
  await house.db.query(
    `UPDATE lesson_edition SET parts = jsonb_set(parts, '{0,html}', '"<p><a href=\\"lesson:0123456789\\">друг</a></p>"')
     WHERE lesson_id = $1`,
    [course.lessons[0]?.id],
  );
  const asked = (edition: number) =>
    house.as(coordinator).query<Previewed>(previewLesson, { ...variables, edition });
  expect((await asked(1)).data?.previewLesson).toMatchObject({ title: 'Урок 1', unfinished: [] });
  expect((await asked(1)).data?.previewLesson.parts[0]?.html).toBe('<p>друг</p>');
  expect((await asked(2)).refusal).toBe('not-found');
});

test('a language that there is not is invalid input', async () => {
  const { refusal } = await house.as(trainer).query(previewLesson, place('lesson-1', 'de'));
  expect(refusal).toBe('invalid-input');
});

test('read by its organisation and the coordinator of the network, by nobody else', async () => {
  expect((await preview('half', 'bg', coordinator)).parts).toHaveLength(2);
  for (const who of [neighbour, stranger]) {
    const asked = await house.as(who).query(previewLesson, place('half'));
    expect(asked.refusal).toBe('not-found');
    const input = { ...place('lesson-1'), questionId: 'name-it', fields: [] };
    expect((await house.as(who).query(tryAnswer, { input })).refusal).toBe('not-found');
  }
});
