import { startApp, type TestApp } from '../testing/app.js';
import type { GivenCourse, GivenLearner } from '../testing/given.js';
import {
  answerQuestion,
  completeLesson,
  type Finishing,
  lessonPage,
  skipLesson,
} from './documents.fixture.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());

async function enrolled(shape: { lessons: number; modules?: number; skippable?: number }) {
  const { given } = house;
  const course = await given.course(await given.network(), shape);
  const learner = await given.learner(await given.cohort([course]));
  return { course, learner };
}

const lessonAt = (course: GivenCourse, place: number) => {
  const lesson = course.lessons[place];
  if (!lesson) throw new Error(`No lesson ${place}`);
  return lesson;
};

async function finish(
  what: 'completeLesson' | 'skipLesson',
  learner: GivenLearner,
  course: GivenCourse,
  place: number,
) {
  const document = what === 'skipLesson' ? skipLesson : completeLesson;
  const variables = { courseId: course.id, lessonId: lessonAt(course, place).id };
  const answer = await house.as(learner).ask<Finishing>(document, variables);
  return answer[what];
}
const done = (learner: GivenLearner, course: GivenCourse, place: number) =>
  house.given
    .answered(learner, course, lessonAt(course, place))
    .then(() => finish('completeLesson', learner, course, place));
const skip = (learner: GivenLearner, course: GivenCourse, place: number) =>
  finish('skipLesson', learner, course, place);

const nextOf = async (who: { token: string }, course: GivenCourse) => {
  const { ownCourses } = await house
    .as(who)
    .ask<{ ownCourses: { courseId: string; progress: { nextLessonId: string | null } }[] }>(
      '{ ownCourses { courseId progress { nextLessonId } } }',
    );
  return ownCourses.find(({ courseId }) => courseId === course.id)?.progress.nextLessonId;
};

interface Recorded {
  scope: string;
  scopeId: string;
  inputs: {
    step: { lessonId: string; state: string; answered: string[] };
    minutes: number;
    states: Record<string, string>;
  };
}
const completions = (learner: GivenLearner): Promise<Recorded[]> =>
  house.db.query(
    `SELECT c.scope, c.scope_id AS "scopeId", c.inputs FROM completion c
     JOIN enrolment e ON e.id = c.enrolment_id WHERE e.account_id = $1 ORDER BY c.recorded_at, c.scope`,
    [learner.accountId],
  );
const events = async (learner: GivenLearner): Promise<string[]> => {
  const rows: { line: string }[] = await house.db.query(
    `SELECT v.kind || ' ' || v.scope AS line FROM learning_event v
     JOIN enrolment e ON e.id = v.enrolment_id WHERE e.account_id = $1 ORDER BY v.id`,
    [learner.accountId],
  );
  return rows.map(({ line }) => line);
};

describe('"Done"', () => {
  test('is refused, with the reason, while questions are open; then it is not', async () => {
    const { course, learner } = await enrolled({ lessons: 3 });
    expect(await finish('completeLesson', learner, course, 0)).toEqual({
      reason: 'questions-open',
    });
    expect(await completions(learner)).toEqual([]);
    await house.given.answered(learner, course, lessonAt(course, 0));
    expect(await finish('completeLesson', learner, course, 0)).toEqual({
      nextLessonId: lessonAt(course, 1).id,
      courseCompleted: false,
    });
  });

  test('answers of another lesson, or of another learner, do not help', async () => {
    const { given } = house;
    const course = await given.course(await given.network(), { lessons: 6 });
    const cohort = await given.cohort([course]);
    const [hers, others] = [await given.learner(cohort), await given.learner(cohort)];
    await given.completed(others, course);
    // lessons 1 and 4 of the fixture ask questions with the same ids
    await given.answered(hers, course, lessonAt(course, 0));
    expect(await finish('completeLesson', hers, course, 3)).toEqual({ reason: 'questions-open' });
  });

  test('a lesson of another course is not found', async () => {
    const { course, learner } = await enrolled({ lessons: 3 });
    const other = await house.given.course({ id: course.networkId }, { lessons: 3 });
    for (const document of [completeLesson, skipLesson]) {
      const foreign = { courseId: other.id, lessonId: lessonAt(other, 0).id };
      expect((await house.as(learner).query(document, foreign)).refusal).toBe('not-found');
    }
    const mixed = { courseId: course.id, lessonId: lessonAt(other, 0).id };
    expect((await house.as(learner).query(completeLesson, mixed)).refusal).toBe('not-found');
    const skipped = await house.as(learner).ask<Finishing>(skipLesson, mixed);
    expect(skipped['skipLesson']).toEqual({ reason: 'not-skippable' });
  });
});

