import { startApp, type TestApp } from '../testing/app.js';
import type { GivenCourse, GivenLearner } from '../testing/given.js';
import { MINUTE } from '../platform/clock.js';
import {
  completeLesson,
  dashboard,
  enrol,
  type Finishing,
  lessonPage,
  skipLesson,
} from './documents.fixture.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());

const eventsOf = async (learner: GivenLearner, courseId: string): Promise<string[]> => {
  const rows: { line: string }[] = await house.db.query(
    `SELECT v.kind || ' ' || v.scope AS line FROM learning_event v
     JOIN enrolment e ON e.id = v.enrolment_id WHERE e.account_id = $1 AND e.course_id = $2 ORDER BY v.id`,
    [learner.accountId, courseId],
  );
  return rows.map(({ line }) => line);
};

interface Progress {
  done: number;
  skipped: number;
  total: number;
  completed: boolean;
}
const progressIn = async (
  learner: GivenLearner,
  courseId: string,
): Promise<Progress | undefined> => {
  const { ownCourses } = await house
    .as(learner)
    .ask<{ ownCourses: { courseId: string; progress: Progress }[] }>(
      '{ ownCourses { courseId progress { done skipped total completed } } }',
    );
  return ownCourses.find((own) => own.courseId === courseId)?.progress;
};

test('her courses: where she was last comes first, those not begun by title', async () => {
  const { given } = house;
  const network = await given.network();
  const courses = [];
  for (let n = 0; n < 4; n += 1) courses.push(await given.course(network));
  const [first, second] = courses;
  if (!first || !second) throw new Error('No courses');
  const learner = await given.learner(await given.cohort(courses));
  const order = async () => {
    const { ownCourses } = await house
      .as(learner)
      .ask<{ ownCourses: { courseId: string; title: string }[] }>(
        '{ ownCourses { courseId title } }',
      );
    return ownCourses;
  };
  const untouched = (await order()).map(({ title }) => title);
  expect(untouched).toEqual([...untouched].sort((a, b) => a.localeCompare(b, 'bg')));
  for (const course of [second, first]) {
    const asked = { courseId: course.id, lessonId: course.lessons[0]?.id };
    await house.as(learner).ask(lessonPage, asked);
    house.clock.advance(MINUTE);
    expect((await order())[0]?.courseId).toBe(course.id);
  }
  expect((await order())[1]?.courseId).toBe(second.id);
});

describe('enrolling of her own will', () => {
  test('in a course of her network; again changes nothing; reports hear of it once', async () => {
    const { given } = house;
    const network = await given.network();
    const first = await given.course(network);
    const second = await given.course(network);
    const learner = await given.learner(await given.cohort([first]));
    expect(await progressIn(learner, second.id)).toBeUndefined();
    const asked = () => house.as(learner).ask(enrol, { courseId: second.id });
    for (const answer of await Promise.all([asked(), asked(), asked()]))
      expect(answer).toEqual({ enrol: true });
    await asked();
    expect(await progressIn(learner, second.id)).toMatchObject({ done: 0, completed: false });
    expect(await eventsOf(learner, second.id)).toEqual(['enrolled course']);
    const rows: { cohort_id: string | null }[] = await house.db.query(
      'SELECT cohort_id FROM enrolment WHERE account_id = $1',
      [learner.accountId],
    );
    expect(new Set(rows.map(({ cohort_id: id }) => id)).size).toBe(1);
  });

  test('is counted under the language she read in then, whatever she reads in later', async () => {
    const { given } = house;
    const network = await given.network();
    const [first, second] = [await given.course(network), await given.course(network)];
    const learner = await given.learner(await given.cohort([first]));
    await house.as(learner).ask(enrol, { courseId: second.id }, { locale: 'en' });
    await house.as(learner).ask(enrol, { courseId: second.id }, { locale: 'bg' });
    const [row]: object[] = await house.db.query(
      'SELECT locale, sex, age_band, region_size FROM enrolment WHERE account_id = $1 AND course_id = $2',
      [learner.accountId, second.id],
    );
    expect(row).toEqual({ locale: 'en', sex: null, age_band: null, region_size: null });
  });

  test('a course of another network and one that does not exist are not found alike', async () => {
    const { given } = house;
    const own = await given.course(await given.network());
    const foreign = await given.course(await given.network());
    const learner = await given.learner(await given.cohort([own]));
    const answers = [];
    for (const courseId of [foreign.id, 'none']) {
      const answer = await house.as(learner).query(enrol, { courseId });
      expect(answer.refusal).toBe('not-found');
      answers.push(answer.body);
    }
    expect(answers[0]).toBe(answers[1]);
    const all: { course_id: string }[] = await house.db.query(
      'SELECT course_id FROM enrolment WHERE account_id = $1',
      [learner.accountId],
    );
    expect(all).toEqual([{ course_id: own.id }]);
  });

  test('is for learners', async () => {
    const { given } = house;
    const network = await given.network();
    const { id: courseId } = await given.course(network);
    const trainer = await given.staff('trainer', await given.organisation(network));
    expect((await house.as(trainer).query(enrol, { courseId })).refusal).toBe('not-permitted');
    expect((await house.as().query(enrol, { courseId })).refusal).toBe('signed-out');
  });
});

