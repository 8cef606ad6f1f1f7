import type { Bilingual, Cover, Mastery } from '@pateka/domain';
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

/** Of a module, by its id in the package, the ids of some of its lessons, or of other modules. */
export type ByModule = Readonly<Record<string, string[]>>;

/** What a course asks. `maxSkippedShare` is a share of its lessons, 0 to 0.3. */
export interface PackageRule {
  maxSkippedShare: number;
  /** Lessons that may be left out. */
  optionalLessons?: ByModule | undefined;
  mastery?: Mastery | undefined;
}

/** A course: modules in their order. */
export interface Course {
  id: string;
  title: Bilingual;
  summary: Bilingual;
  outcomes: { bg: string[]; en: string[] };
  /** Null: completing it gives no certificate. */
  certificateTitle: Bilingual | null;
  cover?: Cover | undefined;
  rule: PackageRule;
  /** Modules that are better finished first. */
  prerequisites?: ByModule | undefined;
  modules: Module[];
}

/** Everything a package of content files holds. */
export interface CoursePackage {
  facts: Fact[];
  competences: Competence[];
  courses: Course[];
}
