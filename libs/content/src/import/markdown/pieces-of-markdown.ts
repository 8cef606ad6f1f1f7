import type { RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { RichNode } from '../../blocks.js';
import { markdownParser, toBlock } from '../../package/blocks-from-markdown.js';
import { toInline } from '../../package/inline.js';
import type { Reading } from '../../package/reading.js';
import { toRichText } from '../../package/rich-text.js';
import { htmlNotes } from '../html/note-texts.js';
import { tidy } from '../html/tidy.js';
import type { NoteBook } from '../notes.js';
import type { Piece } from '../to-lessons.js';
import { markdownNotes } from './note-texts.js';
import { definitionsOf, softBlock, type Softening } from './soften.js';

/** A file while it is read leniently. */
class Reader {
  readonly pieces: Piece[] = [];

  constructor(
    private readonly reading: Reading,
    private readonly softening: Softening,
  ) {}

  add(node: RootContent): void {
    if (node.type === 'containerDirective') this.addBlock(node);
    else for (const soft of softBlock(node, this.softening)) this.addText(soft);
    const found = this.softening.pictures.splice(0);
    this.pieces.push(...found.map((picture) => ({ type: 'picture' as const, ...picture })));
  }

  /** A block of our format; one with a fault is read as the text in it. */
  private addBlock(node: ContainerDirective): void {
    const before = this.reading.problems.length;
    const block = toBlock(node, this.reading);
    if (block && this.reading.problems.length === before) {
      this.pieces.push({ type: 'block', block });
      return;
    }
    this.reading.problems.length = before;
    this.softening.notes.add('directives', markdownNotes.directives);
    for (const child of node.children) this.add(child);
  }

  private addText(node: RootContent): void {
    if (node.type === 'containerDirective') return this.addBlock(node);
    if (node.type === 'heading' && (node.depth === 1 || node.depth > 3)) {
      const children = tidy(toInline(node.children, this.reading));
      if (node.depth === 1) this.pieces.push({ type: 'title', ofDocument: false, children });
      else {
        this.softening.notes.add('deep-headings', htmlNotes['deep-headings']);
        this.pieces.push({ type: 'heading', depth: 3, children });
      }
      return undefined;
    }
    this.pieces.push(...toRichText([node], this.reading).filter(isFull));
    return undefined;
  }
}

/** What was only a picture or HTML leaves an empty paragraph behind. */
function isFull(node: RichNode): boolean {
  return !('children' in node) || node.children.length > 0;
}

/**
 * Reads any Markdown: our own form where it fits, and what others write as near to it as can be.
 * @param text the text below the front matter
 * @param notes receives what could not be kept
 * @returns its pieces in the order of reading, footnotes at the end
 */
export function piecesOfMarkdown(text: string, notes: NoteBook): Piece[] {
  const root = markdownParser.parse(text);
  const { links, footnotes } = definitionsOf(root);
  const reading: Reading = { file: '', source: text, problems: [], lines: new Map() };
  const softening = { notes, source: text, definitions: links, pictures: [] };
  const reader = new Reader(reading, softening);
  for (const node of root.children) reader.add(node);
  for (const note of footnotes) {
    const mark = { type: 'text' as const, value: `[${note.label ?? note.identifier}] ` };
    const [first, ...more] = note.children;
    if (first?.type === 'paragraph') {
      reader.add({ ...first, children: [mark, ...first.children] });
      for (const node of more) reader.add(node);
    }
  }
  notes.add('other', markdownNotes.other, reading.problems.length);
  return reader.pieces;
}
