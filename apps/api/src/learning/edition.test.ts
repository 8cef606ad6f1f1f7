import type { CourseDraft, Shelf } from '@pateka/content/draft';
import { addModule, newestOn, removeModule } from '@pateka/content/draft';
import {
  courseOf,
  lessonsIn,
  newCourse,
  nextEdition,
  published,
  withdraw,
} from '../composing/composing.fixture.js';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenCourse, GivenLearner, GivenStaff } from '../testing/given.js';
import { coursePage, dashboard, lessonPage } from './documents.fixture.js';

let house: TestApp;
let coordinator: GivenStaff;
beforeAll(async () => {
  house = await startApp();
  const { given } = house;
  coordinator = await given.staff('coordinator', await given.organisation(await given.network()));
});
afterAll(() => house.stop());

const offerPage = `query ($id: ID!) { course(id: $id) {
  title certificate modules { id withdrawn lessons { id } } advice { moduleId before }
  progress { done skipped total nextLessonId completed repeatLessonIds path { lessonId state } }
  newerEdition { number finished total changes { title kind newLessons texts } } } }`;
const take = `mutation ($courseId: ID!, $number: Int!) { takeNewerEdition(courseId: $courseId, number: $number) {
  ... on EditionTaken { number courseCompleted } ... on Refused { reason } } }`;

interface Page {
  title: string;
  certificate: boolean;
  modules: { id: string; withdrawn: boolean; lessons: { id: string }[] }[];
  progress: {
    done: number;
    skipped: number;
    total: number;
    nextLessonId: string | null;
    completed: boolean;
    repeatLessonIds: string[];
    path: { lessonId: string; state: string }[];
  } | null;
  newerEdition: {
    number: number;
    finished: number;
    total: number;
    changes: { title: string; kind: string; newLessons: number; texts: string[] }[];
  } | null;
}
const pageOf = async (who: GivenLearner | undefined, { id }: { id: string }) =>
  (await house.as(who).ask<{ course: Page }>(offerPage, { id })).course;
const taken = async (who: GivenLearner, { id: courseId }: { id: string }, number: number) =>
  (
    await house
      .as(who)
      .ask<{ takeNewerEdition: { number?: number; courseCompleted?: boolean; reason?: string } }>(
        take,
        { courseId, number },
      )
  ).takeNewerEdition;

const network = () => ({ id: coordinator.networkId });
async function enrolled(shape: { lessons: number; modules?: number; skippable?: number }) {
  const course = await house.given.course(network(), shape);
  const learner = await house.given.learner(await house.given.cohort([course]));
  return { course, learner };
}
const newest = (content: CourseDraft, shelf: Shelf): CourseDraft => ({
  ...content,
  modules: content.modules.map((module) => ({
    ...module,
    edition: newestOn(shelf, module.moduleId)?.number ?? module.edition,
  })),
});
const publish = (course: { id: string }, change: typeof newest) =>
  published(house, coordinator, course.id, change);

/** Every line that reports count, and every completion, of one learner. */
const traces = (learner: GivenLearner): Promise<object[]> =>
  house.db.query(
    `SELECT v.kind, v.scope, v.scope_id FROM learning_event v JOIN enrolment e ON e.id = v.enrolment_id
     WHERE e.account_id = $1 ORDER BY v.id`,
    [learner.accountId],
  );
const certificates = async (learner: GivenLearner) =>
  (
    await house
      .as(learner)
      .ask<{ ownCertificates: object[] }>('{ ownCertificates { title { bg } hours state } }')
  ).ownCertificates;

/** A module of another partner, to be added to a course. */
const another = async () =>
  (await house.given.course(network(), { lessons: 2 })).moduleIds[0] ?? '';

