import type { DraftLesson, DraftProblem } from '@pateka/content/draft';
import type { Bilingual, Locale } from '@pateka/domain';
import type { TranslationState } from '@pateka/content/draft';

/** A lesson of the module, without its text. */
export interface ListedLesson {
  id: string;
  title: Bilingual;
  translation: TranslationState;
}

/** Of the lesson that is open: what the list of lessons shows of it at this moment. */
export interface CurrentLesson {
  id: string;
  title: Bilingual;
  isUnwritten: boolean;
}

/** The module whose lessons are written. */
export interface WrittenModule {
  id: string;
  title: Bilingual;
  languages: Locale[];
  organisation: Bilingual;
  builtIn: boolean;
  archived: boolean;
  mayWrite: boolean;
  lessons: ListedLesson[];
  removedLessons: ListedLesson[];
}

/** What is done to the lessons of a module as a whole. Ids of new lessons are made in the browser. */
export type LessonDeed =
  | { deed: 'add'; lessonId: string; after: string | null; content: DraftLesson }
  | { deed: 'copy'; lessonId: string; newId: string }
  | { deed: 'move'; lessonId: string; after: string | null }
  | { deed: 'remove' | 'restore'; lessonId: string }
  | { deed: 'unarchive' };

/** What came of it; a refusal is a kind sentence in the page's language. */
export type DeedAnswer =
  { ok: true; module: WrittenModule; problems: DraftProblem[] } | { ok: false; text: string };
