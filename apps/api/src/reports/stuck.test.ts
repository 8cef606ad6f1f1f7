import { DAY, dayOf, MINUTE } from '../platform/clock.js';
import { startApp, type TestApp } from '../testing/app.js';
import type { Organisation } from '../network/organisation.entity.js';
import type { GivenStaff } from '../testing/given.js';
import { crowd, type ReportWorld, reportWorld, schoolClass } from './crowd.fixture.js';
import { choosing, closeQuarter, firstAnswers } from './first-answers.fixture.js';
import { TallyService } from './tally.service.js';

const stuckQuery = `{
  stuck {
    asOf quarter nextReleaseOn
    lessons { moduleId module lesson draftLessonId lost usual }
    questions { moduleId lesson draftLessonId promptHtml missed choices { html right share } }
    facts { moduleId lesson draftLessonId label validTo }
  }
}`;

interface Place {
  moduleId: string;
  lesson: string;
  draftLessonId: string;
}
interface Answer {
  stuck: {
    asOf: string | null;
    quarter: string | null;
    lessons: (Place & { lost: number; usual: number })[];
    questions: (Place & {
      promptHtml: string;
      missed: number;
      choices: { html: string; right: boolean; share: number | null }[];
    })[];
    facts: (Place & { label: string; validTo: string })[];
  };
}

let house: TestApp;
beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());

/** A trainer's or coordinator's session does not outlive a quarter: whoever asks after a closing signs in anew. */
const asTrainer = async ({ owner }: StuckWorld) => house.given.staff('trainer', owner);
const asCoordinator = async ({ elsewhere }: StuckWorld) =>
  house.given.staff('coordinator', elsewhere);

const stuck = async (who: GivenStaff, locale: 'bg' | 'en' = 'bg') =>
  (await house.as(who).ask<Answer>(stuckQuery, {}, { locale })).stuck;

interface StuckWorld extends ReportWorld {
  owner: Organisation;
  elsewhere: Organisation;
  trainer: GivenStaff;
}

/** A network with a course of one module of four lessons, its trainer, and another organisation. */
async function stuckWorld(): Promise<StuckWorld> {
  const { given } = house;
  const network = await given.network();
  const [owner, elsewhere] = [await given.organisation(network), await given.organisation(network)];
  const course = await given.course(network, { modules: 1, lessons: 4, owner });
  const cohort = await given.cohort([course]);
  return {
    ...{ networkId: network.id, course, cohort },
    coordinator: await given.staff('coordinator', await given.organisation(network)),
    ...{ owner, elsewhere, trainer: await given.staff('trainer', owner) },
  };
}

/** So many began the module and finished only its first lessons. */
async function stopAfter(world: ReportWorld, lessons: number, people: number): Promise<void> {
  const course = { ...world.course, lessons: world.course.lessons.slice(0, lessons) };
  await crowd(house, { ...world, course }, people, 'started');
  await house.db.query(
    `INSERT INTO learning_event (network_id, enrolment_id, kind, scope, scope_id)
     SELECT $1, v.enrolment_id, 'completed', 'lesson', s FROM learning_event v, unnest($2::text[]) s
     WHERE v.network_id = $1 AND v.kind = 'started' AND v.scope = 'course' AND NOT EXISTS (
       SELECT 1 FROM learning_event x WHERE x.enrolment_id = v.enrolment_id AND x.kind = 'completed')`,
    [world.networkId, course.lessons.map(({ id }) => id)],
  );
}

test('before the first release nothing is told', async () => {
  const { trainer, course } = await stuckWorld();
  const [lessonId = ''] = course.lessons.map(({ id }) => id);
  const told = await stuck(trainer);
  expect(told).toMatchObject({ asOf: null, quarter: null, lessons: [], questions: [] });
  expect(JSON.stringify(told)).not.toContain(lessonId);
});

test('a question that most people missed, with the share of each choice, in both languages', async () => {
  const world = await stuckWorld();
  const [first = '', second = ''] = world.course.lessons.map(({ id }) => id);
  await firstAnswers(house, world, choosing(first, 'a', 12));
  await firstAnswers(house, world, choosing(first, 'b', 28));
  await firstAnswers(house, world, choosing(second, 'a', 30));
  await firstAnswers(house, world, choosing(second, 'b', 10));
  await closeQuarter(house, world);
  const { quarter, questions } = await stuck(await asTrainer(world));
  expect(quarter).toMatch(/^\d{4}-Q[1-4]$/);
  expect(questions).toMatchObject([
    {
      ...{ moduleId: world.course.moduleIds[0], draftLessonId: 'lesson-1', missed: 70 },
      promptHtml: '<p>Кое е първо?</p>',
      choices: [
        { html: 'нужното a', right: true, share: 30 },
        { html: 'желаното b', right: false, share: 70 },
      ],
    },
  ]);
  const [english] = (await stuck(await asCoordinator(world), 'en')).questions;
  expect(english).toMatchObject({ missed: 70, draftLessonId: 'lesson-1' });
});

