import { removeModule } from '@pateka/content/draft';
import { published, withdraw } from '../composing/composing.fixture.js';
import { EditionService } from '../learning/edition.service.js';
import { startApp, type TestApp } from '../testing/app.js';
import { allOutlines, closeTally, type CountRow, countsOf, takeEvents } from './count.queries.js';
import { nestingOf } from './nesting.js';
import { TallyService } from './tally.service.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());

/** Closes a period and counts it, before any figure is hidden. */
async function counted(networkId: string, number: number): Promise<CountRow[]> {
  const [release]: { id: string }[] = await house.db.query(
    `INSERT INTO release (network_id, number, period, from_at, to_at) VALUES ($1, $2, '2026-11', now(), now()) RETURNING id`,
    [networkId, number],
  );
  await house.get(TallyService).tallyAll();
  await house.db.query(takeEvents, [networkId, release?.id]);
  await house.db.query(closeTally, [networkId, release?.id]);
  return house.db.query(countsOf, [networkId, [release?.id]]);
}
const figure = (rows: CountRow[], dimension: string, category: string, measure: string) =>
  rows.find(
    (row) => row.dimension === dimension && row.category === category && row.measure === measure,
  )?.count ?? 0;
const isMixed = async (networkId: string) =>
  nestingOf(await house.db.query(allOutlines, [networkId]), []).isMixed;

test('what was done in a module that a newer edition no longer has is counted, once', async () => {
  const { given } = house;
  const network = await given.network();
  const coordinator = await given.staff('coordinator', await given.organisation(network));
  const course = await given.course(network, { modules: 2, lessons: 2 });
  const learner = await given.learner(await given.cohort([course]));
  const [kept = '', gone = ''] = course.moduleIds;
  await given.completed(learner, course, course.lessons.slice(1));
  expect(await isMixed(network.id)).toBe(false);
  const number = await published(house, coordinator, course.id, (content) =>
    removeModule(content, gone),
  );
  expect(await isMixed(network.id)).toBe(true);
  await house.get(EditionService).take(learner.actor, course.id, number);
  const first = await counted(network.id, 1);
  expect(figure(first, 'course', course.id, 'enrolled')).toBe(1);
  expect(figure(first, 'module', gone, 'completed')).toBe(1);
  expect(figure(first, 'module', kept, 'completed')).toBe(0);
  expect(figure(first, 'lesson', course.lessons[1]?.id ?? '', 'completed')).toBe(1);
  await given.completed(learner, course, course.lessons.slice(0, 1));
  const second = await counted(network.id, 2);
  expect(figure(second, 'module', gone, 'completed')).toBe(0);
  expect(figure(second, 'module', kept, 'completed')).toBe(1);
  expect(figure(second, 'course', course.id, 'completed')).toBe(1);
  expect(figure(second, 'course', course.id, 'enrolled')).toBe(0);
});

test('a module that was withdrawn and came back is remembered', async () => {
  const network = await house.given.network();
  const course = await house.given.course(network);
  expect(await isMixed(network.id)).toBe(false);
  await withdraw(house, course.moduleIds[0] ?? '', 1);
  await withdraw(house, course.moduleIds[0] ?? '', 1, false);
  expect(await isMixed(network.id)).toBe(true);
});
