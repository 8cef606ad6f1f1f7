import { startApp, type TestApp } from '../testing/app.js';
import type { GivenCourse, GivenLearner } from '../testing/given.js';
import { rateCourse, ratingsAsked, skipLesson } from './documents.fixture.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());

async function enrolled(shape: { lessons: number; skippable?: number } = { lessons: 2 }) {
  const { given } = house;
  const course = await given.course(await given.network(), shape);
  return { course, learner: await given.learner(await given.cohort([course])) };
}

type Marks = Record<string, number>;
const rate = (who: { token: string }, course: { id: string }, marks: Marks) =>
  house.as(who).query(rateCourse, {
    courseId: course.id,
    ratings: Object.entries(marks).map(([kind, value]) => ({ kind, value })),
  });
const asked = async (who: { token: string } | undefined, { id }: GivenCourse) => {
  const { course } = await house
    .as(who)
    .ask<{ course: { ratingsAsked: string[] } }>(ratingsAsked, { id });
  return course.ratingsAsked;
};

const kept = async ({ accountId }: GivenLearner): Promise<Marks> => {
  const rows: { kind: string; value: number }[] = await house.db.query(
    `SELECT r.kind, r.value FROM course_rating r JOIN enrolment e ON e.id = r.enrolment_id
     WHERE e.account_id = $1`,
    [accountId],
  );
  return Object.fromEntries(rows.map(({ kind, value }) => [kind, value]));
};
const counted = (learner: GivenLearner): Promise<object[]> =>
  house.db.query(
    `SELECT v.kind, v.scope, v.scope_id, v.value FROM learning_event v
     JOIN enrolment e ON e.id = v.enrolment_id
     WHERE e.account_id = $1 AND v.kind IN ('rated', 'compared') ORDER BY v.kind`,
    [learner.accountId],
  );

const ok = { rateCourse: null };
const notAsked = { rateCourse: { reason: 'not-asked' } };

describe('"before"', () => {
  test('is asked until she answers, and counts for nothing by itself', async () => {
    const { course, learner } = await enrolled();
    expect(await asked(learner, course)).toEqual(['before']);
    expect((await rate(learner, course, { before: 2 })).data).toEqual(ok);
    expect(await asked(learner, course)).toEqual([]);
    expect(await kept(learner)).toEqual({ before: 2 });
    expect(await counted(learner)).toEqual([]);
  });

  test.each(['completed', 'skipped'])('is not asked once a lesson is %s', async (state) => {
    const { course, learner } = await enrolled({ lessons: 4, skippable: 1 });
    const [first] = course.lessons;
    const place = { courseId: course.id, lessonId: first?.id };
    if (state === 'skipped') await house.as(learner).ask(skipLesson, place);
    else await house.given.completed(learner, course, course.lessons.slice(0, 1));
    expect(await asked(learner, course)).toEqual([]);
    expect((await rate(learner, course, { before: 2 })).data).toEqual(notAsked);
    expect(await kept(learner)).toEqual({});
  });

  test('is still asked while the first lesson is only open', async () => {
    const { course, learner } = await enrolled();
    const [first] = course.lessons;
    if (first) await house.given.answered(learner, course, first);
    expect((await rate(learner, course, { before: 5 })).data).toEqual(ok);
  });
});

