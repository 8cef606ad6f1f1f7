import type { Element, RootContent, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { RichNode } from '../../blocks.js';
import { NoteBook } from '../notes.js';
import type { ImportNote } from '../result.js';
import { deeper, inlineFromHast, isLeftOut, isSilent } from './inline-from-hast.js';
import { htmlNotes } from './note-texts.js';
import type { Piece, Reading } from './pieces.js';
import { onlyCell, tableFromHast } from './table-from-hast.js';

type Node = ElementContent | RootContent;

/** What stands in a line; everything else begins a line of its own. */
const inLine = new Set([
  ...['a', 'abbr', 'acronym', 'b', 'bdi', 'bdo', 'big', 'br', 'cite', 'code', 'data', 'del', 'dfn'],
  ...['em', 'font', 'i', 'img', 'ins', 'kbd', 'label', 'mark', 'output', 'picture', 'q', 's'],
  ...['samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr'],
]);

function isInLine(node: Node): boolean {
  if (node.type === 'text') return true;
  if (node.type !== 'element') return false;
  if (isSilent(node)) return true;
  // A mark around whole paragraphs, as some programs copy them, is no mark of a line.
  return inLine.has(node.tagName) && node.children.every(isInLine);
}

function picturesOf(reading: Reading, isMoved: boolean): Piece[] {
  const found = reading.pictures.splice(0);
  if (isMoved) reading.notes.add('moved-pictures', htmlNotes['moved-pictures'], found.length);
  return found;
}

/** A line of text; a picture in it stands where the line is cut. */
function paragraphs(nodes: readonly Node[], reading: Reading): Piece[] {
  const pieces: Piece[] = [];
  let line: Node[] = [];
  const end = (): void => {
    const children = inlineFromHast(line, reading);
    if (children.length > 0) pieces.push({ type: 'paragraph', children });
    pieces.push(...picturesOf(reading, false));
    line = [];
  };
  for (const node of nodes) {
    line.push(node);
    if (hasPicture(node)) end();
  }
  end();
  return pieces;
}

function hasPicture(node: Node): boolean {
  if (node.type !== 'element') return false;
  return node.tagName === 'img' || node.children.some(hasPicture);
}

function heading(element: Element, reading: Reading): Piece[] {
  const level = Number(element.tagName.slice(1));
  const children = inlineFromHast(element.children, reading).map((inline) =>
    inline.type === 'break' ? { type: 'text' as const, value: ' ' } : inline,
  );
  const pictures = picturesOf(reading, true);
  if (children.length === 0) return pictures;
  if (level === 1 && reading.hasTitles) {
    const classes = element.properties['className'];
    const ofDocument = Array.isArray(classes) && classes.includes('title');
    return [{ type: 'title', ofDocument, children }, ...pictures];
  }
  if (level > 3) reading.notes.add('deep-headings', htmlNotes['deep-headings']);
  return [{ type: 'heading', depth: level > 2 ? 3 : 2, children }, ...pictures];
}

function isNode(piece: Piece): piece is RichNode {
  return piece.type !== 'picture' && piece.type !== 'title';
}

function list(element: Element, reading: Reading): Piece[] {
  const pictures: Piece[] = [];
  const items: RichNode[][] = [];
  for (const child of element.children) {
    // A list straight inside a list belongs to the item before it.
    if (child.type !== 'element') continue;
    const isList = child.tagName === 'ul' || child.tagName === 'ol';
    const found = isList ? blockNodes([child], reading) : blockNodes(child.children, reading);
    const nodes = found.filter(isNode).map(asItemPart);
    pictures.push(...found.filter(({ type }) => type === 'picture'));
    if (isList && items.length > 0) items.at(-1)?.push(...nodes);
    else if (nodes.length > 0) items.push(nodes);
  }
  reading.notes.add('moved-pictures', htmlNotes['moved-pictures'], pictures.length);
  const made: Piece[] =
    items.length > 0 ? [{ type: 'list', ordered: element.tagName === 'ol', items }] : [];
  return [...made, ...pictures];
}

/** A heading inside a list would break the order of headings: its words are kept. */
function asItemPart(node: RichNode): RichNode {
  return node.type === 'heading' ? { type: 'paragraph', children: node.children } : node;
}

function table(element: Element, reading: Reading): Piece[] {
  const box = onlyCell(element);
  if (box) return blockNodes(box.children, reading);
  const made = tableFromHast(element, reading);
  return [...made, ...picturesOf(reading, true)];
}

function block(element: Element, reading: Reading): Piece[] {
  if (isLeftOut(element, reading)) return [];
  switch (element.tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return heading(element, reading);
    case 'ul':
    case 'ol':
      return list(element, reading);
    case 'table':
      return table(element, reading);
    default:
      return blockNodes(element.children, reading);
  }
}

function blockNodes(nodes: readonly Node[], reading: Reading): Piece[] {
  return deeper(reading, () => {
    const pieces: Piece[] = [];
    let line: Node[] = [];
    const end = (): void => {
      if (line.length > 0) pieces.push(...paragraphs(line, reading));
      line = [];
    };
    for (const node of nodes) {
      if (isInLine(node)) line.push(node);
      else if (node.type === 'element') {
        end();
        pieces.push(...block(node, reading));
      }
    }
    end();
    return pieces;
  });
}

/**
 * Reads parsed HTML into the pieces of a text. Only words, headings, lists, tables, links and pictures have a
 * place among them, so scripts, styles and handlers are gone by construction.
 * @param nodes what was parsed
 * @param notes receives what could not be kept
 * @param hasTitles whether headings of the first level stand above a lesson's own
 */
export function hastToPieces(
  nodes: readonly RootContent[],
  notes: NoteBook,
  hasTitles: boolean,
): Piece[] {
  return blockNodes(nodes, { notes, pictures: [], hasTitles, depth: 0 });
}

/**
 * Turns HTML, such as a paste from a web page, into rich text. Nothing of it is run or fetched.
 * @param html any HTML
 * @returns the text, and notes on what could not be kept; pictures are left out
 */
export function htmlToRich(html: string): { nodes: RichNode[]; notes: ImportNote[] } {
  const notes = new NoteBook();
  const pieces = hastToPieces(fromHtml(html, { fragment: true }).children, notes, false);
  const pictures = pieces.length - pieces.filter(isNode).length;
  notes.add('left-out', htmlNotes['left-out'], pictures);
  return { nodes: pieces.filter(isNode), notes: notes.list() };
}