describe('passing over', () => {
  test('is for flagged lessons only', async () => {
    const { course, learner } = await enrolled({ lessons: 4, skippable: 1 });
    expect(await skip(learner, course, 1)).toEqual({ reason: 'not-skippable' });
    expect(await skip(learner, course, 0)).toMatchObject({ courseCompleted: false });
  });

  test('stops at 30 % of the course, rounded down', async () => {
    const { course, learner } = await enrolled({ lessons: 7, modules: 2, skippable: 7 });
    expect(await skip(learner, course, 0)).toHaveProperty('courseCompleted');
    expect(await skip(learner, course, 1)).toHaveProperty('courseCompleted');
    expect(await skip(learner, course, 2)).toEqual({ reason: 'limit-reached' });
    expect(await skip(learner, course, 1)).toHaveProperty('courseCompleted');
  });

  test('20 at once do not get past the limit', async () => {
    const { course, learner } = await enrolled({ lessons: 10, skippable: 10 });
    const all = await Promise.all(course.lessons.map((_, place) => skip(learner, course, place)));
    expect(all.filter((outcome) => outcome?.reason === 'limit-reached')).toHaveLength(7);
    const [row]: { count: number }[] = await house.db.query(
      `SELECT count(*)::int FROM lesson_progress p JOIN enrolment e ON e.id = p.enrolment_id
       WHERE e.account_id = $1 AND p.state = 'skipped'`,
      [learner.accountId],
    );
    expect(row?.count).toBe(3);
  });

  test('a completed lesson never becomes a skipped one; a skipped one may be completed', async () => {
    const { course, learner } = await enrolled({ lessons: 4, skippable: 2 });
    await done(learner, course, 0);
    expect(await skip(learner, course, 0)).toEqual({ reason: 'already-completed' });
    await skip(learner, course, 1);
    await done(learner, course, 1);
    const { lesson } = await house
      .as(learner)
      .ask<{ lesson: { progress: { done: number; skipped: number } } }>(lessonPage, {
        courseId: course.id,
        lessonId: lessonAt(course, 1).id,
      });
    expect(lesson.progress).toMatchObject({ done: 2, skipped: 0 });
  });

  test('every flagged lesson may be passed over and the course is still completed (safety 41)', async () => {
    const { course, learner } = await enrolled({ lessons: 10, modules: 2, skippable: 3 });
    for (const place of [0, 1, 2]) await skip(learner, course, place);
    for (const place of [3, 4, 5, 6, 7, 8]) await done(learner, course, place);
    expect(await done(learner, course, 9)).toEqual({ nextLessonId: null, courseCompleted: true });
  });

  test('counts for completion and not for hours', async () => {
    const { course, learner } = await enrolled({ lessons: 10, skippable: 2 });
    for (const place of [0, 1]) await skip(learner, course, place);
    for (const place of [2, 3, 4, 5, 6, 7, 8, 9]) await done(learner, course, place);
    const recorded = await completions(learner);
    // six minutes a lesson, eight of ten completed
    expect(recorded.find(({ scope }) => scope === 'course')?.inputs.minutes).toBe(48);
    const { ownCertificates } = await house
      .as(learner)
      .ask<{ ownCertificates: { hours: number }[] }>('{ ownCertificates { hours } }');
    expect(ownCertificates).toEqual([{ hours: 1 }]);
    expect(recorded.filter(({ scope }) => scope === 'lesson')).toHaveLength(8);
  });
});

