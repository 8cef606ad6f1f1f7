import type { Bilingual, Locale } from '@pateka/domain';
import type { DraftLesson } from '../draft/draft.js';
import type { Competence, Fact } from '../facts.js';
import type { DraftCourse } from '../package/course-of-package.js';
import type { ImportRefusal } from './refusals.js';

/** Something that could not be kept, or was kept differently, and how often. */
export interface ImportNote {
  /** Names the kind of note, such as 'merged-cells'. */
  code: string;
  text: Bilingual;
  count: number;
}

/** A file that came along, with the bytes as they were: whoever keeps it strips what it tells of people. */
export interface ImportedMedia {
  /** SHA-256 of the bytes, in hex; blocks name it so. */
  id: string;
  bytes: Uint8Array;
  /** Media type, as the file said or its first bytes tell. */
  type: string;
}

/** A module as it was read: drafts, in which anything may still be missing. */
export interface ImportedModule {
  title: Bilingual;
  summary: Bilingual;
  languages: Locale[];
  lessons: DraftLesson[];
}

/** A course as it was read: it names modules by their places in what was imported. */
export type ImportedCourse = DraftCourse;

/** What was read of a file. */
export interface Imported {
  modules: ImportedModule[];
  media: ImportedMedia[];
  notes: ImportNote[];
  /** What a package says of the dated facts and competences its lessons name; nothing else has them. */
  facts?: Fact[];
  competences?: Competence[];
  /** The courses that a package makes of its modules. */
  courses?: DraftCourse[];
}

/** What an import made of a file, or why nothing. */
export type ImportResult =
  ({ ok: true } & Imported) | { ok: false; reason: ImportRefusal; text: Bilingual };

/** How a file is to be read. */
export interface ImportOptions {
  /** The language of a file that is in one language. */
  locale: Locale;
  /** The name of the file: it may give a title, and says whether a text is Markdown. */
  name: string;
  /** Told how far the import is, in steps of its own. */
  step?: (done: number, total: number) => void | Promise<void>;
  /** Ends the import: it answers with the reason 'cancelled'. */
  signal?: AbortSignal;
}