describe('a newer edition', () => {
  test('is offered with what changed, and taken only when she says so', async () => {
    const { course, learner } = await enrolled({ lessons: 4, modules: 2 });
    await house.given.completed(learner, course, course.lessons.slice(0, 3));
    expect((await pageOf(learner, course)).newerEdition).toBeNull();
    await nextEdition(house, course.moduleIds[0] ?? '');
    const added = await another();
    const number = await publish(course, (content, shelf) =>
      addModule(removeModule(newest(content, shelf), course.moduleIds[1] ?? ''), added, shelf),
    );
    const before = await pageOf(learner, course);
    expect(before.newerEdition).toMatchObject({
      number,
      finished: 2,
      total: 4,
      changes: [
        { kind: 'changed', newLessons: 0, texts: ['Новите суми'] },
        { kind: 'new', newLessons: 2, texts: [] },
        { kind: 'gone', newLessons: 0, texts: [] },
      ],
    });
    expect(before.progress).toMatchObject({ done: 3, total: 4 });
    expect(before.modules.map(({ id }) => id)).toEqual(course.moduleIds);
    const events = await traces(learner);

    expect(await taken(learner, course, number)).toEqual({ number, courseCompleted: false });
    const after = await pageOf(learner, course);
    expect(after.newerEdition).toBeNull();
    expect(after.progress).toMatchObject({ done: 2, total: 4 });
    expect(after.modules.map(({ id }) => id)).toEqual([course.moduleIds[0], added]);
    // what she did is counted once, in whichever edition; the record of the lesson that is gone is kept
    expect(await traces(learner)).toEqual(events);
    const records: object[] = await house.db.query(
      `SELECT 1 FROM lesson_progress p JOIN enrolment e ON e.id = p.enrolment_id WHERE e.account_id = $1`,
      [learner.accountId],
    );
    expect(records).toHaveLength(3);
  });

  test('is taken once by twenty presses, and nobody else is moved', async () => {
    const { course, learner } = await enrolled({ lessons: 2 });
    const other = await house.given.learner(await house.given.cohort([course]));
    const number = await publish(course, (content) => ({ ...content, cover: 'river' }));
    const all = await Promise.all(Array.from({ length: 20 }, () => taken(learner, course, number)));
    for (const one of all) expect(one).toEqual({ number, courseCompleted: false });
    expect((await pageOf(other, course)).newerEdition?.number).toBe(number);
    expect(await taken(learner, course, 1)).toEqual({ number, courseCompleted: false });
  });

  test.each([[7], [0], [-1]])('number %i is not one', async (number) => {
    const { course, learner } = await enrolled({ lessons: 1 });
    expect(await taken(learner, course, number)).toEqual({ reason: 'not-offered' });
  });

  test('of which a part was withdrawn is not offered and not taken', async () => {
    const { course, learner } = await enrolled({ lessons: 2 });
    const [moduleId = ''] = course.moduleIds;
    await nextEdition(house, moduleId);
    const number = await publish(course, newest);
    await withdraw(house, moduleId, 2);
    expect((await pageOf(learner, course)).newerEdition).toBeNull();
    expect(await taken(learner, course, number)).toEqual({ reason: 'not-offered' });
    await withdraw(house, moduleId, 2, false);
    expect((await pageOf(learner, course)).newerEdition?.number).toBe(number);
  });

  test('that asks for more leaves her course completed and her certificate as it was', async () => {
    const { course, learner } = await enrolled({ lessons: 2 });
    await house.given.completed(learner, course);
    const [certificate] = await certificates(learner);
    const added = await another();
    const number = await publish(course, (content, shelf) => ({
      ...addModule(content, added, shelf),
      certificateTitle: { bg: 'Друго име', en: 'Another name' },
    }));
    expect(await taken(learner, course, number)).toEqual({ number, courseCompleted: true });
    const { progress } = await pageOf(learner, course);
    expect(progress).toMatchObject({ completed: true, done: 2, total: 4 });
    expect(await certificates(learner)).toEqual([certificate]);
    const events = await traces(learner);
    expect(
      events.filter((line) => JSON.stringify(line).includes('"completed","scope":"course"')),
    ).toHaveLength(1);
    const lesson = progress?.nextLessonId;
    const [shown] = await house.db.query('SELECT 1 FROM lesson_edition WHERE lesson_id = $1', [
      lesson,
    ]);
    expect(shown).toBeDefined();
  });

  test('that asks for less completes the course, once, with its certificate', async () => {
    const { course, learner } = await enrolled({ lessons: 4, modules: 2 });
    const first = await lessonsIn(house, course, 0);
    await house.given.completed(learner, course, first);
    const number = await publish(course, (content) =>
      removeModule(content, course.moduleIds[1] ?? ''),
    );
    expect(await taken(learner, course, number)).toEqual({ number, courseCompleted: true });
    expect(await certificates(learner)).toMatchObject([{ state: 'awaiting-choice', hours: 0.5 }]);
    const [row]: { inputs: object }[] = await house.db.query(
      `SELECT c.inputs FROM completion c JOIN enrolment e ON e.id = c.enrolment_id
       WHERE e.account_id = $1 AND c.scope = 'course'`,
      [learner.accountId],
    );
    expect(row?.inputs).toMatchObject({ cause: 'newer-edition', edition: number, minutes: 12 });
  });

  test('and a lesson finished at the same moment lose nothing to each other', async () => {
    const { course, learner } = await enrolled({ lessons: 3 });
    await house.given.completed(learner, course, course.lessons.slice(0, 2));
    const number = await publish(course, (content) => ({ ...content, cover: 'hills' }));
    await Promise.all([
      taken(learner, course, number),
      house.given.completed(learner, course, course.lessons.slice(2)),
    ]);
    expect((await pageOf(learner, course)).progress).toMatchObject({ done: 3, completed: true });
  });
});

