import { randomUUID } from 'node:crypto';
import { LessonService } from '../learning/lesson.service.js';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenLearner } from '../testing/given.js';
import { crowd, type ReportWorld, reportWorld } from './crowd.fixture.js';
import { choosing, closeQuarter, firstAnswers } from './first-answers.fixture.js';
import { TallyService } from './tally.service.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());

const firstLesson = ({ course }: ReportWorld) => course.lessons[0]?.id ?? '';

/** What is counted of answers in the open period. */
async function counted({ networkId }: ReportWorld): Promise<Record<string, number>> {
  const rows: { place: string; count: number }[] = await house.db.query(
    `SELECT dimension || ' ' || category || ' ' || measure AS place, count::int FROM tally
     WHERE network_id = $1 AND release_id IS NULL AND dimension IN ('question', 'answer') ORDER BY 1`,
    [networkId],
  );
  return Object.fromEntries(rows.map(({ place, count }) => [place, count]));
}

/** What a quarter published of answers. */
const published = ({
  networkId,
}: ReportWorld): Promise<{ place: string; value: number | null }[]> =>
  house.db.query(
    `SELECT c.span || ' ' || c.category || ' ' || c.measure AS place, c.value FROM released_cell c
     JOIN release r ON r.id = c.release_id
     WHERE r.network_id = $1 AND c.dimension IN ('question', 'answer') ORDER BY r.number, 1`,
    [networkId],
  );

const answer = (
  { actor }: GivenLearner,
  { course }: ReportWorld,
  [questionId, ...chosen]: string[],
) =>
  house.get(LessonService).answer(
    actor,
    {
      ...{ attemptId: randomUUID(), courseId: course.id, lessonId: course.lessons[0]?.id ?? '' },
      ...{ questionId: questionId ?? '' },
      fields: chosen.map((value) => ({ name: questionId ?? '', value })),
    },
    'bg',
  );

const tally = () => house.get(TallyService).tallyAll();
const rebuild = () => house.get(TallyService).rebuild(() => undefined);

test('the first answer of each person is counted, once, whenever the next ones come', async () => {
  const world = await reportWorld(house);
  const [first, second] = [
    await house.given.learner(world.cohort),
    await house.given.learner(world.cohort),
  ];
  await answer(first, world, ['choose-one', 'b']);
  await answer(first, world, ['choose-one', 'a']);
  await answer(first, world, ['choose-all', 'a', 'c']);
  await tally();
  await answer(first, world, ['choose-one', 'b']);
  await answer(second, world, ['choose-one', 'a']);
  await tally();
  await tally();
  const lesson = firstLesson(world);
  const expected = {
    [`answer ${lesson}/choose-all/a chosen`]: 1,
    [`answer ${lesson}/choose-all/c chosen`]: 1,
    [`answer ${lesson}/choose-one/a chosen`]: 1,
    [`answer ${lesson}/choose-one/b chosen`]: 1,
    [`question ${lesson}/choose-all missed`]: 1,
    [`question ${lesson}/choose-all tried`]: 1,
    [`question ${lesson}/choose-one missed`]: 1,
    [`question ${lesson}/choose-one tried`]: 2,
  };
  expect(await counted(world)).toEqual(expected);
  await rebuild();
  expect(await counted(world)).toEqual(expected);
});

test('an attempt that comes in late, with an earlier time, counts nobody twice', async () => {
  const world = await reportWorld(house);
  const learner = await house.given.learner(world.cohort);
  await answer(learner, world, ['choose-one', 'a']);
  await tally();
  await house.db.query(
    `INSERT INTO attempt (id, enrolment_id, lesson_id, question_id, answer, score, at)
     SELECT gen_random_uuid(), enrolment_id, lesson_id, question_id, '{"type":"single","option":"b"}', 0, at - interval '1 s'
     FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id WHERE e.account_id = $1`,
    [learner.accountId],
  );
  await tally();
  expect(await counted(world)).toMatchObject({
    [`question ${firstLesson(world)}/choose-one tried`]: 1,
  });
});

