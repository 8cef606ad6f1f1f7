import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../testing/app.js';
import type { Cohort } from '../network/cohort.entity.js';
import type { GivenCourse, GivenLearner } from '../testing/given.js';
import { answerQuestion, completeLesson, type Finishing, lessonPage } from './documents.fixture.js';
import type { FormField } from './lesson.types.js';

interface Marked {
  answerQuestion: {
    reason?: string;
    right?: boolean;
    score?: number;
    items?: { optionId: string | null; right: boolean; chosen: boolean; explanationHtml: string }[];
  };
}

let house: TestApp;
let course: GivenCourse;
let learner: GivenLearner;

let cohort: Cohort;

beforeAll(async () => {
  house = await startApp();
  course = await house.given.course(await house.given.network(), { lessons: 3 });
  cohort = await house.given.cohort([course]);
});
afterAll(() => house.stop());

const newLearner = async () => {
  learner = await house.given.learner(cohort);
};

type Lesson = GivenCourse['lessons'][number];
const lessonAt = (place: number): Lesson => {
  const lesson = course.lessons[place];
  if (!lesson) throw new Error(`No lesson ${place}`);
  return lesson;
};
const questionOf = (
  lesson: Lesson,
  type: 'choose-one' | 'choose-all' | 'work-out' | 'put-in-order',
) => {
  const question = lesson.questions.find(({ id }) => id === type);
  if (!question) throw new Error(`No ${type} in this lesson`);
  return question;
};
// the fixture's lessons ask the first kind and, in turn, one of the others
const place = { 'choose-one': 0, 'choose-all': 0, 'work-out': 1, 'put-in-order': 2 } as const;
type Kind = keyof typeof place;

const fieldsOf = (name: string, ...values: string[]): FormField[] =>
  values.map((value) => ({ name, value }));

function answerWith(kind: Kind, fields: FormField[], attemptId: string = randomUUID()) {
  const lesson = lessonAt(place[kind]);
  const input = { attemptId, courseId: course.id, lessonId: lesson.id, questionId: kind, fields };
  return house.as(learner).ask<Marked>(answerQuestion, { input });
}

const attempts = (): Promise<{ id: string; question_id: string; score: number }[]> =>
  house.db.query(
    `SELECT a.id, a.question_id, a.score FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
     WHERE e.account_id = $1 ORDER BY a.at`,
    [learner.accountId],
  );

describe('feedback', () => {
  beforeAll(newLearner);

  test.each<[Kind]>([['choose-one'], ['choose-all'], ['work-out'], ['put-in-order']])(
    'the right answer to %s is explained',
    async (kind) => {
      const { right } = questionOf(lessonAt(place[kind]), kind);
      const { answerQuestion: marked } = await answerWith(kind, right);
      expect(marked).toMatchObject({ right: true, score: 1 });
      expect(marked.items?.length).toBeGreaterThan(0);
      for (const item of marked.items ?? []) expect(item.explanationHtml).not.toBe('');
    },
  );

  test.each<[Kind, FormField[]]>([
    ['choose-one', fieldsOf('choose-one', 'b')],
    ['choose-all', fieldsOf('choose-all', 'c')],
    ['work-out', fieldsOf('work-out', '100')],
  ])('another answer to %s is explained as well', async (kind, fields) => {
    const { answerQuestion: marked } = await answerWith(kind, fields);
    expect(marked).toMatchObject({ right: false });
    expect(marked.items?.find(({ chosen }) => chosen)?.explanationHtml).not.toBe('');
  });

  test('a wrong choice does not give the right one away', async () => {
    const { answerQuestion: marked } = await answerWith('choose-one', fieldsOf('choose-one', 'b'));
    expect(marked.items?.map(({ optionId }) => optionId)).toEqual(['b']);
    const { answerQuestion: several } = await answerWith('choose-all', fieldsOf('choose-all', 'a'));
    expect(several.items?.filter(({ chosen }) => !chosen)).toEqual([
      { optionId: null, right: true, chosen: false, explanationHtml: '' },
    ]);
  });

  test('a number is read as the language writes it', async () => {
    const input = {
      courseId: course.id,
      lessonId: lessonAt(1).id,
      questionId: 'work-out',
      attemptId: randomUUID(),
      fields: fieldsOf('work-out', '24,9 €'),
    };
    const { answerQuestion: marked } = await house
      .as(learner)
      .ask<Marked>(answerQuestion, { input });
    expect(marked).toMatchObject({ right: true });
  });
});

