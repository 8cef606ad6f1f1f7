import { startApp, type TestApp } from '../testing/app.js';
import type { GivenCourse, GivenLearner, GivenStaff } from '../testing/given.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());

const lessonFields = 'lessons { id number title minutes note skippable }';
const progress = 'progress { done total nextLessonId path { lessonId state } }';
const catalogue = `{ courses { id title summary outcomes hours lessonCount modules { id title ${lessonFields} } ${progress} } }`;
const page = `query ($id: ID!) { course(id: $id) { id title modules { id title ${lessonFields} } ${progress} } }`;
const modules = '{ studioModules { id state title { bg } lessons { id } editions { number } } }';

/** What a page costs with few and with many of everything; the numbers are budgets (performance). */
describe('the number of statements does not grow with the catalogue', () => {
  let learner: GivenLearner;
  let trainer: GivenStaff;
  let first: GivenCourse;
  const counted = async (who: { token: string } | undefined, document: string, variables = {}) => {
    const { result, statements } = await house.statements(() =>
      house.as(who).query<Record<string, object[]>>(document, variables),
    );
    expect(result.refusal).toBeNull();
    return { data: result.data, statements };
  };

  beforeAll(async () => {
    const { given } = house;
    const network = await given.network();
    const organisation = await given.organisation(network);
    trainer = await given.staff('trainer', organisation);
    first = await given.course(network, { owner: organisation, lessons: 2 });
    learner = await given.learner(await given.cohort([first]));
  });

  const pages: [string, () => Promise<{ statements: string[] }>, number][] = [
    ['the catalogue of a visitor', () => counted(undefined, catalogue), 1],
    ['the catalogue of a learner', () => counted(learner, catalogue), 3],
    ['the page of a course', () => counted(learner, page, { id: first.id }), 3],
    ["a trainer's modules", () => counted(trainer, modules), 5],
  ];

  test.each(pages)('%s: with one course', async (_what, ask, most) => {
    const { statements } = await ask();
    expect(statements.length <= most ? [] : statements).toEqual([]);
  });

  test('and now there are ten modules more and three courses more', async () => {
    const { given } = house;
    const network = { id: learner.networkId };
    const { id: organisationId } = { id: trainer.organisationId };
    const owner = { ...(await given.organisation(network)), id: organisationId };
    await given.course(network, { owner, lessons: 20, modules: 10 });
    for (let n = 0; n < 2; n += 1)
      await given.learner(await given.cohort([await given.course(network)]));
    const { data } = await counted(trainer, modules);
    expect(data?.['studioModules']).toHaveLength(11);
  });

  test.each(pages)('%s: with many', async (_what, ask, most) => {
    const { statements } = await ask();
    expect(statements.length <= most ? [] : statements).toEqual([]);
  });
});