test('of a scenario each step is counted by what was chosen there at first; typed words never', async () => {
  const world = await reportWorld(house);
  const lessonId = firstLesson(world);
  const way = ['a.a', 'b.b', 'a.b'].map((each) => each.split('.'));
  const path = way.map(([step = '', choice = '']) => ({ step, choice }));
  const questions = { lessonId, score: 0.5, people: 3 };
  await firstAnswers(house, world, {
    ...questions,
    questionId: 'decide',
    answer: { type: 'scenario', path },
  });
  await firstAnswers(house, world, {
    ...questions,
    questionId: 'name-it',
    answer: { type: 'text', matched: null },
  });
  await tally();
  expect(await counted(world)).toEqual({
    [`answer ${lessonId}/decide/a.a chosen`]: 3,
    [`answer ${lessonId}/decide/b.b chosen`]: 3,
    [`question ${lessonId}/decide missed`]: 3,
    [`question ${lessonId}/decide tried`]: 3,
    [`question ${lessonId}/name-it missed`]: 3,
    [`question ${lessonId}/name-it tried`]: 3,
  });
});

test('a quarter tells shares, hides few, and says nothing of what comes after it', async () => {
  const world = await reportWorld(house);
  const [asked = '', few = ''] = world.course.lessons.map(({ id }) => id);
  await crowd(house, world, 30);
  await firstAnswers(house, world, choosing(asked, 'a', 26));
  await firstAnswers(house, world, choosing(asked, 'b', 14));
  await firstAnswers(house, world, choosing(few, 'a', 12));
  await firstAnswers(house, world, choosing(few, 'b', 9));
  await closeQuarter(house, world);

  const before = await published(world);
  const [{ place = '' } = {}] = before;
  const span = place.split(' ')[0] ?? '';
  expect(span).toMatch(/^\d{4}-Q\d$/);
  const value = (name: string) => before.find((cell) => cell.place === `${span} ${name}`)?.value;
  expect(value(`${asked}/choose-one missed-share`)).toBe(35);
  expect(value(`${asked}/choose-one/a chosen-share`)).toBe(65);
  expect(value(`${asked}/choose-one/b chosen-share`)).toBe(35);
  expect(value(`${few}/choose-one missed-share`)).toBeNull();
  expect(value(`${few}/choose-one/a chosen-share`)).toBeNull();
  // nobody answered it: that is not told either
  expect(value(`${asked}/choose-all missed-share`)).toBeNull();

  await rebuild();
  expect(await counted(world)).toEqual({});
  await firstAnswers(house, world, choosing(asked, 'b', 20));
  await tally();
  expect(await counted(world)).toEqual({
    [`answer ${asked}/choose-one/b chosen`]: 20,
    [`question ${asked}/choose-one missed`]: 20,
    [`question ${asked}/choose-one tried`]: 20,
  });
  expect(await published(world)).toEqual(before);
  await closeQuarter(house, world);
  const after = await published(world);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.slice(before.length).map((cell) => cell.value)).toContain(100);
});

test('who answered in a closed quarter is not counted again in the next one', async () => {
  const world = await reportWorld(house);
  const learner = await house.given.learner(world.cohort);
  await answer(learner, world, ['choose-one', 'a']);
  await closeQuarter(house, world);
  await answer(learner, world, ['choose-one', 'b']);
  await rebuild();
  expect(await counted(world)).toEqual({});
});

test('a month of answers alone does not hinder its quarter', async () => {
  const world = await reportWorld(house);
  await firstAnswers(house, world, choosing(firstLesson(world), 'a', 20));
  await closeQuarter(house, world);
  expect((await published(world)).map(({ value }) => value)).toContain(100);
});

test('without her account nothing of what she answered is left to count', async () => {
  const world = await reportWorld(house);
  await firstAnswers(house, world, choosing(firstLesson(world), 'a', 3));
  await house.db.query(
    'DELETE FROM attempt WHERE enrolment_id IN (SELECT id FROM enrolment WHERE network_id = $1)',
    [world.networkId],
  );
  await tally();
  expect(await counted(world)).toEqual({});
});
