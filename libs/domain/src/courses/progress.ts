import type { CourseStructure, LessonRecord, LessonState, LessonStructure } from './course.js';
import { isWithdrawn, lessonsOf, statesOf } from './course.js';
import { lessonsToRepeat } from './mastery.js';

/**
 * One stone of the path: 'here' is where to continue, 'withdrawn' cannot be read at present, the rest lies
 * ahead, touched or not.
 */
export interface PathStone {
  lessonId: string;
  state: 'done' | 'skipped' | 'here' | 'ahead' | 'withdrawn';
}

/** How far an enrolment has come. */
export interface Progress {
  /** Lessons completed; skipped ones are counted apart. */
  done: number;
  skipped: number;
  /** Lessons that can be done: one that is withdrawn counts only when it was finished before. */
  total: number;
  /** (done + skipped) / total, 0..1; 0 for a course without lessons. */
  share: number;
  /** Where to continue; null when every lesson that can be read is done or skipped. */
  nextLessonId: string | null;
  /** Where questions are to be tried again, when the course asks for mastery. */
  repeatLessonIds: string[];
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
  records: readonly LessonRecord[],
  isOpen: (lessonId: string) => boolean,
): string | null {
  const from = lastTouched(lessons, records);
  const inTurn = [...lessons.slice(from), ...lessons.slice(0, from)];
  return inTurn.find(({ id }) => isOpen(id))?.id ?? null;
}

function stoneOf(state: LessonState | undefined, way: 'here' | 'ahead' | 'withdrawn') {
  if (state === 'completed') return 'done';
  return state === 'skipped' ? 'skipped' : way;
}

/**
 * How far she has come and where to continue.
 * @param course the course edition of the enrolment, what is withdrawn marked
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
  const isAway = (id: string) => !isFinished(states.get(id)) && isWithdrawn(course, id);
  const isOpen = (id: string) => !isFinished(states.get(id)) && !isAway(id);
  const total = lessons.filter(({ id }) => !isAway(id)).length;
  const nextLessonId = nextOf(lessons, records, isOpen);
  const wayTo = (id: string) => (isAway(id) ? 'withdrawn' : id === nextLessonId ? 'here' : 'ahead');
  return {
    done,
    skipped,
    total,
    share: total === 0 ? 0 : (done + skipped) / total,
    nextLessonId,
    repeatLessonIds: lessonsToRepeat(course, records),
    path: lessons.map(({ id }) => ({ lessonId: id, state: stoneOf(states.get(id), wayTo(id)) })),
  };
}
