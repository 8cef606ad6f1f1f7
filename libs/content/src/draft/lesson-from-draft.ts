import type { Locale } from '@pateka/domain';
import type { Block, LessonDocument } from '../blocks.js';
import type { Lesson } from '../course-package.js';
import { nominalMinutes } from '../lesson-text.js';
import type { DraftHead, DraftLesson } from './draft.js';

/** Neighbouring texts are one text, and an empty one is none: as a package would be read. */
function joined(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  for (const block of blocks) {
    const last = result.at(-1);
    if (block.block !== 'text') result.push(block);
    else if (last?.block === 'text') {
      result[result.length - 1] = { ...last, content: [...last.content, ...block.content] };
    } else if (block.content.length > 0) result.push(block);
  }
  return result;
}

function documentOf(head: DraftHead, blocks: readonly Block[]): Omit<LessonDocument, 'minutes'> {
  const { title, purpose, outcomes, note } = head;
  return { title, purpose, outcomes, ...(note ? { note } : {}), blocks: joined(blocks) };
}

/**
 * Takes a lesson out of its draft, as it would be published. A draft may be unfinished: the checks say so,
 * not this function.
 * @param draft the lesson while it is written
 * @param languages the languages of its module; without English the Bulgarian text stands in both places
 * @returns the lesson; its minutes follow from the Bulgarian text
 */
export function lessonFromDraft(draft: DraftLesson, languages: readonly Locale[]): Lesson {
  const { id, skippable, exercise, competences } = draft;
  const written = (locale: Locale) =>
    documentOf(
      draft[locale],
      draft.blocks.flatMap((row) => row[locale] ?? []),
    );
  const first = written('bg');
  const second = languages.includes('en') ? written('en') : first;
  const minutes = Math.max(1, nominalMinutes({ ...first, minutes: 1 }, exercise));
  return {
    id,
    skippable,
    exercise,
    competences,
    bg: { ...first, minutes },
    en: { ...second, minutes },
  };
}
