import type { CourseStructure, LessonRecord, LessonState, LessonStructure } from './course.js';
import { lessonsOf, statesOf } from './course.js';

/** One stone of the path: 'here' is where to continue, the rest lies ahead, touched or not. */
export interface PathStone {
  lessonId: string;
  state: 'done' | 'skipped' | 'here' | 'ahead';
}

/** How far an enrolment has come. */
export interface Progress {
  /** Lessons completed; skipped ones are counted apart. */
  done: number;
  skipped: number;
  total: number;
  /** (done + skipped) / total, 0..1; 0 for a course without lessons. */
  share: number;
  /** Where to continue; null when every lesson is done or skipped. */
  nextLessonId: string | null;
  path: PathStone[];
}

const isFinished = (state: LessonState | undefined): boolean =>
  state === 'completed' || state === 'skipped';

/** The touched lesson with the latest time; without times, or with equal ones, the furthest. */
function lastTouched(lessons: LessonStructure[], records: readonly LessonRecord[]): number {
  let last = 0;
  let latest = -Infinity;
  for (const [position, lesson] of lessons.entries()) {
    for (const record of records) {
      if (record.lessonId !== lesson.id) continue;
      const time = record.touchedAt?.getTime() ?? -Infinity;
      if (time < latest) continue;
      latest = time;
      last = position;
    }
  }
  return last;
}

/** First not finished from the last touched one on (itself, if it is only open), then from the start. */
function nextOf(
  lessons: LessonStructure[],
  states: Map<string, LessonState>,
  records: readonly LessonRecord[],
): string | null {
  const from = lastTouched(lessons, records);
  const inTurn = [...lessons.slice(from), ...lessons.slice(0, from)];
  return inTurn.find((lesson) => !isFinished(states.get(lesson.id)))?.id ?? null;
}

function stoneOf(state: LessonState | undefined, isNext: boolean): PathStone['state'] {
  if (state === 'completed') return 'done';
  if (state === 'skipped') return 'skipped';
  return isNext ? 'here' : 'ahead';
}

/**
 * How far she has come and where to continue.
 * @param course the course edition of the enrolment
 * @param records what is stored of the enrolment, in any order; touchedAt, where given, decides which
 *   lesson was the last
 * @returns counts, share, the next lesson and the path, a stone for each lesson in order
 */
export function progressOf(course: CourseStructure, records: readonly LessonRecord[]): Progress {
  const lessons = lessonsOf(course);
  const states = statesOf(course, records);
  const counted = [...states.values()];
  const done = counted.filter((state) => state === 'completed').length;
  const skipped = counted.filter((state) => state === 'skipped').length;
  const nextLessonId = nextOf(lessons, states, records);
  return {
    done,
    skipped,
    total: lessons.length,
    share: lessons.length === 0 ? 0 : (done + skipped) / lessons.length,
    nextLessonId,
    path: lessons.map(({ id }) => ({
      lessonId: id,
      state: stoneOf(states.get(id), id === nextLessonId),
    })),
  };
}
