import { htmlToRich } from '../../import/html/html-to-rich.js';
import type { NoteBook } from '../../import/notes.js';
import type { MarkupReaders } from './gift-words.js';
import { richFromPlain } from './plain-text.js';
import { readGift, type ReadGiftItem } from './read-gift.js';

/**
 * What reads markup inside of questions.
 * @param notes is told what of the markup has no place
 */
export function markupReaders(notes: NoteBook): MarkupReaders {
  return {
    html: (source) => {
      const { nodes, notes: lost } = htmlToRich(source);
      for (const { code, text, count } of lost) notes.add(code, text, count);
      return nodes;
    },
    markdown: richFromPlain,
  };
}

/**
 * Reads a GIFT file with the markup inside of it.
 * @param source the text of the file
 * @param notes is told what could not be kept
 * @returns the questions, essays and texts in their order
 */
export const readGiftFile = (source: string, notes: NoteBook): ReadGiftItem[] =>
  readGift(source, markupReaders(notes), notes);
