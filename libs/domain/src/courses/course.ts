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
  /** Modules that are better finished first: advice, never a lock. */
  after?: readonly string[];
  /** Taken down for the time being: nobody can read it, and nobody has to (safety first). */
  withdrawn?: boolean;
}

/** How much of the questions has to be right, at the best try of each. */
export interface Mastery {
  /** In each lesson, or over the course. */
  of: 'lesson' | 'course';
  /** Share of the points, 0..1. */
  share: number;
}

/** When a course is complete. Editions from before the composer have the first field only. */
export interface CourseRule {
  /** Of all lessons of the course, 0..1; 0.3 unless an edition says otherwise. */
  maxSkippedShare: number;
  /** Lessons that may be left out altogether; none when absent. */
  optionalLessonIds?: readonly string[];
  /** Absent or null: any answer to each question is enough. */
  mastery?: Mastery | null;
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
  /** Question id → score of the best try, 0..1; needed where the course's rule asks for mastery. */
  bestScores?: Readonly<Record<string, number>>;
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

/** @returns whether a course can be completed without this lesson, for everybody */
export const isOptional = ({ rule }: CourseStructure, lessonId: string): boolean =>
  rule.optionalLessonIds?.includes(lessonId) ?? false;

/**
 * A course as it is now that some of its modules are taken down.
 * @param course an edition, which itself never changes
 * @param moduleIds the modules whose editions are withdrawn
 * @returns the same with these modules marked
 */
export function withWithdrawn<Course extends CourseStructure>(
  course: Course,
  moduleIds: readonly string[],
): Course {
  if (moduleIds.length === 0) return course;
  return {
    ...course,
    modules: course.modules.map((module) =>
      moduleIds.includes(module.id) ? { ...module, withdrawn: true } : module,
    ),
  };
}

/**
 * Whether a lesson cannot be read at present.
 * @param course a course with what is withdrawn marked
 * @param lessonId the lesson
 */
export const isWithdrawn = ({ modules }: CourseStructure, lessonId: string): boolean =>
  modules.some(({ withdrawn, lessons }) => withdrawn && lessons.some(({ id }) => id === lessonId));

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
