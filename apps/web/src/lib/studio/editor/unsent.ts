import { draftLessonSchema, type DraftLesson } from '@pateka/content/draft';

/*
 * What could not be sent yet is kept in the tab's own storage: closed with the tab, emptied by signing out and by
 * quick exit. It is an author's text, nothing of a learner.
 */

/** A lesson that the server does not have yet. */
export interface Unsent {
  /** The lesson and version it was made of. */
  base: DraftLesson;
  version: number;
  lesson: DraftLesson;
}

const PREFIX = 'unsent';
const keyOf = (moduleId: string, lessonId: string): string => `${PREFIX} ${moduleId} ${lessonId}`;

/** Keeps a lesson; a browser that has no room or no storage keeps it in memory only. */
export function keepUnsent(moduleId: string, unsent: Unsent): void {
  try {
    sessionStorage.setItem(keyOf(moduleId, unsent.lesson.id), JSON.stringify(unsent));
  } catch {
    // The text is still on the page, and leaving it asks first.
  }
}

/** Forgets a lesson: it was sent. */
export function forgetUnsent(moduleId: string, lessonId: string): void {
  try {
    sessionStorage.removeItem(keyOf(moduleId, lessonId));
  } catch {
    // Nothing was kept either.
  }
}

function read(key: string): Unsent | null {
  try {
    const { base, version, lesson } = JSON.parse(sessionStorage.getItem(key) ?? '') as Unsent;
    const [was, is] = [draftLessonSchema.parse(base), draftLessonSchema.parse(lesson)];
    return { base: was, version: Number(version), lesson: is };
  } catch {
    return null;
  }
}

/** @returns all that was kept of a module, by lesson */
export function unsentOf(moduleId: string): Map<string, Unsent> {
  const found = new Map<string, Unsent>();
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (!key.startsWith(keyOf(moduleId, ''))) continue;
      const unsent = read(key);
      if (unsent) found.set(unsent.lesson.id, unsent);
    }
  } catch {
    return found;
  }
  return found;
}
