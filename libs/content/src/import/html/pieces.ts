import type { Inline, RichNode } from '../../blocks.js';
import type { NoteBook } from '../notes.js';

/** What a text from elsewhere is made of, in the order of reading. */
export type Piece =
  | RichNode
  | { type: 'picture'; src: string; alt: string }
  /** A heading above those that a lesson has: the document's title, or of the first level. */
  | { type: 'title'; ofDocument: boolean; children: Inline[] };

/** What is carried along while HTML is read. */
export interface Reading {
  notes: NoteBook;
  /** Pictures found inside text, lists and tables: they follow what they stood in. */
  pictures: Extract<Piece, { type: 'picture' }>[];
  /** Whether a heading of the first level stands above the lesson's own headings. */
  hasTitles: boolean;
  /** How deep the reader is. */
  depth: number;
}
