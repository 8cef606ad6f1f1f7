import { htmlToRich } from '../../import/html/html-to-rich.js';
import type { NoteBook } from '../../import/notes.js';
import type { MarkupReaders } from './gift-words.js';
import { richFromPlain } from './plain-text.js';

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
