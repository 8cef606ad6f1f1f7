import type { Part } from '#lib/lesson/lesson.js';

/** Text is cut before its headings: each idea gets a page of its own on the wall. */
const beforeHeading = /(?=<h2>)/;

/**
 * Cuts a lesson into pages for a wall: a section, a picture, a question, a worksheet a page.
 * @param parts the lesson as it was compiled
 * @returns the pages in the order of the lesson, each with one part
 */
export function slidesOf(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) =>
    part.kind === 'html' && part.html
      ? part.html.split(beforeHeading).map((html) => ({ ...part, html }))
      : [part],
  );
}
