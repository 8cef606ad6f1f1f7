import { worksheets } from '@pateka/domain';
import type { Inline } from '../blocks.js';
import { inlinesOf, plainText } from '../lesson-text.js';
import type { LessonFile } from '../package/lesson-file.js';
import { saysWhereItLeads } from '../rules/link-text.js';
import { problemAt, type LessonRule } from './rule.js';

type Link = Extract<Inline, { type: 'link' }>;

function sheetsOf({ document }: LessonFile) {
  return document.blocks.filter((block) => block.block === 'worksheet');
}

function linksOf(lesson: LessonFile): Link[] {
  return inlinesOf(lesson.document.blocks).filter((inline) => inline.type === 'link');
}

/** Every dated fact that a lesson prints exists. */
export const factsExist: LessonRule = (lesson, { facts }) =>
  inlinesOf(lesson.document.blocks).flatMap((inline) =>
    inline.type !== 'fact' || !facts || facts.has(inline.id)
      ? []
      : problemAt(
          lesson,
          inline,
          `There is no fact \`${inline.id}\`.`,
          'Correct the id, or add the fact to facts.yaml with source and date.',
        ),
  );

/** A worksheet finds the figures it calculates with among the facts. */
export const sheetFactsExist: LessonRule = (lesson, { facts }) =>
  sheetsOf(lesson).flatMap((sheet) =>
    (worksheets[sheet.tool].schema.facts ?? [])
      .filter((id) => facts && !facts.has(id))
      .flatMap((id) =>
        problemAt(
          lesson,
          sheet,
          `The worksheet \`${sheet.tool}\` calculates with a fact \`${id}\` that does not exist.`,
          'Add the fact to facts.yaml with source and date, or take another worksheet.',
        ),
      ),
  );

/** One worksheet a lesson: what she types into one must not be lost by working out another. */
export const oneSheet: LessonRule = (lesson) =>
  sheetsOf(lesson)
    .slice(1)
    .flatMap((sheet) =>
      problemAt(
        lesson,
        sheet,
        'The lesson has more than one worksheet.',
        'Keep one, and link to the lesson that has the other.',
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

/** A link's words say where it leads, also when read alone by a screen reader. */
export const linkTexts: LessonRule = (lesson) =>
  linksOf(lesson).flatMap((link) => {
    const text = plainText(link.children, lesson.locale).trim().toLowerCase();
    if (saysWhereItLeads(text)) return [];
    return problemAt(
      lesson,
      link,
      `The link text "${text}" does not say where it leads.`,
      'Name the place: [Комисия за защита на потребителите](https://…).',
    );
  });