describe('completion', () => {
  test('is recorded once, with what the rule saw', async () => {
    const { course, learner } = await enrolled({ lessons: 4, modules: 2 });
    for (const place of [0, 1, 2, 3]) await done(learner, course, place);
    const recorded = await completions(learner);
    expect(recorded.map(({ scope }) => scope).sort()).toEqual([
      'course',
      'lesson',
      'lesson',
      'lesson',
      'lesson',
      'module',
      'module',
    ]);
    const last = recorded.find(({ scope }) => scope === 'course');
    expect(last).toMatchObject({
      scopeId: course.id,
      inputs: {
        step: { lessonId: lessonAt(course, 3).id, state: 'completed' },
        minutes: 24,
        states: Object.fromEntries(course.lessons.map(({ id }) => [id, 'completed'])),
      },
    });
    expect([...(last?.inputs.step.answered ?? [])].sort()).toEqual(['choose-all', 'choose-one']);
    // pressed again, a day later, nothing is recorded anew and nothing changes
    house.clock.advance(60_000);
    for (const place of [0, 3]) await finish('completeLesson', learner, course, place);
    expect(await completions(learner)).toEqual(recorded);
  });

  test('each thing is announced to the reports once', async () => {
    const { course, learner } = await enrolled({ lessons: 2 });
    for (const place of [0, 1, 1, 0]) await done(learner, course, place);
    for (const place of [0, 1]) await finish('completeLesson', learner, course, place);
    expect((await events(learner)).sort()).toEqual([
      'completed course',
      'completed lesson',
      'completed lesson',
      'completed module',
      'enrolled course',
      'started course',
      'started module',
    ]);
  });

  test('passing the last open lesson over completes the course', async () => {
    const { course, learner } = await enrolled({ lessons: 4, skippable: 1 });
    for (const place of [1, 2, 3]) await done(learner, course, place);
    expect(await skip(learner, course, 0)).toEqual({ nextLessonId: null, courseCompleted: true });
    const scopes = (await completions(learner)).map(({ scope }) => scope).sort();
    expect(scopes).toEqual(['course', 'lesson', 'lesson', 'lesson', 'module']);
  });

  test('20 final submits at once: one completion, one certificate, one line in the outbox', async () => {
    const { course, learner } = await enrolled({ lessons: 3 });
    for (const place of [0, 1]) await done(learner, course, place);
    await house.given.answered(learner, course, lessonAt(course, 2));
    const all = await Promise.all(
      Array.from({ length: 20 }, () => finish('completeLesson', learner, course, 2)),
    );
    for (const outcome of all)
      expect(outcome).toEqual({ nextLessonId: null, courseCompleted: true });
    const [counts]: object[] = await house.db.query(
      `SELECT (SELECT count(*)::int FROM completion c WHERE c.enrolment_id = e.id AND c.scope = 'course') AS completions,
              (SELECT count(*)::int FROM certificate t WHERE t.enrolment_id = e.id) AS certificates,
              (SELECT count(*)::int FROM outbox o WHERE o.ids ->> 'enrolmentId' = e.id::text) AS outbox,
              (SELECT count(*)::int FROM learning_event v WHERE v.enrolment_id = e.id
                 AND v.kind = 'completed' AND v.scope = 'course') AS events
       FROM enrolment e WHERE e.account_id = $1`,
      [learner.accountId],
    );
    expect(counts).toEqual({ completions: 1, certificates: 1, outbox: 1, events: 1 });
  });

  test('a failure at the very end undoes all of it, the line in the outbox included', async () => {
    const { course, learner } = await enrolled({ lessons: 1 });
    await house.given.answered(learner, course, lessonAt(course, 0));
    const before: object[] = await house.db.query('SELECT id FROM outbox');
    await house.db.query(
      `CREATE FUNCTION full_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'full up'; END $$`,
    );
    await house.db.query(
      `CREATE CONSTRAINT TRIGGER full_up AFTER INSERT ON completion DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION full_up()`,
    );
    const variables = { courseId: course.id, lessonId: lessonAt(course, 0).id };
    const failed = await house.as(learner).query(completeLesson, variables);
    await house.db.query('DROP TRIGGER full_up ON completion');
    expect(failed.refusal).toBe('internal');
    expect(await completions(learner)).toEqual([]);
    expect(await events(learner)).not.toContain('completed lesson');
    expect(await house.db.query('SELECT id FROM outbox')).toEqual(before);
    expect(await finish('completeLesson', learner, course, 0)).toMatchObject({
      courseCompleted: true,
    });
  });
});

describe('continuing', () => {
  test('where she stopped, on another device with another session', async () => {
    const { course, learner } = await enrolled({ lessons: 6, modules: 2 });
    await done(learner, course, 0);
    house.clock.advance(1_000);
    await house
      .as(learner)
      .ask(lessonPage, { courseId: course.id, lessonId: lessonAt(course, 3).id });
    const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { token } } }`;
    const input = { who: learner.alias, passphrase: learner.passphrase };
    const other = await house.as().ask<{ signIn: { token: string } }>(signIn, { input });
    expect(other.signIn.token).not.toBe(learner.token);
    expect(await nextOf(other.signIn, course)).toBe(lessonAt(course, 3).id);
    house.clock.advance(1_000);
    await house
      .as(other.signIn)
      .ask(lessonPage, { courseId: course.id, lessonId: lessonAt(course, 1).id });
    expect(await nextOf(learner, course)).toBe(lessonAt(course, 1).id);
  });

  test('opening a finished lesson again takes nothing back', async () => {
    const { course, learner } = await enrolled({ lessons: 3 });
    await done(learner, course, 0);
    house.clock.advance(1_000);
    const { lesson } = await house.as(learner).ask<{ lesson: { state: string } }>(lessonPage, {
      courseId: course.id,
      lessonId: lessonAt(course, 0).id,
    });
    expect(lesson.state).toBe('completed');
    expect(await nextOf(learner, course)).toBe(lessonAt(course, 1).id);
  });

  test('reading alone starts nothing; the first answer does', async () => {
    const { course, learner } = await enrolled({ lessons: 3 });
    const lesson = lessonAt(course, 0);
    await house.as(learner).ask(lessonPage, { courseId: course.id, lessonId: lesson.id });
    expect(await events(learner)).toEqual(['enrolled course']);
    const [question] = lesson.questions;
    const input = {
      attemptId: crypto.randomUUID(),
      courseId: course.id,
      lessonId: lesson.id,
      questionId: question?.id,
      fields: question?.right,
    };
    await house.as(learner).ask(answerQuestion, { input });
    expect((await events(learner)).sort()).toEqual([
      'enrolled course',
      'started course',
      'started module',
    ]);
  });
});