test('of several choices the shares are hidden together, and the question is still there', async () => {
  const world = await stuckWorld();
  const [lessonId = ''] = world.course.lessons.map(({ id }) => id);
  const place = { lessonId, questionId: 'choose-all' };
  const choose = (people: number, score: number, ...options: string[]) =>
    firstAnswers(house, world, {
      ...{ ...place, people, score },
      answer: { type: 'multiple', options },
    });
  await choose(20, 1, 'a', 'b');
  await choose(25, 0.5, 'a');
  await choose(5, 0.5, 'a', 'b', 'c');
  await closeQuarter(house, world);
  const [question] = (await stuck(await asTrainer(world))).questions;
  expect(question?.missed).toBe(60);
  expect(question?.choices.map(({ share }) => share)).toEqual([null, null, null]);
});

test('a lesson at which unusually many stop', async () => {
  const world = await stuckWorld();
  await stopAfter(world, 2, 40);
  await schoolClass(house, world, 60);
  await closeQuarter(house, world);
  const { lessons } = await stuck(await asTrainer(world));
  expect(lessons).toMatchObject([{ draftLessonId: 'lesson-3', lost: 40, usual: 8 }]);
  expect(await stuck(await asCoordinator(world))).toMatchObject({ lessons });
});

test('only a release changes the answer, and another organisation gets none of it', async () => {
  const world = await stuckWorld();
  const [lessonId = ''] = world.course.lessons.map(({ id }) => id);
  await firstAnswers(house, world, choosing(lessonId, 'b', 30));
  await stopAfter(world, 2, 40);
  await schoolClass(house, world, 60);
  await closeQuarter(house, world);
  const before = await stuck(await asTrainer(world));
  expect([before.lessons.length, before.questions.length]).toEqual([1, 1]);

  await firstAnswers(house, world, choosing(lessonId, 'a', 200));
  const learner = await house.given.learner(world.cohort);
  await house.given.completed(learner, world.course);
  await house.get(TallyService).tallyAll();
  expect(await stuck(await asTrainer(world))).toEqual(before);

  const foreign = await reportWorld(house);
  const outsiders = [
    await house.given.staff('trainer', world.elsewhere),
    await house.given.staff(
      'coordinator',
      await house.given.organisation({ id: foreign.networkId }),
    ),
  ];
  for (const who of outsiders) {
    const { lessons, questions, facts } = await stuck(who);
    expect([lessons, questions, facts]).toEqual([[], [], []]);
  }
  await closeQuarter(house, world);
  expect((await stuck(await asTrainer(world))).questions).toEqual([]);
});

test('it reads released figures only: it works without attempts, events, counts and enrolments', async () => {
  const world = await stuckWorld();
  const [lessonId = ''] = world.course.lessons.map(({ id }) => id);
  await firstAnswers(house, world, choosing(lessonId, 'b', 30));
  await closeQuarter(house, world);
  const trainer = await asTrainer(world);
  const before = await stuck(trainer);
  const tables = ['attempt', 'learning_event', 'tally', 'enrolment'];
  for (const table of tables) await house.db.query(`ALTER TABLE ${table} RENAME TO gone_${table}`);
  try {
    expect(await stuck(trainer)).toEqual(before);
  } finally {
    for (const table of tables)
      await house.db.query(`ALTER TABLE gone_${table} RENAME TO ${table}`);
  }
});

test('a fact whose last day is past, with the lesson that shows it, for those who can mend it', async () => {
  const { trainer, owner, elsewhere, course } = await stuckWorld();
  const validTo = dayOf(house.clock.now());
  await house.db.query(
    `INSERT INTO fact_value (fact_id, kind, value, unit, label, source, checked_on, valid_to, confidence)
     SELECT fact_id, kind, value, unit, label, source, $1, $1, confidence FROM fact_value WHERE fact_id = 'sample-wage' LIMIT 1`,
    [validTo],
  );
  house.clock.advance(2 * MINUTE);
  expect((await stuck(trainer)).facts).toEqual([]);
  house.clock.advance(DAY);
  const { facts } = await stuck(await house.given.staff('trainer', owner));
  expect(facts).toHaveLength(course.lessons.length);
  expect(facts[0]).toMatchObject({ label: 'Примерна заплата', draftLessonId: 'lesson-1', validTo });
  expect((await stuck(await house.given.staff('trainer', elsewhere))).facts).toEqual([]);
});
