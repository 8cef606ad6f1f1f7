import type { Bilingual, Locale } from '@pateka/domain';
import type { DraftLesson } from './draft.js';

/**
 * How much a problem of a draft matters: it keeps the module from being published, it is a question that only a
 * person can answer (can the words in this picture be read?), or it is advice.
 */
export type DraftSeverity = 'blocks' | 'ask' | 'advice';

/** One thing to mend in a draft: where it is, what it is and how to mend it, in both languages of the studio. */
export interface DraftProblem {
  /** Names the rule, such as 'image-without-alt'; for tests and for styling. */
  code: string;
  severity: DraftSeverity;
  /** Null for the module's own title, summary and languages. */
  lessonId: string | null;
  /** The row; null for the lines above a lesson's text. */
  blockId: string | null;
  /** The language it is about; null when it is about both. */
  locale: Locale | null;
  /** What is to be mended, in one sentence. */
  message: Bilingual;
  /** What to do about it, in one sentence. */
  remedy: Bilingual;
}

/** What a draft may refer to, as it stands today. */
export interface DraftCatalogue {
  /** The newest value of each dated fact, by id: its last day, or null when no end is known. */
  facts: ReadonlyMap<string, { label: Bilingual; validTo: string | null }>;
  competences: ReadonlySet<string>;
  /** Kept files by their id. */
  media: ReadonlyMap<string, { kind: 'image' | 'audio' | 'video' | 'captions' | 'document' }>;
  /** The day in Sofia, as 2026-11-22. */
  today: string;
}

/** A module while it is written, whole. */
export interface ModuleToCheck {
  title: Bilingual;
  summary: Bilingual;
  languages: readonly Locale[];
  lessons: readonly DraftLesson[];
}
