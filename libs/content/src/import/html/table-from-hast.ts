import type { Element } from 'hast';
import type { Inline, RichNode } from '../../blocks.js';
import { inlineNodes, isLeftOut } from './inline-from-hast.js';
import { htmlNotes } from './note-texts.js';
import type { Reading } from './pieces.js';
import { tidy } from './tidy.js';

/** More columns than that nobody reads; a page may claim a thousand. */
const MOST_COLUMNS = 40;

const blocks = new Set([
  ...['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'blockquote', 'section', 'article'],
  ...['ul', 'ol', 'dl', 'dt', 'dd', 'figure', 'figcaption'],
]);

const text = (value: string): Inline => ({ type: 'text', value });

function between(lines: Inline[][], parting: Inline): Inline[] {
  const full = lines.map(tidy).filter((line) => line.length > 0);
  return full.flatMap((line, at) => (at > 0 ? [parting, ...line] : line));
}

/** The words of a table inside a table: a line for each row. */
function unrolled(table: Element, reading: Reading): Inline[][] {
  reading.notes.add('nested-tables', htmlNotes['nested-tables']);
  return rowsOf(table).map((row) =>
    between(
      cellsOf(row).map((cell) => cellText(cell, reading)),
      text('; '),
    ),
  );
}

/** The lines of a cell: each block in it is one. */
function linesOf(cell: Element, reading: Reading): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const node of cell.children) {
    if (node.type !== 'element') lines.at(-1)?.push(...inlineNodes([node], reading));
    else if (isLeftOut(node, reading)) continue;
    else if (node.tagName === 'table') lines.push(...unrolled(node, reading), []);
    else if (node.tagName === 'li') lines.push([text('• '), ...cellText(node, reading)], []);
    else if (blocks.has(node.tagName)) {
      if (node.tagName === 'ul' || node.tagName === 'ol') {
        reading.notes.add('cell-lists', htmlNotes['cell-lists']);
      }
      lines.push(...linesOf(node, reading), []);
    } else lines.at(-1)?.push(...inlineNodes([node], reading));
  }
  return lines;
}

function cellText(cell: Element, reading: Reading): Inline[] {
  return between(linesOf(cell, reading), { type: 'break' });
}

function elementsIn({ children }: Element): Element[] {
  return children.filter((node): node is Element => node.type === 'element');
}

function rowsOf(table: Element): Element[] {
  return elementsIn(table).flatMap((element) => {
    if (element.tagName === 'tr') return [element];
    return ['thead', 'tbody', 'tfoot'].includes(element.tagName) ? rowsOf(element) : [];
  });
}

const cellsOf = (row: Element): Element[] =>
  elementsIn(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th');

function spanOf(value: Element['properties'][string], most: number): number {
  const span = Number(value ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, most) : 1;
}

/** Puts each cell at every place it covers. */
function grid(rows: readonly Element[], reading: Reading): Inline[][][] {
  const filled: (Inline[] | undefined)[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of cellsOf(row)) {
      while (filled[y]?.[x] !== undefined) x += 1;
      const wide = spanOf(cell.properties['colSpan'], MOST_COLUMNS);
      const high = spanOf(cell.properties['rowSpan'], rows.length - y);
      if (wide * high > 1) reading.notes.add('merged-cells', htmlNotes['merged-cells']);
      const words = tidy(cellText(cell, reading));
      for (let down = y; down < y + high; down += 1) {
        for (let right = x; right < Math.min(x + wide, MOST_COLUMNS); right += 1) {
          const line = filled[down];
          if (line) line[right] ??= words;
        }
      }
      x += wide;
    }
  }
  const width = Math.max(0, ...filled.map((line) => line.length));
  return filled.map((line) => Array.from({ length: width }, (_, at) => line[at] ?? []));
}

/**
 * Turns a table into ours: a rectangle of cells, the first row being its head.
 * @param table the parsed element
 * @param reading receives notes and pictures
 * @returns the table; nothing when it has no words
 */
export function tableFromHast(table: Element, reading: Reading): RichNode[] {
  const rows = grid(rowsOf(table), reading).filter((row) => row.some((cell) => cell.length > 0));
  const [first] = rows;
  if (!first) return [];
  return [{ type: 'table', align: first.map(() => null), rows }];
}

/**
 * @param table the parsed element
 * @returns the only cell of a table that has one, which is a box and no table; null for any other
 */
export function onlyCell(table: Element): Element | null {
  const [cell, ...more] = rowsOf(table).flatMap(cellsOf);
  return cell && more.length === 0 ? cell : null;
}