/** Puts the first module of one course in front of another one's. */
async function shareFirstModule(from: GivenCourse, to: GivenCourse): Promise<void> {
  await house.db.query(
    `UPDATE course_edition SET structure = jsonb_set(structure, '{modules}',
       (SELECT jsonb_build_array(f.structure -> 'modules' -> 0) FROM course_edition f WHERE f.course_id = $1)
       || (structure -> 'modules')) WHERE course_id = $2`,
    [from.id, to.id],
  );
  await house.db.query(
    `INSERT INTO course_edition_module (course_edition_id, module_edition_id, position)
     SELECT t.id, m.module_edition_id, 90 FROM course_edition t, course_edition f
     JOIN course_edition_module m ON m.course_edition_id = f.id AND m.position = 0
     WHERE f.course_id = $1 AND t.course_id = $2`,
    [from.id, to.id],
  );
}

describe('a module shared by two courses', () => {
  test('keeps what was finished in it: completed, and skipped as far as the rule of the other goes', async () => {
    const { given } = house;
    const network = await given.network();
    const first = await given.course(network, { lessons: 10, modules: 2, skippable: 3 });
    const second = await given.course(network, { lessons: 2 });
    await shareFirstModule(first, second);
    const learner = await given.learner(await given.cohort([first]));
    const lessonId = (place: number) => first.lessons[place]?.id;
    for (const place of [0, 1, 2]) {
      await house.as(learner).ask(skipLesson, { courseId: first.id, lessonId: lessonId(place) });
    }
    await given.completed(learner, first, first.lessons.slice(3, 4));
    await house.as(learner).ask(lessonPage, { courseId: first.id, lessonId: lessonId(4) });
    await house.as(learner).ask(enrol, { courseId: second.id });
    // of the seven lessons two may be skipped; the one that was only opened stays to be done
    expect(await progressIn(learner, second.id)).toEqual({
      done: 1,
      skipped: 2,
      total: 7,
      completed: false,
    });
    expect(await progressIn(learner, first.id)).toMatchObject({ done: 1, skipped: 3 });
    expect(await eventsOf(learner, second.id)).toEqual(['enrolled course']);
  });

  test('counts towards the completion of the second course', async () => {
    const { given } = house;
    const network = await given.network();
    const first = await given.course(network, { lessons: 2 });
    const second = await given.course(network, { lessons: 2 });
    await shareFirstModule(first, second);
    const learner = await given.learner(await given.cohort([first]));
    await given.completed(learner, first);
    await house.as(learner).ask(enrol, { courseId: second.id });
    await given.completed(learner, second);
    expect(await progressIn(learner, second.id)).toEqual({
      done: 4,
      skipped: 0,
      total: 4,
      completed: true,
    });
  });
});

describe('a newer edition of the course', () => {
  /** Publishes it: the first lesson is gone, and the course has another name. */
  async function publishSecond(course: GivenCourse): Promise<void> {
    await house.db.query(
      `WITH newer AS (
         INSERT INTO course_edition (course_id, number, title, summary, outcomes, certificate_title, rule, structure, published_at)
         SELECT course_id, 2, '{"bg":"Второ издание","en":"Second edition"}', summary, outcomes, certificate_title, rule,
                structure #- '{modules,0,lessons,0}', now()
         FROM course_edition WHERE course_id = $1 RETURNING id)
       INSERT INTO course_edition_module (course_edition_id, module_edition_id, position)
       SELECT newer.id, m.module_edition_id, m.position FROM newer, course_edition e
       JOIN course_edition_module m ON m.course_edition_id = e.id WHERE e.course_id = $1 AND e.number = 1`,
      [course.id],
    );
  }

  test('leaves her in the one she began, to its end; who comes later gets the new one', async () => {
    const { given } = house;
    const course = await given.course(await given.network(), { lessons: 3 });
    const cohort = await given.cohort([course]);
    const before = await given.learner(cohort);
    await given.completed(before, course, course.lessons.slice(1));
    await publishSecond(course);
    const after = await given.learner(cohort);

    const [dropped] = course.lessons;
    const asked = { courseId: course.id, lessonId: dropped?.id };
    const page = '{ ownCourses { title progress { done total } } }';
    expect(await house.as(before).ask(page)).toMatchObject({
      ownCourses: [
        { title: expect.not.stringContaining('Второ'), progress: { done: 2, total: 3 } },
      ],
    });
    expect(await house.as(after).ask(page)).toEqual({
      ownCourses: [{ title: 'Второ издание', progress: { done: 0, total: 2 } }],
    });
    const { lesson } = await house.as(before).ask<{ lesson: { total: number } }>(lessonPage, asked);
    expect(lesson.total).toBe(3);

    if (dropped) await given.answered(before, course, dropped);
    const finished = await house.as(before).ask<Finishing>(completeLesson, asked);
    expect(finished['completeLesson']).toEqual({ nextLessonId: null, courseCompleted: true });
    await given.completed(after, course, course.lessons.slice(1));
    expect(await house.as(after).ask(dashboard)).toMatchObject({
      ownCourses: [{ progress: { done: 2, total: 2, completed: true } }],
      ownCertificates: [{ state: 'awaiting-choice' }],
    });
  });
});
