import type { ColumnAlign, Inline, RichNode } from '../blocks.js';
import { inlineToMarkdown } from './inline-to-markdown.js';

/** A paragraph's line. */
export const inParagraph = { isParagraph: true, isAnswer: false } as const;
/** A line that cannot be broken. */
export const inLine = { isParagraph: false, isAnswer: false } as const;

type List = Extract<RichNode, { type: 'list' }>;
type Table = Extract<RichNode, { type: 'table' }>;

const rulers: Record<'left' | 'center' | 'right' | 'none', string> = {
  left: ':--',
  center: ':-:',
  right: '--:',
  none: '---',
};

const cellToMarkdown = (cell: readonly Inline[]): string =>
  cell.length === 0 ? '' : inlineToMarkdown(cell, inLine, false);

/** A table is written as a rectangle: missing cells are empty ones. */
function tableToMarkdown({ align, rows }: Table): string {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const places = Array.from({ length: width }, (_, at) => at);
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  const [head = '', ...body] = rows.map((row) =>
    line(places.map((at) => cellToMarkdown(row[at] ?? []))),
  );
  const ruler = (column: ColumnAlign | undefined): string => rulers[column ?? 'none'];
  return [head, line(places.map((at) => ruler(align[at]))), ...body].join('\n');
}

function itemToMarkdown(nodes: readonly RichNode[], marker: string): string {
  if (nodes.length === 0) return marker;
  const indent = ' '.repeat(marker.length + 1);
  const lines = richToMarkdown(nodes).split('\n');
  // A list that begins with a list: on one line their signs could be read as a rule.
  const head = nodes[0]?.type === 'list' ? `${marker}\n${indent}` : `${marker} `;
  return (
    head + lines.map((text, at) => (at === 0 || text === '' ? text : indent + text)).join('\n')
  );
}

/** Two lists behind each other have different signs, or they would be read as one. */
function listToMarkdown({ ordered, items }: List, isOther: boolean): string {
  const markerOf = (at: number): string => {
    if (ordered) return `${at + 1}${isOther ? ')' : '.'}`;
    return isOther ? '*' : '-';
  };
  return items.map((item, at) => itemToMarkdown(item, markerOf(at))).join('\n');
}

function nodeToMarkdown(node: RichNode, isOther: boolean): string {
  switch (node.type) {
    case 'paragraph':
      return inlineToMarkdown(node.children, inParagraph);
    case 'heading':
      return `${'#'.repeat(node.depth)} ${inlineToMarkdown(node.children, inLine)}`;
    case 'list':
      return listToMarkdown(node, isOther);
    case 'table':
      return tableToMarkdown(node);
  }
}

/** What cannot be written and says nothing: a list without items. */
const isNothing = (node: RichNode): boolean => node.type === 'list' && node.items.length === 0;

/** Which sign a list takes beside the one before it. */
class Signs {
  private last: { ordered: boolean; isOther: boolean } | null = null;

  /** @returns whether the second kind of sign is to be taken for this piece */
  next(ordered: boolean | null): boolean {
    const isOther = ordered !== null && this.last?.ordered === ordered && !this.last.isOther;
    this.last = ordered === null ? null : { ordered, isOther };
    return isOther;
  }
}

/**
 * Writes rich text as Markdown of our format.
 * @param nodes rich text
 * @returns the text, pieces parted by empty lines; empty for none
 */
export function richToMarkdown(nodes: readonly RichNode[]): string {
  const signs = new Signs();
  return nodes
    .filter((node) => !isNothing(node))
    .map((node) => nodeToMarkdown(node, signs.next(node.type === 'list' ? node.ordered : null)))
    .join('\n\n');
}

/**
 * Counts the pieces that `richToMarkdown` writes.
 * @param nodes rich text
 */
export function piecesWritten(nodes: readonly RichNode[]): number {
  return nodes.filter((node) => !isNothing(node)).length;
}

/**
 * Writes answers as a list behind a prompt.
 * @param lines each answer, on one line
 * @param prompt what stands before them
 * @param ordered whether they are numbered
 */
export function answersToMarkdown(
  lines: readonly string[],
  prompt: readonly RichNode[],
  ordered = false,
): string {
  const before = prompt.filter((node) => !isNothing(node));
  const signs = new Signs();
  for (const node of before) signs.next(node.type === 'list' ? node.ordered : null);
  const isOther = signs.next(ordered);
  return lines
    .map(
      (line, at) => `${ordered ? `${at + 1}${isOther ? ')' : '.'}` : isOther ? '*' : '-'} ${line}`,
    )
    .join('\n');
}