describe('what is stored', () => {
  beforeEach(newLearner);

  test('an attempt id sent twice, even at once, is one row', async () => {
    const attemptId = randomUUID();
    const { right } = questionOf(lessonAt(0), 'choose-one');
    const all = await Promise.all(
      Array.from({ length: 10 }, () => answerWith('choose-one', right, attemptId)),
    );
    for (const { answerQuestion: marked } of all) expect(marked).toMatchObject({ right: true });
    expect(await attempts()).toEqual([{ id: attemptId, question_id: 'choose-one', score: 1 }]);
  });

  test('two tabs that answer the same question both hear what they chose, and both count', async () => {
    const [left, right] = await Promise.all([
      answerWith('choose-one', fieldsOf('choose-one', 'b')),
      answerWith('choose-one', fieldsOf('choose-one', 'a')),
    ]);
    expect(left.answerQuestion).toMatchObject({ right: false, items: [{ optionId: 'b' }] });
    expect(right.answerQuestion).toMatchObject({ right: true, items: [{ optionId: 'a' }] });
    expect((await attempts()).map(({ score }) => score).sort()).toEqual([0, 1]);
  });

  test('there is no limit to the tries, and the last ones count like the first', async () => {
    for (let tries = 0; tries < 40; tries += 1) {
      const { answerQuestion: marked } = await answerWith(
        'choose-one',
        fieldsOf('choose-one', 'b'),
      );
      expect(marked).toMatchObject({ right: false });
    }
    expect(await attempts()).toHaveLength(40);
  });

  test('a wrong answer counts as answered: any result does', async () => {
    const lesson = lessonAt(0);
    await answerWith('choose-one', fieldsOf('choose-one', 'b'));
    await answerWith('choose-all', fieldsOf('choose-all', 'c'));
    const done = await house
      .as(learner)
      .ask<Finishing>(completeLesson, { courseId: course.id, lessonId: lesson.id });
    expect(done['completeLesson']).toMatchObject({ courseCompleted: false });
  });

  test('what was answered is marked on the page, on any device', async () => {
    await answerWith('choose-one', fieldsOf('choose-one', 'b'));
    const { body } = await house
      .as(learner)
      .query(lessonPage, { courseId: course.id, lessonId: lessonAt(0).id });
    const page = JSON.parse(body) as {
      data: { lesson: { parts: { question: { id: string; answered: boolean } | null }[] } };
    };
    const answered = page.data.lesson.parts.flatMap(({ question }) =>
      question?.answered ? [question.id] : [],
    );
    expect(answered).toEqual(['choose-one']);
  });
});

describe('what is no answer', () => {
  beforeAll(newLearner);

  test.each<[string, Kind, FormField[], string]>([
    ['nothing chosen', 'choose-one', [], 'incomplete'],
    ['an option that is not there', 'choose-one', fieldsOf('choose-one', 'z'), 'unknown-option'],
    ['a text in the place of a number', 'work-out', fieldsOf('work-out', 'много'), 'not-a-number'],
    ['an option in the place of a number', 'work-out', fieldsOf('work-out', 'a'), 'not-a-number'],
    [
      'places given twice',
      'put-in-order',
      [...fieldsOf('a', '1'), ...fieldsOf('b', '1'), ...fieldsOf('c', '2')],
      'not-an-order',
    ],
    [
      'a place left open',
      'put-in-order',
      [...fieldsOf('a', '1'), ...fieldsOf('b', ''), ...fieldsOf('c', '2')],
      'incomplete',
    ],
    [
      'an item that is not there',
      'put-in-order',
      [...fieldsOf('a', '1'), ...fieldsOf('b', '2'), ...fieldsOf('x', '3')],
      'unknown-option',
    ],
    ['too few items', 'put-in-order', [...fieldsOf('a', '1'), ...fieldsOf('b', '2')], 'incomplete'],
  ])('%s is told kindly and not stored', async (_what, kind, fields, reason) => {
    const { answerQuestion: marked } = await answerWith(kind, fields);
    expect(marked).toEqual({ reason });
    expect(await attempts()).toEqual([]);
  });

  test('an unknown question and the question of another lesson are not found', async () => {
    for (const [lessonId, questionId] of [
      [lessonAt(0).id, 'none'],
      [lessonAt(0).id, 'put-in-order'],
      ['none', 'choose-one'],
    ]) {
      const input = {
        attemptId: randomUUID(),
        courseId: course.id,
        lessonId,
        questionId,
        fields: fieldsOf('x', 'a'),
      };
      expect((await house.as(learner).query(answerQuestion, { input })).refusal).toBe('not-found');
    }
    expect(await attempts()).toEqual([]);
  });

  test('a lesson of another course is not found', async () => {
    const other = await house.given.course({ id: course.networkId }, { lessons: 3 });
    const [foreign] = other.lessons;
    const input = {
      attemptId: randomUUID(),
      courseId: course.id,
      lessonId: foreign?.id,
      questionId: 'choose-one',
      fields: fieldsOf('choose-one', 'a'),
    };
    expect((await house.as(learner).query(answerQuestion, { input })).refusal).toBe('not-found');
  });

  test('an attempt id that is none is invalid input, not an error of the house', async () => {
    const lesson = lessonAt(0);
    const { right } = questionOf(lesson, 'choose-one');
    const input = {
      attemptId: "1'; --",
      courseId: course.id,
      lessonId: lesson.id,
      questionId: 'choose-one',
      fields: right,
    };
    expect((await house.as(learner).query(answerQuestion, { input })).refusal).toBe(
      'invalid-input',
    );
  });

  test('an enormous form is refused or marked, and the house stands', async () => {
    const many = Array.from({ length: 1_000 }, (_, at) => ({
      name: 'choose-all',
      value: `o${at}`,
    }));
    const { answerQuestion: marked } = await answerWith('choose-all', many);
    expect(marked).toEqual({ reason: 'unknown-option' });
  });
});
