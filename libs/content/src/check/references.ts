import type { Inline } from '../blocks.js';
import { blockRuns, eachInline, plainText } from '../lesson-text.js';
import type { LessonFile } from '../package/lesson-file.js';
import { problemAt, type LessonRule } from './rule.js';

type Link = Extract<Inline, { type: 'link' }>;

function inlinesOf(lesson: LessonFile): Inline[] {
  const found: Inline[] = [];
  for (const { inlines } of lesson.document.blocks.flatMap(blockRuns)) {
    eachInline(inlines, (inline) => found.push(inline));
  }
  return found;
}

function linksOf(lesson: LessonFile): Link[] {
  return inlinesOf(lesson).filter((inline) => inline.type === 'link');
}

/** Every dated fact that a lesson prints exists. */
export const factsExist: LessonRule = (lesson, { facts }) =>
  inlinesOf(lesson).flatMap((inline) =>
    inline.type !== 'fact' || !facts || facts.has(inline.id)
      ? []
      : problemAt(
          lesson,
          inline,
          `There is no fact \`${inline.id}\`.`,
          'Correct the id, or add the fact to facts.yaml with source and date.',
        ),
  );

/** Every competence that a lesson claims exists. */
export const competencesExist: LessonRule = (lesson, { competences }) =>
  lesson.front.competences
    .filter((id) => competences && !competences.has(id))
    .flatMap((id) =>
      problemAt(
        lesson,
        'competences',
        `There is no competence \`${id}\`.`,
        'Correct the id, or add it to competences.yaml.',
      ),
    );

/** Links between lessons lead to lessons of the package. */
export const linksAlive: LessonRule = (lesson, { lessons }) =>
  linksOf(lesson)
    .filter(({ href }) => href.startsWith('lesson:') && !lessons.has(href.slice('lesson:'.length)))
    .flatMap((link) =>
      problemAt(
        lesson,
        link,
        `The link \`${link.href}\` leads to no lesson.`,
        'Correct the lesson id, or remove the link.',
      ),
    );

const vague = new Set(
  [
    ['тук', 'натиснете тук', 'вижте тук', 'връзка', 'линк', 'повече', 'вижте повече', 'сайт'],
    ['here', 'click here', 'see here', 'link', 'this link', 'more', 'read more', 'website'],
  ].flat(),
);

/** A link's words say where it leads, also when read alone by a screen reader. */
export const linkTexts: LessonRule = (lesson) =>
  linksOf(lesson).flatMap((link) => {
    const text = plainText(link.children, lesson.locale).trim().toLowerCase();
    if (text !== '' && !vague.has(text) && !/^https?:/.test(text)) return [];
    return problemAt(
      lesson,
      link,
      `The link text "${text}" does not say where it leads.`,
      'Name the place: [Комисия за защита на потребителите](https://…).',
    );
  });
