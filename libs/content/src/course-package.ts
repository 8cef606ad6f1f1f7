import type { Bilingual } from '@pateka/domain';
import type { LessonDocument } from './blocks.js';
import type { Competence, Fact } from './facts.js';

/** A lesson in both languages. `exercise` is the stated time of the exercise in minutes (0–3). */
export interface Lesson {
  id: string;
  skippable: boolean;
  exercise: number;
  competences: string[];
  bg: LessonDocument;
  en: LessonDocument;
}

/** A module: lessons in their order. */
export interface Module {
  id: string;
  title: Bilingual;
  summary: Bilingual;
  lessons: Lesson[];
}

/** A course: modules in their order. `maxSkippedShare` is a share of its lessons, 0 to 0.3. */
export interface Course {
  id: string;
  title: Bilingual;
  summary: Bilingual;
  outcomes: { bg: string[]; en: string[] };
  certificateTitle: Bilingual;
  rule: { maxSkippedShare: number };
  modules: Module[];
}

/** Everything a package of content files holds. */
export interface CoursePackage {
  facts: Fact[];
  competences: Competence[];
  courses: Course[];
}
