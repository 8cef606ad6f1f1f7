import {
  canCompleteLesson,
  canSkipLesson,
  completionsAfter,
  learningMinutes,
  type LearnerActor,
  type LessonRecord,
  type LessonState,
  lessonsOf,
  lessonStateAfter,
  progressOf,
} from '@pateka/domain';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type { CourseOutline } from '../courses/course-edition.entity.js';
import { Refused } from '../identity/identity.types.js';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenCourse } from '../testing/given.js';
import { CompletionService } from './completion.service.js';
import { EnrolmentService } from './enrolment.service.js';
import { progressOfRow } from './lesson-page.js';
import { LessonService } from './lesson.service.js';

let house: TestApp;
const courses: { course: GivenCourse; structure: CourseOutline }[] = [];

beforeAll(async () => {
  house = await startApp();
  const network = await house.given.network();
  for (const shape of [
    { lessons: 1, skippable: 1 },
    { lessons: 4, modules: 2, skippable: 2 },
    { lessons: 7, modules: 3, skippable: 5 },
  ]) {
    const course = await house.given.course(network, shape);
    const [row]: { structure: CourseOutline }[] = await house.db.query(
      'SELECT structure FROM course_edition WHERE course_id = $1',
      [course.id],
    );
    if (row) courses.push({ course, structure: row.structure });
  }
});
afterAll(() => house.stop());

interface Step {
  what: 'open' | 'answer' | 'complete' | 'skip';
  /** Taken modulo what there is. */
  lesson: number;
  question: number;
}

const step = (what: Step['what'], lesson: number, question = 0): Step => ({
  what,
  lesson,
  question,
});
const worked = (lesson: number) => [
  step('answer', lesson),
  step('answer', lesson, 1),
  step('complete', lesson),
];

/** Single steps, and whole lessons worked through: otherwise hardly a longer course would be completed. */
const anySteps = fc
  .array(
    fc.oneof(
      fc
        .record({
          what: fc.constantFrom<Step['what']>('open', 'answer', 'complete', 'skip'),
          lesson: fc.nat(6),
          question: fc.nat(1),
        })
        .map((single) => [single]),
      fc.nat(6).map(worked),
    ),
    { maxLength: 16 },
  )
  .map((steps) => steps.flat());

/** What should be stored, worked out by the pure rules alone. */
class Model {
  private readonly states = new Map<string, LessonState>();
  private readonly answered = new Map<string, Set<string>>();
  readonly completions = new Set<string>();

  constructor(private readonly structure: CourseOutline) {}

  records(): LessonRecord[] {
    return [...this.states].map(([lessonId, state]) => ({
      lessonId,
      state,
      answeredQuestionIds: [],
    }));
  }

  open(lessonId: string): void {
    this.states.set(lessonId, lessonStateAfter(this.states.get(lessonId) ?? null, 'opened'));
  }

  answer(lessonId: string, questionId: string): void {
    this.answered.set(lessonId, (this.answered.get(lessonId) ?? new Set()).add(questionId));
  }

  /** @returns the reason of the refusal, or null when it is done */
  finish(lessonId: string, state: 'completed' | 'skipped'): string | null {
    const lesson = lessonsOf(this.structure).find(({ id }) => id === lessonId);
    if (!lesson) throw new Error('No lesson');
    const verdict =
      state === 'completed'
        ? canCompleteLesson(lesson, [...(this.answered.get(lessonId) ?? [])])
        : canSkipLesson(this.structure, this.records(), lessonId);
    if (!verdict.ok) return verdict.reason;
    this.states.set(lessonId, lessonStateAfter(this.states.get(lessonId) ?? null, state));
    if (state === 'completed') this.completions.add(`lesson ${lessonId}`);
    const { moduleIds, course } = completionsAfter(this.structure, this.records());
    for (const id of moduleIds) this.completions.add(`module ${id}`);
    if (course) this.completions.add('course');
    return null;
  }
}

interface Stored {
  scope: string;
  scope_id: string;
  minutes: number;
}

async function stored(accountId: string) {
  const rows: Stored[] = await house.db.query(
    `SELECT c.scope, c.scope_id, (c.inputs ->> 'minutes')::int AS minutes FROM completion c
     JOIN enrolment e ON e.id = c.enrolment_id WHERE e.account_id = $1`,
    [accountId],
  );
  const labels = rows.map(({ scope, scope_id: id }) =>
    scope === 'course' ? 'course' : `${scope} ${id}`,
  );
  return { labels: labels.sort(), minutes: rows.find(({ scope }) => scope === 'course')?.minutes };
}

async function walk(place: number, steps: Step[]): Promise<void> {
  const chosen = courses[place % courses.length];
  if (!chosen) throw new Error('No course');
  const { course, structure } = chosen;
  const learner = await house.given.bareLearner(course.networkId);
  await house.get(EnrolmentService).enrol(learner, course.id, 'bg');
  const model = new Model(structure);
  let minutes: number | undefined;
  for (const step of steps) {
    const lesson = course.lessons[step.lesson % course.lessons.length];
    const question = lesson?.questions[step.question % lesson.questions.length];
    if (!lesson || !question) throw new Error('No lesson');
    const said = await act(learner, course, step.what, { lesson, question });
    const expected = expectedOf(model, step.what, lesson.id, question.id);
    expect([step.what, said]).toEqual([step.what, expected]);
    const [row] = await house.get(EnrolmentService).rows(learner.accountId, null);
    if (!row) throw new Error('Not enrolled');
    const { done, skipped, total } = progressOf(structure, model.records());
    const completed = model.completions.has('course');
    expect(progressOfRow(row)).toMatchObject({ done, skipped, total, completed });
    if (completed) minutes ??= learningMinutes(structure, model.records());
  }
  expect(await stored(learner.accountId)).toEqual({
    labels: [...model.completions].sort(),
    minutes,
  });
}

type Lesson = GivenCourse['lessons'][number];

async function act(
  learner: LearnerActor,
  course: GivenCourse,
  what: Step['what'],
  { lesson, question }: { lesson: Lesson; question: Lesson['questions'][number] },
): Promise<string | null> {
  const place = { courseId: course.id, lessonId: lesson.id };
  if (what === 'open') {
    await house.get(LessonService).page(learner, course.id, lesson.id, 'bg');
    return null;
  }
  if (what === 'answer') {
    const input = {
      ...place,
      questionId: question.id,
      attemptId: randomUUID(),
      fields: question.right,
    };
    const marked = await house.get(LessonService).answer(learner, input, 'bg');
    return marked instanceof Refused ? marked.reason : null;
  }
  const service = house.get(CompletionService);
  const finished =
    what === 'complete'
      ? await service.complete(learner, course.id, lesson.id)
      : await service.skip(learner, course.id, lesson.id);
  return finished instanceof Refused ? finished.reason : null;
}

function expectedOf(
  model: Model,
  what: Step['what'],
  lessonId: string,
  questionId: string,
): string | null {
  if (what === 'open') model.open(lessonId);
  else if (what === 'answer') model.answer(lessonId, questionId);
  else return model.finish(lessonId, what === 'complete' ? 'completed' : 'skipped');
  return null;
}

test('whatever she does in whatever order, what is stored is what the rules say', async () => {
  const all = [0, 1, 2, 3, 4, 5, 6];
  await fc.assert(fc.asyncProperty(fc.nat(2), anySteps, walk), {
    numRuns: 30,
    examples: [
      [0, [...worked(0), step('skip', 0)]],
      [2, [...[0, 1, 2].map((lesson) => step('skip', lesson)), ...all.flatMap(worked)]],
    ],
  });
});
