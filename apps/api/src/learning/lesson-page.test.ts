import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../testing/app.js';
import { everyColumn } from '../testing/dump.js';
import type { GivenCourse, GivenLearner } from '../testing/given.js';
import {
  answerQuestion,
  completeLesson,
  coursePage,
  dashboard,
  lessonPage,
} from './documents.fixture.js';

interface Page {
  lesson: {
    state: string | null;
    canSkip: boolean;
    number: number;
    total: number;
    parts: {
      kind: string;
      question: { id: string; type: string; choices: { id: string }[] } | null;
    }[];
    progress: { done: number } | null;
  };
}

let house: TestApp;
beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());

const rowCounts = async (): Promise<Record<string, number>> => {
  const tables = [...new Set((await everyColumn(house.db)).map(({ table }) => table))];
  const counts: [string, number][] = [];
  for (const table of tables) {
    const [row]: { count: number }[] = await house.db.query(`SELECT count(*)::int FROM "${table}"`);
    counts.push([table, row?.count ?? 0]);
  }
  return Object.fromEntries(counts);
};

async function givenCourse(lessons: number, modules = 2) {
  const { given } = house;
  const network = await given.network();
  const course = await given.course(network, { lessons, modules, skippable: 1 });
  const learner = await given.learner(await given.cohort([course]));
  return { network, course, learner };
}

const lessonOf = (course: GivenCourse, place: number) => {
  const lesson = course.lessons[place];
  if (!lesson) throw new Error(`No lesson ${place}`);
  return lesson;
};

describe('the number of statements does not grow with the course', () => {
  describe.each([3, 60])('%i lessons', (lessons) => {
    let course: GivenCourse;
    let learner: GivenLearner;

    beforeAll(async () => {
      ({ course, learner } = await givenCourse(lessons, lessons / 3));
      await house.given.completed(learner, course, course.lessons.slice(0, lessons - 1));
      // the dated facts are read once a minute by the whole process
      await house.as().ask(lessonPage, { courseId: course.id, lessonId: lessonOf(course, 0).id });
    });

    const asked = (document: string, variables = {}) =>
      house.statements(() => house.as(learner).ask(document, variables));

    test('a lesson page: at most 3, the first time and again', async () => {
      for (const place of [lessons - 1, 0, 0]) {
        const { statements } = await asked(lessonPage, {
          courseId: course.id,
          lessonId: lessonOf(course, place).id,
        });
        expect(statements.length).toBeLessThanOrEqual(3);
      }
    });

    test('a lesson page for a visitor: 1', async () => {
      const variables = { courseId: course.id, lessonId: lessonOf(course, 1).id };
      const { statements } = await house.statements(() => house.as().ask(lessonPage, variables));
      expect(statements).toHaveLength(1);
    });

    test('a course page: at most 4', async () => {
      const { statements } = await asked(coursePage, { id: course.id });
      expect(statements.length).toBeLessThanOrEqual(4);
    });

    test('the dashboard: at most 5', async () => {
      const { statements } = await asked(dashboard);
      expect(statements.length).toBeLessThanOrEqual(5);
    });
  });

  test('the dashboard with three courses and certificates: still at most 5', async () => {
    const { given } = house;
    const network = await given.network();
    const courses = [
      await given.course(network),
      await given.course(network),
      await given.course(network),
    ];
    const learner = await given.learner(await given.cohort(courses));
    for (const course of courses) await given.completed(learner, course);
    const { result, statements } = await house.statements(() =>
      house.as(learner).ask<{ ownCertificates: unknown[]; ownCourses: unknown[] }>(dashboard),
    );
    expect([result.ownCourses.length, result.ownCertificates.length]).toEqual([3, 3]);
    expect(statements.length).toBeLessThanOrEqual(5);
  });
});

