import {
  draftLessonSchema,
  largestDraftBytes,
  lessonTranslationOf,
  mediaOf,
  writtenBlocks,
  writtenIn,
  type DraftLesson,
} from '@pateka/content/draft';
import type { DraftLessonRow } from './draft-lesson.entity.js';

/** A lesson that may be stored, or why not. */
export type CheckedLesson =
  { ok: true; lesson: DraftLesson } | { ok: false; reason: 'too-large' | 'invalid' };

/** Half a pair and NUL come with what is pasted from broken files: PostgreSQL keeps neither, nobody sees them. */
function withoutBrokenSigns(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '');
  if (Array.isArray(value)) return value.map(withoutBrokenSigns);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withoutBrokenSigns(inner)]),
  );
}

/** A lesson has some twenty levels; what has many more is no lesson, and a schema would fall over it. */
const MOST_LEVELS = 60;

function isTooDeep(value: unknown, levels = MOST_LEVELS): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isTooDeep(inner, levels - 1));
}

const brokenSigns = /\\u(?:0000|d[89a-f])/i;

/**
 * Checks what an editor or an import wants to store as a lesson.
 * @param content anything
 * @param lessonId the id it must have
 * @returns the lesson as it is to be stored, or 'too-large', or 'invalid' for what is no draft of this lesson
 */
export function checkedLesson(content: unknown, lessonId: string): CheckedLesson {
  if (isTooDeep(content)) return { ok: false, reason: 'invalid' };
  const json = JSON.stringify(content) as string | undefined;
  if (json === undefined) return { ok: false, reason: 'invalid' };
  if (Buffer.byteLength(json) > largestDraftBytes) return { ok: false, reason: 'too-large' };
  const clean = brokenSigns.test(json) ? withoutBrokenSigns(content) : content;
  const parsed = draftLessonSchema.safeParse(clean);
  if (!parsed.success || parsed.data.id !== lessonId) return { ok: false, reason: 'invalid' };
  return { ok: true, lesson: parsed.data };
}

/** What stands beside a lesson's content in its row. */
export type LessonColumns = Pick<
  DraftLessonRow,
  'content' | 'title' | 'skippable' | 'translation' | 'writtenIn' | 'media'
>;

/** @returns the columns that follow from a lesson's content */
export function columnsOf(lesson: DraftLesson): LessonColumns {
  return {
    content: lesson,
    title: { bg: lesson.bg.title, en: lesson.en.title },
    skippable: lesson.skippable,
    translation: lessonTranslationOf(lesson),
    writtenIn: writtenIn(lesson),
    media: mediaOf(writtenBlocks(lesson.blocks)),
  };
}