describe('at the end', () => {
  test('both are asked, kept and counted once: the mark, and how much surer she is', async () => {
    const { course, learner } = await enrolled();
    await rate(learner, course, { before: 2 });
    await house.given.completed(learner, course);
    expect(await asked(learner, course)).toEqual(['after', 'satisfaction']);
    expect((await rate(learner, course, { after: 5, satisfaction: 4 })).data).toEqual(ok);
    const about = { scope: 'course', scope_id: course.id };
    const lines = [
      { kind: 'compared', ...about, value: 3 },
      { kind: 'rated', ...about, value: 4 },
    ];
    expect(await counted(learner)).toEqual(lines);
    expect(await asked(learner, course)).toEqual([]);
    // sent again with other marks: answered as before, and nothing is other than it was
    expect((await rate(learner, course, { after: 1, satisfaction: 1 })).data).toEqual(ok);
    expect(await kept(learner)).toEqual({ before: 2, after: 5, satisfaction: 4 });
    expect(await counted(learner)).toEqual(lines);
  });

  test('one of them now and the other one later', async () => {
    const { course, learner } = await enrolled();
    await rate(learner, course, { before: 4 });
    await house.given.completed(learner, course);
    await rate(learner, course, { satisfaction: 5 });
    expect(await counted(learner)).toMatchObject([{ kind: 'rated', value: 5 }]);
    await rate(learner, course, { after: 3, satisfaction: 1 });
    expect(await counted(learner)).toMatchObject([
      { kind: 'compared', value: -1 },
      { kind: 'rated', value: 5 },
    ]);
  });

  test('without "before" there is nothing to compare with', async () => {
    const { course, learner } = await enrolled();
    await house.given.completed(learner, course);
    expect(await asked(learner, course)).toEqual(['satisfaction']);
    expect((await rate(learner, course, { after: 3, satisfaction: 4 })).data).toEqual(notAsked);
    expect(await kept(learner)).toEqual({});
    expect(await counted(learner)).toEqual([]);
  });

  test('nothing of it is taken before the completion is recorded', async () => {
    const { course, learner } = await enrolled();
    await rate(learner, course, { before: 2 });
    await house.given.completed(learner, course, course.lessons.slice(0, 1));
    for (const marks of [{ after: 3 }, { satisfaction: 3 }] as Marks[])
      expect((await rate(learner, course, marks)).data).toEqual(notAsked);
    expect(await counted(learner)).toEqual([]);
  });

  test('20 forms at once, each with another mark: one is kept, and that one is counted', async () => {
    const { course, learner } = await enrolled();
    await rate(learner, course, { before: 1 });
    await house.given.completed(learner, course);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => {
        const mark = (at % 5) + 1;
        return rate(learner, course, { after: mark, satisfaction: mark });
      }),
    );
    for (const { data } of answers) expect(data).toEqual(ok);
    const { after = 0, satisfaction = 0 } = await kept(learner);
    expect(await counted(learner)).toMatchObject([
      { kind: 'compared', value: after - 1 },
      { kind: 'rated', value: satisfaction },
    ]);
  });

  test('a failure while counting keeps nothing', async () => {
    const { course, learner } = await enrolled({ lessons: 1 });
    await house.given.completed(learner, course);
    await house.db.query(
      `CREATE FUNCTION no_line() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no line'; END $$`,
    );
    await house.db.query(
      `CREATE TRIGGER no_line AFTER INSERT ON learning_event EXECUTE FUNCTION no_line()`,
    );
    const failed = await rate(learner, course, { satisfaction: 4 });
    await house.db.query('DROP TRIGGER no_line ON learning_event');
    expect(failed.refusal).toBe('internal');
    expect(await kept(learner)).toEqual({});
    expect((await rate(learner, course, { satisfaction: 4 })).data).toEqual(ok);
  });
});

describe('what is refused', () => {
  test.each<[string, Marks]>([
    ['0', { before: 0 }],
    ['6', { before: 6 }],
    ['-1', { before: -1 }],
    ['another kind', { joy: 3 }],
    ['more than there are', { before: 1, after: 2, satisfaction: 3, joy: 4 }],
  ])('%s: invalid input, and nothing is kept', async (_what, marks) => {
    const { course, learner } = await enrolled();
    expect((await rate(learner, course, marks)).refusal).toBe('invalid-input');
    expect(await kept(learner)).toEqual({});
    expect(await asked(learner, course)).toEqual(['before']);
  });

  test('a course of another network, one she is not in, and staff', async () => {
    const { course, learner } = await enrolled();
    const foreign = await enrolled();
    const neighbour = await house.given.course({ id: course.networkId });
    for (const other of [foreign.course, neighbour, { id: 'none' }])
      expect((await rate(learner, other, { before: 3 })).refusal).toBe('not-found');
    expect(await asked(learner, neighbour)).toEqual([]);
    expect(await asked(undefined, course)).toEqual([]);
    const organisation = await house.given.organisation({ id: course.networkId });
    for (const role of ['trainer', 'coordinator'] as const) {
      const staff = await house.given.staff(role, organisation);
      expect((await rate(staff, course, { before: 3 })).refusal).toBe('not-permitted');
      expect(await asked(staff, course)).toEqual([]);
    }
    expect((await rate(foreign.learner, foreign.course, { before: 3 })).data).toEqual(ok);
    expect(await kept(learner)).toEqual({});
  });
});

test('deleting the account removes what she answered; the bare count stays', async () => {
  const { course, learner } = await enrolled();
  await rate(learner, course, { before: 2 });
  await house.given.completed(learner, course);
  await rate(learner, course, { after: 3, satisfaction: 5 });
  const [{ id } = { id: '' }]: { id: string }[] = await house.db.query(
    'SELECT id FROM enrolment WHERE account_id = $1',
    [learner.accountId],
  );
  await house
    .as(learner)
    .ask('mutation ($p: String!) { deleteAccount(passphrase: $p) }', { p: learner.passphrase });
  const [left]: object[] = await house.db.query(
    `SELECT (SELECT count(*)::int FROM course_rating WHERE enrolment_id = $1) AS ratings,
            (SELECT count(*)::int FROM learning_event WHERE enrolment_id = $1
               AND kind IN ('rated', 'compared')) AS lines`,
    [id],
  );
  expect(left).toEqual({ ratings: 0, lines: 2 });
});
