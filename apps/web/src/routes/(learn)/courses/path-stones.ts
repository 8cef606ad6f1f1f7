import { m } from '#lib/paraglide/messages.js';
import type { Stone } from '#lib/ui/progress-path.svelte';

const STATES = ['done', 'skipped', 'here', 'ahead', 'withdrawn'] as const;
const stateOf = (text: string): Stone['state'] => STATES.find((state) => state === text) ?? 'ahead';

/**
 * The stones of a course for the path.
 * @param courseId the course, for the links
 * @param path the lessons with their states, in order
 * @param lessons their titles, where the page knows them
 */
export function pathStones(
  courseId: string,
  path: readonly { lessonId: string; state: string }[],
  lessons: readonly { id: string; title: string }[] = [],
): Stone[] {
  const titles = new Map(lessons.map(({ id, title }) => [id, title]));
  return path.map(({ lessonId, state }, index) => {
    const place = m.learn_lesson_tab({ number: index + 1 });
    const title = titles.get(lessonId);
    return {
      state: stateOf(state),
      label: title ? `${place}. ${title}` : place,
      href: `/courses/${courseId}/${lessonId}`,
    };
  });
}
