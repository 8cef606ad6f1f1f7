import { type CourseDraft, emptyCourse } from '@pateka/content/draft';
import type { Bilingual, CourseRule, Locale } from '@pateka/domain';
import type { CourseEdition } from '../courses/course-edition.entity.js';

/** The newest edition of a course, with the number of each of its module editions. */
export type EditionAtHand = Pick<
  CourseEdition,
  | 'number'
  | 'title'
  | 'summary'
  | 'outcomes'
  | 'certificateTitle'
  | 'certificate'
  | 'cover'
  | 'rule'
  | 'structure'
  | 'languages'
> & { numbers: Record<string, number> };

/** A course with its newest edition, what was saved of it, or both. */
export interface CourseRow {
  courseId: string;
  edition: EditionAtHand | null;
  version: number | null;
  publishedVersion: number | null;
  content: CourseDraft | null;
  savedAt: Date | null;
  savedBy: string | null;
}

/** @returns an edition as a draft: what the next one begins with, and what it is compared with */
export function draftOfEdition(edition: EditionAtHand): CourseDraft {
  const { title, summary, outcomes, cover, rule, structure, numbers } = edition;
  const optional = new Set(rule.optionalLessonIds);
  return {
    title,
    summary,
    outcomes,
    modules: structure.modules.map(({ id, lessons, after = [] }) => ({
      moduleId: id,
      edition: numbers[id] ?? 1,
      optional: lessons.map((lesson) => lesson.id).filter((lessonId) => optional.has(lessonId)),
      after: [...after],
    })),
    maxSkippedShare: rule.maxSkippedShare,
    mastery: rule.mastery ?? null,
    certificateTitle: edition.certificate ? edition.certificateTitle : null,
    cover,
  };
}

/** @returns what is on the workbench: what was saved, else the newest edition, else nothing yet */
export const contentOf = ({ content, edition }: CourseRow): CourseDraft =>
  content ?? (edition ? draftOfEdition(edition) : emptyCourse());

/** @returns whether something is saved that is not published */
export const hasDraft = ({ version, publishedVersion }: CourseRow): boolean =>
  version !== null && version !== publishedVersion;

/** Empty lines and blanks at the ends are nobody's intention. */
export function tidied(draft: CourseDraft): CourseDraft {
  const text = ({ bg, en }: Bilingual): Bilingual => ({ bg: bg.trim(), en: en.trim() });
  const lines = (list: string[]) => list.map((line) => line.trim()).filter(Boolean);
  return {
    ...draft,
    title: text(draft.title),
    summary: text(draft.summary),
    outcomes: { bg: lines(draft.outcomes.bg), en: lines(draft.outcomes.en) },
    certificateTitle: draft.certificateTitle && text(draft.certificateTitle),
  };
}

/**
 * What the public reads. In a course that is Bulgarian as a whole an English text may be missing; the
 * Bulgarian one stands in its place then, and the page says so.
 */
export function publicTexts(draft: CourseDraft, languages: readonly Locale[]) {
  const { title, summary, outcomes, cover } = draft;
  const isBulgarian = !languages.includes('en');
  const whole = (text: Bilingual): Bilingual =>
    isBulgarian && text.en === '' ? { bg: text.bg, en: text.bg } : text;
  const shown =
    isBulgarian && outcomes.en.length === 0 ? { bg: outcomes.bg, en: outcomes.bg } : outcomes;
  return {
    title: whole(title),
    summary: whole(summary),
    outcomes: shown,
    certificateTitle: whole(draft.certificateTitle ?? title),
    certificate: draft.certificateTitle !== null,
    cover,
  };
}

/** @returns the rule as an edition keeps it: what asks for nothing is left out */
export function ruleOf({ modules, maxSkippedShare, mastery }: CourseDraft): CourseRule {
  const optionalLessonIds = modules.flatMap(({ optional }) => optional);
  return {
    maxSkippedShare,
    ...(optionalLessonIds.length > 0 && { optionalLessonIds }),
    ...(mastery && { mastery }),
  };
}
