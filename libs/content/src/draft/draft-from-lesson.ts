import type { Locale } from '@pateka/domain';
import type { Block, LessonDocument, RichNode } from '../blocks.js';
import type { Lesson } from '../course-package.js';
import { newDraftId, type DraftBlock, type DraftHead, type DraftLesson } from './draft.js';
import { fingerprint } from './translation.js';

const headOf = ({ title, purpose, outcomes, note = '' }: LessonDocument): DraftHead => ({
  title,
  purpose,
  outcomes,
  note,
});

/** The blocks of one language, cut before each block that is no text: there both languages meet. */
function stretches(blocks: readonly Block[]): Block[][] {
  const found: Block[][] = [[]];
  for (const block of blocks) {
    if (block.block === 'text') found.at(-1)?.push(...sections(block));
    else found.push([block], []);
  }
  return found;
}

/** A text cut before each of its headings, so that a section stands beside its translation. */
export function sections({ content }: Extract<Block, { block: 'text' }>): Block[] {
  const cut: RichNode[][] = [];
  for (const node of content) {
    const last = cut.at(-1);
    if (!last || node.type === 'heading') cut.push([node]);
    else last.push(node);
  }
  return cut.map((each) => ({ block: 'text', content: each }));
}

/**
 * Opens a published or imported lesson for writing. Texts stand side by side between the same blocks; its
 * translation counts as right.
 * @param lesson a lesson of a package or an edition
 * @param languages the languages it was written in; without English that side stays empty
 * @returns the draft with new row ids; `lessonFromDraft` gives the same lesson back
 */
export function draftFromLesson(
  lesson: Lesson,
  languages: readonly Locale[] = ['bg', 'en'],
): DraftLesson {
  const { id, skippable, exercise, competences } = lesson;
  const withEnglish = languages.includes('en');
  const bg = stretches(lesson.bg.blocks);
  const en = withEnglish ? stretches(lesson.en.blocks) : [];
  const blocks: DraftBlock[] = [];
  for (let at = 0; at < Math.max(bg.length, en.length); at += 1) {
    const [here = [], there = []] = [bg[at], en[at]];
    for (let row = 0; row < Math.max(here.length, there.length); row += 1) {
      const pair = { bg: here[row] ?? null, en: there[row] ?? null };
      const translatedFrom = pair.bg && pair.en ? fingerprint(pair.bg) : null;
      blocks.push({ id: newDraftId('b'), ...pair, translatedFrom });
    }
  }
  const head = headOf(lesson.bg);
  const empty: DraftHead = { title: '', purpose: '', outcomes: [], note: '' };
  return {
    id,
    skippable,
    exercise,
    competences,
    bg: head,
    en: withEnglish ? headOf(lesson.en) : empty,
    headTranslatedFrom: withEnglish ? fingerprint(head) : null,
    blocks,
  };
}
