import type { Block, RichNode } from '../blocks.js';
import { plainText } from '../lesson-text.js';
import type { LessonFile } from '../package/lesson-file.js';
import { problemAt, sectionHeadings, type LessonRule } from './rule.js';

/** What stands under one ## heading; the first section has none. */
interface Section {
  heading: string;
  piece: object;
  content: (RichNode | Exclude<Block, { block: 'text' }>)[];
}

function sectionsOf({ document, locale }: LessonFile): Section[] {
  const sections: Section[] = [{ heading: '', piece: document, content: [] }];
  for (const block of document.blocks) {
    for (const piece of block.block === 'text' ? block.content : [block]) {
      if ('type' in piece && piece.type === 'heading' && piece.depth === 2) {
        sections.push({ heading: plainText(piece.children, locale), piece, content: [] });
      } else sections.at(-1)?.content.push(piece);
    }
  }
  return sections;
}

/** A lesson opens with a paragraph, before any heading or block. */
export const hasOpening: LessonRule = (lesson) => {
  const [block] = lesson.document.blocks;
  const first = block?.block === 'text' ? block.content[0] : undefined;
  if (first?.type === 'paragraph') return [];
  return problemAt(
    lesson,
    first ?? block ?? 'title',
    'The lesson does not open with a paragraph.',
    'Begin with one or two sentences that say what this is about.',
  );
};

/** A lesson tells of a person, not of a rule. */
export const hasStory: LessonRule = (lesson) =>
  lesson.document.blocks.some(({ block }) => block === 'story')
    ? []
    : problemAt(
        lesson,
        'title',
        'The lesson has no everyday example.',
        'Add a :::story … ::: block.',
      );

/** The three sections stand once each, in order, and none is empty. */
export const hasSections: LessonRule = (lesson) => {
  const sections = sectionsOf(lesson);
  let place = -1;
  return Object.values(sectionHeadings).flatMap((headings) => {
    const heading = headings[lesson.locale];
    const found = sections.filter((section) => section.heading === heading);
    const [section] = found;
    if (!section || found.length > 1) {
      const message = `The section "${heading}" stands here ${found.length} times.`;
      return problemAt(
        lesson,
        found[1]?.piece ?? 'title',
        message,
        `Have one heading ## ${heading}.`,
      );
    }
    const before = place;
    place = sections.indexOf(section);
    if (section.content.length === 0) {
      const message = `The section "${heading}" is empty.`;
      return problemAt(lesson, section.piece, message, 'Write something under the heading.');
    }
    if (place > before) return [];
    const order = Object.values(sectionHeadings).map((names) => names[lesson.locale]);
    const remedy = `Keep the order ${order.join(', ')}.`;
    return problemAt(lesson, section.piece, `The section "${heading}" comes too early.`, remedy);
  });
};

/** Questions stand under their heading, so that learners find them at the same place in every lesson. */
export const questionsInTheirSection: LessonRule = (lesson) => {
  const heading = sectionHeadings.questions[lesson.locale];
  return sectionsOf(lesson)
    .filter((section) => section.heading !== heading)
    .flatMap(({ content }) => content)
    .filter((piece) => 'block' in piece && piece.block === 'question')
    .flatMap((piece) =>
      problemAt(
        lesson,
        piece,
        'This question stands outside its section.',
        `Move it under ## ${heading}.`,
      ),
    );
};

/** Headings are not empty and do not skip a level, so that a screen reader's outline is whole. */
export const headingsInOrder: LessonRule = (lesson) => {
  const [first, ...sections] = sectionsOf(lesson);
  const early = first?.content.find((piece) => 'type' in piece && piece.type === 'heading');
  const problems = early
    ? problemAt(lesson, early, 'A ### heading stands before any ## heading.', 'Make it ##.')
    : [];
  const empty = sections.filter(({ heading }) => heading.trim() === '');
  return [
    ...problems,
    ...empty.flatMap(({ piece }) =>
      problemAt(lesson, piece, 'A heading is empty.', 'Write its text or remove it.'),
    ),
  ];
};

/** A box without text is a mistake. */
export const blocksHaveContent: LessonRule = (lesson) =>
  lesson.document.blocks.flatMap((block) => {
    const hollow =
      (block.block === 'story' || block.block === 'callout') && block.content.length === 0;
    const silent =
      (block.block === 'reflection' || block.block === 'question') && block.prompt.length === 0;
    if (!hollow && !silent) return [];
    const name = `:::${block.block}`;
    const message = `\`${name}\` ${silent ? 'asks nothing' : 'is empty'}.`;
    return problemAt(lesson, block, message, 'Write its text on the lines below it.');
  });