describe('a visitor', () => {
  test('reads and answers, and nothing at all is stored', async () => {
    const { course } = await givenCourse(4);
    const lesson = lessonOf(course, 2);
    const before = await rowCounts();
    const { lesson: page } = await house
      .as()
      .ask<Page>(lessonPage, { courseId: course.id, lessonId: lesson.id });
    expect(page).toMatchObject({
      state: null,
      canSkip: false,
      progress: null,
      number: 3,
      total: 4,
    });
    for (const { id, right } of lesson.questions) {
      const input = { courseId: course.id, lessonId: lesson.id, questionId: id };
      const marked = await house
        .as()
        .ask(answerQuestion, { input: { ...input, attemptId: randomUUID(), fields: right } });
      expect(marked).toMatchObject({ answerQuestion: { right: true, score: 1 } });
    }
    await house.as().ask(coursePage, { id: course.id });
    expect(await rowCounts()).toEqual(before);
  });

  test('is asked to sign in before "Done"', async () => {
    const { course } = await givenCourse(3);
    const answer = await house
      .as()
      .query(completeLesson, { courseId: course.id, lessonId: lessonOf(course, 0).id });
    expect(answer.refusal).toBe('signed-out');
  });

  test('a signed-in learner who is not enrolled leaves nothing behind either', async () => {
    const { course } = await givenCourse(3);
    const { learner } = await givenCourse(3);
    const lesson = lessonOf(course, 1);
    const before = await rowCounts();
    await house.as(learner).ask(lessonPage, { courseId: course.id, lessonId: lesson.id });
    const [question] = lesson.questions;
    await house.as(learner).ask(answerQuestion, {
      input: {
        courseId: course.id,
        lessonId: lesson.id,
        questionId: question?.id,
        attemptId: randomUUID(),
        fields: question?.right,
      },
    });
    expect(await rowCounts()).toEqual(before);
  });
});

describe('what a lesson page never tells', () => {
  test('neither right answers nor explanations are in it, for a visitor as for a learner', async () => {
    const { course, learner } = await givenCourse(6);
    const kinds = new Set<string>();
    for (const who of [undefined, learner]) {
      for (const { id, questions } of course.lessons) {
        const answer = await house
          .as(who)
          .query<Page>(lessonPage, { courseId: course.id, lessonId: id });
        // what the fixture's explanations and results are made of
        expect(answer.body).not.toMatch(/Обяснение|Сто без|Така е по-лесно|explanation|tolerance/i);
        expect(answer.body).not.toMatch(/"(right|correct|score|value|answer)"/i);
        for (const { question } of answer.data?.lesson.parts ?? []) {
          if (!question) continue;
          kinds.add(question.type);
          const right = questions.find((known) => known.id === question.id)?.right ?? [];
          if (question.type === 'order') {
            // the items stand in another order than the right one
            expect(question.choices.map(({ id: item }) => item)).not.toEqual(
              right.map(({ name }) => name),
            );
          }
          if (question.type === 'number') expect(JSON.stringify(question)).not.toContain('25');
        }
      }
    }
    expect([...kinds].sort()).toEqual(['multiple', 'number', 'order', 'single']);
  });

  test('the type itself has no field for them', async () => {
    const { __type } = await house
      .as()
      .ask<{ __type: { fields: { name: string }[] } }>(
        '{ __type(name: "Question") { fields { name } } }',
      );
    expect(__type.fields.map(({ name }) => name).sort()).toEqual([
      'answered',
      'choices',
      'id',
      'pieces',
      'promptHtml',
      'rights',
      'steps',
      'type',
      'unit',
    ]);
  });
});

describe('where a lesson is found', () => {
  test('a lesson of another course, an unknown lesson and an unknown course are not found', async () => {
    const { course } = await givenCourse(3);
    const { course: other } = await givenCourse(3);
    for (const [courseId, lessonId] of [
      [course.id, lessonOf(other, 0).id],
      [course.id, 'none'],
      ['none', lessonOf(course, 0).id],
    ]) {
      expect((await house.as().query(lessonPage, { courseId, lessonId })).refusal).toBe(
        'not-found',
      );
    }
  });

  test('each language has its own text, and the same ids', async () => {
    const { course } = await givenCourse(3);
    const variables = { courseId: course.id, lessonId: lessonOf(course, 0).id };
    const bg = await house.as().query<Page>(lessonPage, variables);
    const en = await house.as().query<Page>(lessonPage, variables, { locale: 'en' });
    expect(bg.body).toContain('Урок 1');
    expect(en.body).toContain('Lesson 1');
    const ids = ({ data }: typeof bg) =>
      data?.lesson.parts.map(({ question }) => question?.id ?? null);
    expect(ids(en)).toEqual(ids(bg));
  });
});
