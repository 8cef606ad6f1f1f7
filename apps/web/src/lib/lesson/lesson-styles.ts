import type { Part } from './lesson.js';
import gap from './styles/gap.css?inline';
import match from './styles/match.css?inline';
import media from './styles/media.css?inline';
import scenario from './styles/scenario.css?inline';

/** By the kind of a part or the type of a question. */
const sheets: Readonly<Record<string, string>> = {
  ...{ image: media, audio: media, video: media, download: media },
  ...{ match, gap, text: gap, scenario },
};

/**
 * Collects the sheets that a lesson needs besides those of its route.
 * @param parts the lesson
 * @returns each sheet once; empty for most lessons
 */
export function stylesOf(parts: readonly Part[]): string {
  const used = parts.map(({ kind, question }) => sheets[question?.type ?? kind] ?? '');
  return [...new Set(used)].join('');
}
