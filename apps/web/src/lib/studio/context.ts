import type { Bilingual, Locale, WorksheetTool } from '@pateka/domain';

/** A file that the media store holds. */
export interface KeptMedia {
  /** SHA-256 of the kept bytes, in hex. */
  id: string;
  kind: 'image' | 'audio' | 'video' | 'captions' | 'document';
  /** The sniffed type, such as image/avif. */
  type: string;
  bytes: number;
  /** In pixels; null for what has no picture. */
  width: number | null;
  height: number | null;
}

/** What came of an upload; a refusal is a kind sentence in the language of the studio. */
export type UploadResult = { ok: true; media: KeptMedia } | { ok: false; text: string };

/** A dated fact to choose, as it stands today. */
export interface FactChoice {
  id: string;
  label: Bilingual;
  /** The value as a reader sees it today. */
  text: Bilingual;
  /** Its last day, as 2026-12-31; null while no end is known. */
  validTo: string | null;
}

/** A worksheet that a lesson may hold. */
export interface WorksheetChoice {
  tool: WorksheetTool;
  name: Bilingual;
}

/** A lesson of the same module, as somewhere to lead to. */
export interface LessonChoice {
  id: string;
  title: Bilingual;
}

/** A competence that a lesson may teach. */
export interface CompetenceChoice {
  id: string;
  name: Bilingual;
}

/**
 * What every part of the editor needs to know, the same object for all of them: `setContext` is not used, so
 * that a part can be drawn anywhere. `locale` is the language of the studio, not of a text.
 */
export interface EditorContext {
  moduleId: string;
  locale: Locale;
  facts: readonly FactChoice[];
  worksheets: readonly WorksheetChoice[];
  lessons: readonly LessonChoice[];
  competences: readonly CompetenceChoice[];
  /** Sends a file to the media store of her network. Never throws: without a connection the text says so. */
  upload: (file: File) => Promise<UploadResult>;
  /** Says one sentence to a screen reader, in a polite live region that the page holds. */
  announce: (text: string) => void;
}
