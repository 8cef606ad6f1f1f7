import { startApp, type TestApp } from './app.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());

test('what is given can sign in and be seen through the api', async () => {
  const { given } = house;
  const network = await given.network();
  const course = await given.course(network, { lessons: 4, modules: 2, skippable: 1 });
  const cohort = await given.cohort([course]);
  const learner = await given.learner(cohort);
  const coordinator = await given.staff('coordinator', await given.organisation(network));
  await given.completed(learner, course);

  const hers = await house
    .as(learner)
    .ask('{ viewer { kind name } ownCourses { courseId progress { done total completed } } }');
  expect(hers).toEqual({
    viewer: { kind: 'learner', name: learner.alias },
    ownCourses: [{ courseId: course.id, progress: { done: 4, total: 4, completed: true } }],
  });
  const theirs = await house
    .as(coordinator)
    .ask('{ viewer { kind secondFactorNeeded } cohorts { id } }');
  expect(theirs).toEqual({
    viewer: { kind: 'staff', secondFactorNeeded: false },
    cohorts: [{ id: cohort.id }],
  });
  expect(await house.as().ask('{ viewer { kind } }')).toEqual({ viewer: { kind: 'visitor' } });
});

test('the statements of a request are counted, the session included', async () => {
  const network = await house.given.network();
  const learner = await house.given.learner(
    await house.given.cohort([await house.given.course(network)]),
  );
  const { statements } = await house.statements(() => house.as(learner).ask('{ viewer { kind } }'));
  expect(statements).toHaveLength(2);
});

test('a session ends for the clock of the test', async () => {
  const network = await house.given.network();
  const learner = await house.given.learner(
    await house.given.cohort([await house.given.course(network)]),
  );
  house.clock.advance(21 * 60_000);
  const { viewer } = await house
    .as(learner)
    .ask<{ viewer: { kind: string } }>('{ viewer { kind } }');
  expect(viewer.kind).toBe('visitor');
});