describe('a withdrawn module', () => {
  test('cannot be read, answered, finished or skipped, by nobody; it comes back as it was', async () => {
    const { course, learner } = await enrolled({ lessons: 4, modules: 2, skippable: 1 });
    const [lesson] = course.lessons;
    const asked = { courseId: course.id, lessonId: lesson?.id };
    const read = async (who?: GivenLearner) =>
      (
        await house.as(who).ask<{
          lesson: { withdrawn: boolean; title: string; parts: object[]; nextLessonId: string };
        }>('query ($courseId: ID!, $lessonId: ID!) { lesson(courseId: $courseId, lessonId: $lessonId) { withdrawn title purpose parts { kind } nextLessonId } }', asked)
      ).lesson;
    // read once, so that this process holds the text
    for (const who of [learner, undefined])
      expect((await read(who)).parts.length).toBeGreaterThan(0);
    await withdraw(house, course.moduleIds[0] ?? '', 1);
    const next = (await lessonsIn(house, course, 1))[0]?.id;
    for (const who of [learner, undefined])
      expect(await read(who)).toMatchObject({ withdrawn: true, parts: [], nextLessonId: next });
    const question = lesson?.questions[0];
    const input = {
      ...asked,
      ...{ attemptId: crypto.randomUUID(), questionId: question?.id, fields: question?.right },
    };
    for (const who of [learner, undefined])
      expect(
        await house
          .as(who)
          .ask(
            'mutation ($input: AnswerInput!) { answerQuestion(input: $input) { ... on Refused { reason } } }',
            { input },
          ),
      ).toEqual({ answerQuestion: { reason: 'withdrawn' } });
    for (const field of ['completeLesson', 'skipLesson'])
      expect(
        await house
          .as(learner)
          .ask(
            `mutation ($courseId: ID!, $lessonId: ID!) { ${field}(courseId: $courseId, lessonId: $lessonId) { ... on Refused { reason } } }`,
            asked,
          ),
      ).toEqual({ [field]: { reason: 'withdrawn' } });
    const page = await pageOf(learner, course);
    expect(page.modules.map(({ withdrawn }) => withdrawn)).toEqual([true, false]);
    expect(page.progress?.path.map(({ state }) => state)).toEqual([
      'withdrawn',
      'withdrawn',
      'here',
      'ahead',
    ]);
    await withdraw(house, course.moduleIds[0] ?? '', 1, false);
    for (const who of [learner, undefined])
      expect((await read(who)).parts.length).toBeGreaterThan(0);
  });

  test('stands in nobody’s way: the course is completed without it, when she comes to see it', async () => {
    const { course, learner } = await enrolled({ lessons: 4, modules: 2 });
    await house.given.completed(learner, course, await lessonsIn(house, course, 0));
    expect((await pageOf(learner, course)).progress?.completed).toBe(false);
    await withdraw(house, course.moduleIds[1] ?? '', 1);
    const seen = await Promise.all([1, 2, 3].map(() => pageOf(learner, course)));
    for (const { progress } of seen) expect(progress).toMatchObject({ completed: true, total: 2 });
    expect(await certificates(learner)).toMatchObject([{ hours: 0.5 }]);
    const rows: { scope: string; inputs: object }[] = await house.db.query(
      `SELECT c.scope, c.inputs FROM completion c JOIN enrolment e ON e.id = c.enrolment_id
       WHERE e.account_id = $1 AND c.scope <> 'lesson' ORDER BY c.scope`,
      [learner.accountId],
    );
    // one module was done, the other one is excused and not completed
    expect(rows.map(({ scope }) => scope)).toEqual(['course', 'module']);
    expect(rows[0]?.inputs).toMatchObject({
      cause: 'looked-again',
      withdrawn: [course.moduleIds[1]],
      minutes: 12,
    });
    await withdraw(house, course.moduleIds[1] ?? '', 1, false);
    expect((await pageOf(learner, course)).progress).toMatchObject({
      completed: true,
      done: 2,
      total: 4,
    });
  });

  test('is recorded on her dashboard and with the next lesson, too', async () => {
    const { course, learner } = await enrolled({ lessons: 6, modules: 3 });
    await house.given.completed(learner, course, await lessonsIn(house, course, 0));
    await withdraw(house, course.moduleIds[2] ?? '', 1);
    await house.given.completed(learner, course, await lessonsIn(house, course, 1));
    const { ownCourses } = await house
      .as(learner)
      .ask<{ ownCourses: { progress: { completed: boolean } }[] }>(dashboard);
    expect(ownCourses[0]?.progress.completed).toBe(true);
  });

  test('with nothing done, nothing is completed by our doing', async () => {
    const { course, learner } = await enrolled({ lessons: 2 });
    await withdraw(house, course.moduleIds[0] ?? '', 1);
    expect((await pageOf(learner, course)).progress).toMatchObject({ completed: false, total: 0 });
  });

  test('is not handed to who comes now, as long as there is an edition without it', async () => {
    const { course } = await enrolled({ lessons: 2 });
    const [moduleId = ''] = course.moduleIds;
    await nextEdition(house, moduleId);
    await publish(course, (content, shelf) => ({
      ...newest(content, shelf),
      title: { bg: 'Второ', en: 'Second' },
    }));
    expect((await pageOf(undefined, course)).title).toBe('Второ');
    await withdraw(house, moduleId, 2);
    expect((await pageOf(undefined, course)).title).not.toBe('Второ');
    const late = await house.given.learner(await house.given.cohort([course]));
    expect((await pageOf(late, course)).modules[0]?.withdrawn).toBe(false);
    // with both withdrawn she gets the newest, and what is withdrawn is asked of nobody
    await withdraw(house, moduleId, 1);
    expect((await pageOf(undefined, course)).title).toBe('Второ');
  });
});

