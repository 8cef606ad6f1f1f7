import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { startApp, type TestApp } from '../testing/app.js';
import { everyText } from '../testing/dump.js';
import type { GivenCourse, GivenLearner } from '../testing/given.js';
import { answerQuestion, lessonPage } from './documents.fixture.js';
import type { FormField } from './lesson.types.js';

interface Marked {
  answerQuestion: {
    reason?: string;
    right?: boolean;
    score?: number;
    nextStep?: string | null;
    items?: { optionId: string | null; right: boolean; chosen: boolean; explanationHtml: string }[];
  };
}

const CANARY = 'канарче което никой не бива да пази';

let house: TestApp;
let course: GivenCourse;
let learner: GivenLearner;
let logged = '';

const lines = new Writable({
  write(chunk: Buffer, _encoding, done) {
    logged += chunk.toString();
    done();
  },
});

beforeAll(async () => {
  house = await startApp({ logs: lines });
  course = await house.given.course(await house.given.network(), {
    lessons: 1,
    furtherKinds: true,
  });
  learner = await house.given.learner(await house.given.cohort([course]));
});
afterAll(() => house.stop());

const lesson = () => {
  const [first] = course.lessons;
  if (!first) throw new Error('No lesson');
  return first;
};

const fieldsOf = (fields: Record<string, string>): FormField[] =>
  Object.entries(fields).map(([name, value]) => ({ name, value }));
const way = (...choices: string[]): FormField[] =>
  choices.map((value) => ({ name: 'answer', value }));

async function answer(
  questionId: string,
  fields: FormField[],
  who: GivenLearner | undefined = learner,
) {
  const ids = { attemptId: randomUUID(), courseId: course.id, lessonId: lesson().id };
  const input = { ...ids, questionId, fields };
  const { answerQuestion: marked } = await house.as(who).ask<Marked>(answerQuestion, { input });
  return marked;
}

const kept = (questionId: string): Promise<{ answer: unknown; score: number }[]> =>
  house.db.query(
    `SELECT a.answer, a.score FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
     WHERE e.account_id = $1 AND a.question_id = $2 ORDER BY a.at`,
    [learner.accountId, questionId],
  );

const further = ['say-whether', 'bring-together', 'fill-in', 'name-it', 'decide'];

test.each(further)('the right answer to %s is right and explained', async (questionId) => {
  const { right = [] } = lesson().questions.find(({ id }) => id === questionId) ?? {};
  const marked = await answer(questionId, right);
  expect(marked).toMatchObject({ right: true, score: 1, nextStep: null });
  expect(JSON.stringify(marked.items)).toContain('Обяснение');
  expect((await kept(questionId)).at(-1)).toMatchObject({ score: 1 });
});

test('pairs and gaps count each; what was not touched is not named', async () => {
  const { right = [] } = lesson().questions.find(({ id }) => id === 'bring-together') ?? {};
  const marked = await answer('bring-together', right.slice(0, 1));
  expect(marked.score).toBeCloseTo(1 / 3);
  expect(marked.items?.flatMap(({ optionId }) => optionId ?? [])).toEqual([right[0]?.name]);
  expect(marked.items?.filter(({ chosen }) => !chosen)).toHaveLength(2);
  const gaps = await answer('fill-in', fieldsOf({ 1: ' НAП', 2: 'другаде' }));
  expect(gaps).toMatchObject({ right: false, score: 0.5 });
});

test('a typed answer may be in capitals and on the other keyboard', async () => {
  expect(await answer('name-it', way('  ДOГOBOP '))).toMatchObject({ right: true });
});

test('a scenario goes on step by step; nothing is kept before its end', async () => {
  const before = await kept('decide');
  const first = await answer('decide', way('a.a'));
  expect(first).toMatchObject({ right: false, nextStep: 'b' });
  expect(first.items).toMatchObject([{ optionId: 'a.a', right: false }]);
  expect(await kept('decide')).toEqual(before);
  const last = await answer('decide', way('a.a', 'b.a'));
  expect(last).toMatchObject({ right: false, score: 0.5, nextStep: null });
  expect(await kept('decide')).toHaveLength(before.length + 1);
});

test.each<[string, FormField[], string]>([
  ['say-whether', way('maybe'), 'unknown-option'],
  ['bring-together', fieldsOf({ a: 'z' }), 'unknown-option'],
  ['bring-together', fieldsOf({ a: '' }), 'incomplete'],
  ['fill-in', fieldsOf({ 1: ' ', 2: '' }), 'incomplete'],
  ['fill-in', fieldsOf({ 9: 'НАП' }), 'unknown-option'],
  ['name-it', way(' '), 'incomplete'],
  ['decide', way('b.a'), 'unknown-option'],
  ['decide', way(), 'incomplete'],
])('%s with %j is no answer and not kept: %s', async (questionId, fields, reason) => {
  const before = await kept(questionId);
  expect(await answer(questionId, fields)).toEqual({ reason });
  expect(await kept(questionId)).toEqual(before);
});

test('what she typed in her own words is marked and forgotten (safety 37, 44)', async () => {
  expect(await answer('name-it', way(CANARY))).toMatchObject({ right: false, score: 0 });
  expect(await answer('fill-in', fieldsOf({ 1: CANARY, 2: 'нои' }))).toMatchObject({ score: 0.5 });
  expect((await kept('name-it')).at(-1)?.answer).toEqual({ type: 'text', matched: null });
  expect((await kept('fill-in')).at(-1)?.answer).toEqual({
    type: 'gap',
    gaps: [
      { gap: '1', matched: null },
      { gap: '2', matched: 0 },
    ],
  });
  expect(await everyText(house.db)).not.toContain(CANARY);
  expect(logged).not.toContain(CANARY);
});

test('the page holds nothing that the server marks with, and is read in three statements', async () => {
  const variables = { courseId: course.id, lessonId: lesson().id };
  const { result, statements } = await house.statements(() =>
    house.as(learner).query(lessonPage, variables),
  );
  expect(statements.length).toBeLessThanOrEqual(3);
  for (const id of further) expect(result.body).toContain(`"id":"${id}"`);
  expect(result.body).not.toMatch(/Обяснение|приходната агенция|трудов договор|"next"|"accepted"/);
  // the author's names of a scenario's steps may tell the way
  expect(result.body).not.toMatch(/"offer"|"later"/);
});

test('of a visitor nothing is kept', async () => {
  const [before]: unknown[] = await house.db.query('SELECT count(*) FROM attempt');
  for (const { id, right } of lesson().questions) {
    const ids = { attemptId: 'x', courseId: course.id, lessonId: lesson().id };
    const input = { ...ids, questionId: id, fields: right };
    expect(await house.as().ask(answerQuestion, { input })).toMatchObject({
      answerQuestion: { right: true },
    });
  }
  const [after]: unknown[] = await house.db.query('SELECT count(*) FROM attempt');
  expect(after).toEqual(before);
});
