import type { Block } from '../blocks.js';
import type { DraftLesson } from '../draft/draft.js';
import { fingerprint } from '../draft/translation.js';

function renamed(block: Block, names: ReadonlyMap<string, string>): Block {
  if (!('media' in block)) return block;
  const media = names.get(block.media) ?? block.media;
  if (block.block !== 'video') return { ...block, media };
  return { ...block, media, captions: names.get(block.captions) ?? block.captions };
}

/**
 * Names the files of a lesson anew: a store that strips what a file tells of people keeps other bytes, under
 * another id.
 * @param lesson the draft
 * @param names new ids by old ones; what is not in it keeps its name
 * @returns the same lesson; a translation that was up to date still is
 */
export function renameMedia(lesson: DraftLesson, names: ReadonlyMap<string, string>): DraftLesson {
  if (names.size === 0) return lesson;
  const blocks = lesson.blocks.map((row) => {
    const bg = row.bg && renamed(row.bg, names);
    const en = row.en && renamed(row.en, names);
    const wasCurrent = row.bg !== null && row.translatedFrom === fingerprint(row.bg);
    return { ...row, bg, en, translatedFrom: wasCurrent ? fingerprint(bg) : row.translatedFrom };
  });
  return { ...lesson, blocks };
}
