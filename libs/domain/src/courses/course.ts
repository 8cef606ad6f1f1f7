/** A lesson as the rules see it. Ids are stable over editions. */
export interface LessonStructure {
  id: string;
  /** Flagged by its author: it may be passed over without penalty (safety 41). */
  skippable: boolean;
  /** Nominal minutes. Nobody is timed. */
  minutes: number;
  questionIds: string[];
}

/** A module: its lessons in the order they are taught. */
export interface ModuleStructure {
  id: string;
  lessons: LessonStructure[];
}

/** What of a course may be passed over. */
export interface CourseRule {
  /** Of all lessons of the course, 0..1; 0.3 unless an edition says otherwise. */
  maxSkippedShare: number;
}

/** A course edition, or anything that has its shape. Lesson ids are unique in it. */
export interface CourseStructure {
  modules: ModuleStructure[];
  rule: CourseRule;
}

/** How far a lesson has come; a later state is never taken back to an earlier one. */
export type LessonState = 'opened' | 'skipped' | 'completed';

/** What is stored of one lesson in one enrolment; a lesson_progress row fits. */
export interface LessonRecord {
  lessonId: string;
  state: LessonState;
  /** Questions answered at least once, with whatever result. */
  answeredQuestionIds: string[];
  /** When it was last touched, if known: decides only where to continue. */
  touchedAt?: Date | null;
}

/**
 * All lessons of a course in the order they are taught.
 * @param course a course
 * @returns its lessons, module after module
 */
export function lessonsOf(course: CourseStructure): LessonStructure[] {
  return course.modules.flatMap((module) => module.lessons);
}

const strength: Record<LessonState, number> = { opened: 1, skipped: 2, completed: 3 };

/**
 * What a lesson's state is after one more thing happened to it: a skipped lesson may be completed
 * later, a completed one never becomes skipped or opened again.
 * @param before the stored state; null when the lesson was never touched
 * @param happened what happens now
 * @returns the state to store
 */
export function lessonStateAfter(before: LessonState | null, happened: LessonState): LessonState {
  return before !== null && strength[before] > strength[happened] ? before : happened;
}

/**
 * The strongest state of each lesson. Records may come in any order and more than once; records of
 * lessons that are not in the course (an older edition's) are left out.
 * @param course a course
 * @param records what is stored of one enrolment
 * @returns lesson id → state, touched lessons only
 */
export function statesOf(
  course: CourseStructure,
  records: readonly LessonRecord[],
): Map<string, LessonState> {
  const known = new Set(lessonsOf(course).map((lesson) => lesson.id));
  const states = new Map<string, LessonState>();
  for (const { lessonId, state } of records) {
    if (!known.has(lessonId)) continue;
    states.set(lessonId, lessonStateAfter(states.get(lessonId) ?? null, state));
  }
  return states;
}