describe('the rule of a composed course', () => {
  const composed = async (change: (content: CourseDraft) => CourseDraft) => {
    const source = await house.given.course(network(), { lessons: 4, modules: 2 });
    const id = await newCourse(house, coordinator);
    await published(house, coordinator, id, (_, shelf) =>
      change(courseOf(shelf, source.moduleIds)),
    );
    const course: GivenCourse = { ...source, id };
    const learner = await house.given.learner(await house.given.cohort([course]));
    return { course, learner };
  };

  test('without certificate: completing it gives none', async () => {
    const { course, learner } = await composed((content) => ({
      ...content,
      certificateTitle: null,
    }));
    await house.given.completed(learner, course);
    expect(await certificates(learner)).toEqual([]);
    const page = await pageOf(learner, course);
    expect(page).toMatchObject({ certificate: false, progress: { completed: true } });
    const events = (await traces(learner)).map((line) => JSON.stringify(line));
    expect(events.filter((line) => line.includes('"certificate"'))).toEqual([]);
  });

  test('optional lessons may be left out', async () => {
    const { course, learner } = await composed((content) => ({
      ...content,
      modules: content.modules.map((module, n) => (n === 1 ? { ...module, optional: [] } : module)),
    }));
    const [, last] = [0, course.lessons[3]?.id ?? ''];
    await publish(course, (content) => ({
      ...content,
      modules: content.modules.map((module, n) =>
        n === 1 ? { ...module, optional: [last] } : module,
      ),
    }));
    await taken(learner, course, 2);
    await house.given.completed(learner, course, course.lessons.slice(0, 3));
    expect((await pageOf(learner, course)).progress).toMatchObject({
      completed: true,
      done: 3,
      total: 4,
    });
  });

  test('mastery holds completion back until the answers are tried again', async () => {
    const { course, learner } = await composed((content) => ({
      ...content,
      mastery: { of: 'lesson', share: 1 },
    }));
    const [first] = course.lessons;
    const answer = (fields: { name: string; value: string }[], questionId = '') =>
      house
        .as(learner)
        .ask('mutation ($input: AnswerInput!) { answerQuestion(input: $input) { __typename } }', {
          input: {
            attemptId: crypto.randomUUID(),
            courseId: course.id,
            lessonId: first?.id,
            questionId,
            fields,
          },
        });
    await house.given.completed(learner, course, course.lessons.slice(1));
    for (const { id } of first?.questions ?? []) {
      const wrong = id === 'choose-one' ? [{ name: id, value: 'b' }] : [];
      if (wrong.length > 0) await answer(wrong, id);
      else await answer(first?.questions.find((one) => one.id === id)?.right ?? [], id);
    }
    const done = await house
      .as(learner)
      .ask(
        'mutation ($courseId: ID!, $lessonId: ID!) { completeLesson(courseId: $courseId, lessonId: $lessonId) { ... on LessonFinished { courseCompleted } ... on Refused { reason } } }',
        { courseId: course.id, lessonId: first?.id },
      );
    expect(done).toEqual({ completeLesson: { courseCompleted: false } });
    const held = await pageOf(learner, course);
    expect(held.progress).toMatchObject({
      completed: false,
      nextLessonId: null,
      repeatLessonIds: [first?.id],
    });
    if (first) await house.given.answered(learner, course, first);
    expect((await pageOf(learner, course)).progress).toMatchObject({
      completed: true,
      repeatLessonIds: [],
    });
    expect(await certificates(learner)).toHaveLength(1);
  });
});

test('pages cost what they did: three statements a lesson, four a course, five a dashboard', async () => {
  const { course, learner } = await enrolled({ lessons: 4, modules: 2 });
  await publish(course, (content) => ({ ...content, cover: 'bend' }));
  await withdraw(house, course.moduleIds[0] ?? '', 1);
  const lesson = { courseId: course.id, lessonId: (await lessonsIn(house, course, 1))[0]?.id };
  const cost = async (document: string, variables = {}) => {
    await house.as(learner).ask(document, variables);
    return (await house.statements(() => house.as(learner).ask(document, variables))).statements
      .length;
  };
  expect(await cost(lessonPage, lesson)).toBeLessThanOrEqual(3);
  expect(
    await cost(lessonPage, { ...lesson, lessonId: course.lessons[0]?.id }),
  ).toBeLessThanOrEqual(3);
  expect(await cost(offerPage, { id: course.id })).toBeLessThanOrEqual(4);
  expect(await cost(coursePage, { id: course.id })).toBeLessThanOrEqual(4);
  expect(await cost(dashboard)).toBeLessThanOrEqual(5);
});
