import { DAY } from '../platform/clock.js';
import { queryNamed } from '../platform/database/named-query.js';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenLearner } from '../testing/given.js';
import { recordCompletions } from './completion.queries.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());

async function enrolled() {
  const { given } = house;
  const course = await given.course(await given.network(), { lessons: 2 });
  return { course, learner: await given.learner(await given.cohort([course])) };
}

const completed = ({ accountId }: GivenLearner): Promise<object[]> =>
  house.db.query(
    `SELECT v.scope, v.value FROM learning_event v JOIN enrolment e ON e.id = v.enrolment_id
     WHERE e.account_id = $1 AND v.kind = 'completed' ORDER BY v.scope`,
    [accountId],
  );

test('the reports hear how many days a course took, and nothing of the kind of its parts', async () => {
  const { course, learner } = await enrolled();
  await house.given.completed(learner, course, course.lessons.slice(0, 1));
  house.clock.advance(9 * DAY);
  await house.given.completed(learner, course, course.lessons.slice(1));
  const unmeasured = { value: null };
  expect(await completed(learner)).toEqual([
    { scope: 'course', value: 9 },
    { scope: 'lesson', ...unmeasured },
    { scope: 'lesson', ...unmeasured },
    { scope: 'module', ...unmeasured },
  ]);
  const others: object[] = await house.db.query(
    `SELECT kind FROM learning_event WHERE kind <> 'completed' AND value IS NOT NULL`,
  );
  expect(others).toEqual([]);
});

test.each<[string, string | null, number | null]>([
  ['on the day it was begun', '2026-11-22', 0],
  ['over the end of a month', '2026-10-31', 22],
  ['with a start that is not known', null, null],
  ['with a start that lies ahead, as after a clock was put back', '2026-12-01', 0],
])('a course completed %s', async (_how, startedOn, days) => {
  const { course, learner } = await enrolled();
  const [{ id } = { id: '' }] = await house.db
    .query<{ id: string }[][]>(
      'UPDATE enrolment SET started_on = $2 WHERE account_id = $1 RETURNING id',
      [learner.accountId, startedOn],
    )
    .then(([rows = []]) => rows);
  const now = new Date('2026-11-22T10:00:00Z');
  const values = [id, ['course'], [course.id], now, {}, '2026-11-22'];
  for (const _twice of [1, 2]) await queryNamed(house.db, recordCompletions, values);
  expect(await completed(learner)).toEqual([{ scope: 'course', value: days }]);
});
