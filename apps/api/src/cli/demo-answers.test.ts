import type { AnswerKey } from '@pateka/content';
import { scoreAnswer } from '@pateka/domain';
import { crowd, reportWorld } from '../reports/crowd.fixture.js';
import { startApp, type TestApp } from '../testing/app.js';
import { addSimulatedAnswers, forgetSimulatedAnswers, simulatedAnswer } from './demo-answers.js';
import { generator } from './demo-history.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());

const option = (id: string, right: boolean) => ({ id, right, explanation: '' });
const choice = (type: 'single' | 'multiple'): AnswerKey => ({
  ...{ id: 'q', type },
  options: [option('a', true), option('b', type === 'multiple'), option('c', false)],
});

test.each(['single', 'multiple'] as const)('an answer to %s is right when it is known', (type) => {
  const random = generator(7);
  for (const knows of [true, false]) {
    const given = simulatedAnswer(choice(type), knows, random);
    if (given?.answer.type !== type) throw new Error('It is another kind of answer.');
    const marked = scoreAnswer(choice(type), given.answer);
    expect([marked.ok && marked.right, given.score === 1]).toEqual([knows, knows]);
  }
});

test('what has no choices is not answered', () => {
  const key: AnswerKey = { id: 'q', type: 'number', value: 1, tolerance: 0, explanation: '' };
  expect(simulatedAnswer(key, true, generator(7))).toBeNull();
});

test('each completed lesson has an answer to its questions of choices, until they are forgotten', async () => {
  const world = await reportWorld(house);
  await crowd(house, world, 3, 'started');
  const enrolments: { id: string }[] = await house.db.query(
    'SELECT id FROM enrolment WHERE network_id = $1',
    [world.networkId],
  );
  const enrolmentIds = enrolments.map(({ id }) => id);
  const [lesson] = world.course.lessons;
  const happened = (['started', 'completed'] as const).flatMap((kind) =>
    enrolmentIds.map((_, learner) => ({
      learner,
      kind,
      scope: 'lesson' as const,
      scopeId: lesson?.id ?? '',
      month: 0,
      value: null,
    })),
  );
  const kept = async () =>
    (
      await house.db.query<{ question: string }[]>(
        'SELECT question_id AS question FROM attempt WHERE enrolment_id = ANY($1) ORDER BY 1',
        [enrolmentIds],
      )
    ).map(({ question }) => question);
  await addSimulatedAnswers(house.db.manager, happened, { enrolmentIds, at: '2026-08-01' });
  expect(await kept()).toEqual(
    ['choose-all', 'choose-one'].flatMap((id) => enrolmentIds.map(() => id)),
  );
  await forgetSimulatedAnswers(house.db.manager, enrolmentIds);
  expect(await kept()).toEqual([]);
});
