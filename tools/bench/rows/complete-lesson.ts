import { randomUUID } from 'node:crypto';
import { cpuDuring } from '../usage.ts';
import { eightAtOnce, openForms, type SendForm } from '../forms.ts';
import { findLesson, type Learner, type Lesson, makeLearners } from '../learners.ts';
import type { Bench, Row } from '../row.ts';

const learners = 150;
/** Learners whose forms, sent again and again, only warm the processes up. */
const warmUp = 50;
const warmUpMs = 12_000;

type Step = { what: string; status: number; work: (send: SendForm) => Promise<number> };

/** CPU ms of one form: a list of them sent, eight at a time. */
const costOf = async ({ pids }: Bench, steps: Step[], send: SendForm): Promise<number> => {
  const { ms } = await cpuDuring(pids(), () =>
    eightAtOnce(steps, async ({ what, status, work }) => {
      const got = await work(send);
      if (got !== status) throw new Error(`${what}: status ${got} instead of ${status}`);
    }),
  );
  return ms / steps.length;
};

type Forms = {
  answers: (some: Learner[], to: string) => Step[];
  endings: (some: Learner[]) => Step[];
};

/** The forms of one lesson: `?/answer` gives the page anew, `/answer` is what the island sends. */
const formsOf = ({ courseId, lessonId, questions }: Lesson): Forms => {
  const path = `/courses/${courseId}/${lessonId}`;
  return {
    answers: (some, to) =>
      some.flatMap((learner) =>
        questions.map(({ id, fields }) => ({
          what: 'answering',
          status: 200,
          work: (send) =>
            send(`${path}${to}`, { question: id, attempt: randomUUID(), ...fields }, learner),
        })),
      ),
    endings: (some) =>
      some.map((learner) => ({
        what: 'completing',
        status: 303,
        work: (send) => send(`${path}?/done`, { number: '2' }, learner),
      })),
  };
};

/** Answering the questions of a lesson and pressing "Done", by forms without JavaScript. */
export const row: Row = {
  name: 'complete-lesson',
  what: 'answering a question and completing a lesson through the forms',
  unit: 'CPU ms',
  budget: { atMost: 3 },
  run: async (bench) => {
    const { stack, references } = bench;
    const lesson = await findLesson(stack.databaseUrl);
    const people = await makeLearners(stack.databaseUrl, lesson.courseId, warmUp + learners);
    const { answers, endings } = formsOf(lesson);
    const { send, close } = openForms(stack.publicUrl);
    const [first, rest] = [people.slice(0, warmUp), people.slice(warmUp)];
    for (const end = performance.now() + warmUpMs; performance.now() < end;) {
      await costOf(bench, [...answers(first, '?/answer'), ...answers(first, '/answer')], send);
      await costOf(bench, endings(first), send);
    }
    const answering = await costOf(bench, answers(rest, '?/answer'), send);
    const island = await costOf(bench, answers(rest, '/answer'), send);
    const completing = await costOf(bench, endings(rest), send);
    await close();
    const { cpuMs } = await references.apollo();
    return {
      figure: Math.max(answering, completing),
      reference: { name: 'bare Apollo, CPU ms', figure: cpuMs },
      details: {
        'answering, with the page anew': answering,
        'answering from the island': island,
        completing,
      },
    };
  },
};
