import { learnerFactValues, type LearnerFacts, type Locale } from '@pateka/domain';
import type { CourseOutline } from '../courses/course-edition.entity.js';

/** One thing that happened to one simulated learner, in one month of the history. */
export interface SimulatedEvent {
  /** Which learner, from 0. */
  learner: number;
  kind: 'enrolled' | 'started' | 'completed' | 'certificate' | 'rated' | 'compared';
  scope: 'course' | 'module' | 'lesson';
  scopeId: string;
  /** 0 is the oldest month; the months after the last closed one are still open. */
  month: number;
  /** Days to completion, a rating from 1 to 5, or how far a rating of herself moved. */
  value: number | null;
}

export interface SimulatedLearner {
  cohort: number;
  enrolledMonth: number;
  locale: Locale;
  /** What she told of herself; null where she passed over it. */
  facts: LearnerFacts;
  events: SimulatedEvent[];
}

/** A small deterministic generator (xorshift): every demo shows the same half year. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** How many begin in each month (oldest first, the last is the open one), and in which cohort. */
const intake: { month: number; cohort: number; learners: number }[] = [
  { month: 0, cohort: 0, learners: 46 },
  { month: 1, cohort: 0, learners: 22 },
  { month: 1, cohort: 1, learners: 24 },
  { month: 2, cohort: 1, learners: 33 },
  { month: 3, cohort: 2, learners: 52 },
  { month: 4, cohort: 2, learners: 21 },
  { month: 4, cohort: 3, learners: 30 },
  { month: 5, cohort: 3, learners: 44 },
  { month: 6, cohort: 3, learners: 28 },
];

/** One of the values, the earlier ones more often; null of one in six. */
function answerOf<Value>(values: readonly Value[], random: () => number): Value | null {
  if (random() < 0.17) return null;
  return values[Math.floor(random() ** 2.2 * values.length)] ?? null;
}

/**
 * Simulates learners in one course: most begin, many stop on the way, about half finish, some later.
 * @param courseId the course
 * @param outline its modules and lessons
 * @param months how many months pass, the open one included
 */
export function simulate(
  courseId: string,
  outline: CourseOutline,
  months: number,
): SimulatedLearner[] {
  const random = generator(20_260_522);
  const about = generator(20_261_129);
  const learners: SimulatedLearner[] = [];
  for (const group of intake) {
    for (let n = 0; n < group.learners; n += 1) {
      const learner = learners.length;
      const events = walk({ learner, courseId, month: group.month }, outline, random);
      learners.push({
        cohort: group.cohort,
        enrolledMonth: group.month,
        locale: about() < 0.8 ? 'bg' : 'en',
        facts: {
          sex: answerOf(learnerFactValues.sex.slice(0, 2), () => about() ** 2),
          ageBand: answerOf(learnerFactValues.ageBand, about),
          regionSize: answerOf(learnerFactValues.regionSize, about),
        },
        events: events.filter(({ month }) => month < months),
      });
    }
  }
  return learners;
}

function walk(
  start: { learner: number; courseId: string; month: number },
  outline: CourseOutline,
  random: () => number,
): SimulatedEvent[] {
  const { learner, courseId } = start;
  let { month } = start;
  const events: SimulatedEvent[] = [];
  const add = (
    kind: SimulatedEvent['kind'],
    scope: SimulatedEvent['scope'],
    scopeId: string,
    value: number | null = null,
  ) => events.push({ learner, kind, scope, scopeId, month, value });
  add('enrolled', 'course', courseId);
  if (random() < 0.08) return events;
  add('started', 'course', courseId);
  for (const module of outline.modules) {
    add('started', 'module', module.id);
    for (const lesson of module.lessons) {
      if (random() < 0.045) return events;
      if (random() < 0.06) month += 1;
      add('completed', 'lesson', lesson.id);
    }
    add('completed', 'module', module.id);
  }
  add('completed', 'course', courseId, (month - start.month) * 30 + 6 + Math.floor(random() * 18));
  if (random() < 0.7) add('rated', 'course', courseId, 5 - Math.floor(random() ** 2 * 4));
  if (random() < 0.5) add('compared', 'course', courseId, Math.floor(random() * 4));
  if (random() < 0.15) month += 1;
  if (random() < 0.86) add('certificate', 'course', courseId);
  return events;
}
