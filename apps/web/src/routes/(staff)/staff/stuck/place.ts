import { m } from '#lib/paraglide/messages.js';

/** Where something stands that can be mended. */
export interface Place {
  moduleId: string;
  module: string;
  lesson: string;
  /** Its id in the studio; null when its authors have removed it. */
  draftLessonId: string | null;
}

/** @returns where it can be mended: the lesson in the editor, or its module when the lesson is gone there */
export function mendingLink({ moduleId, draftLessonId }: Place): { href: string; label: string } {
  const module = `/staff/modules/${moduleId}`;
  return draftLessonId === null
    ? { href: module, label: m.stuck_open_module() }
    : { href: `${module}/write/${draftLessonId}`, label: m.stuck_open_lesson() };
}
