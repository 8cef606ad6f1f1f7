import {
  kebabPattern,
  linkPattern,
  type ColumnAlign,
  type Inline,
  type RichNode,
} from '@pateka/content/draft';
import type { DocNode } from './doc.js';

type Mark = 'link' | 'bold' | 'italic';
/** A word, a break, a figure, with all that it is marked with: a link by its address. */
interface Leaf {
  inline: Inline;
  marks: ReadonlyMap<Mark, string>;
}

const markNames: readonly string[] = ['link', 'bold', 'italic'];
const isMark = (type: string): type is Mark => markNames.includes(type);

function leafOf(node: DocNode): Inline | null {
  if (node.type === 'hardBreak') return { type: 'break' };
  if (node.type === 'text' && node.text) return { type: 'text', value: node.text };
  const { id, amount } = node.attrs ?? {};
  if (node.type === 'fact' && typeof id === 'string' && kebabPattern.test(id)) {
    return { type: 'fact', id };
  }
  return node.type === 'sum' && typeof amount === 'number' ? { type: 'sum', amount } : null;
}

function leaves(nodes: readonly DocNode[]): Leaf[] {
  return nodes.flatMap((node) => {
    const inline = leafOf(node);
    if (!inline) return [];
    const marks = new Map<Mark, string>();
    for (const { type, attrs } of node.marks ?? []) {
      const said = type === 'link' ? String(attrs?.['href'] ?? '') : '';
      if (isMark(type) && (type !== 'link' || linkPattern.test(said))) marks.set(type, said);
    }
    return [{ inline, marks }];
  });
}

/** How far a mark of the first leaf reaches; it ends before a link that reaches further, which stays whole. */
function reach(list: readonly Leaf[], mark: Mark): number {
  const said = list[0]?.marks.get(mark);
  const holds = (leaf: Leaf | undefined) => leaf?.marks.get(mark) === said;
  let end = 1;
  while (end < list.length && holds(list[end])) end += 1;
  const link = list[end - 1]?.marks.get('link');
  if (mark === 'link' || link === undefined || list[end]?.marks.get('link') !== link) return end;
  let start = end - 1;
  while (start > 0 && list[start - 1]?.marks.get('link') === link) start -= 1;
  return start > 0 ? start : end;
}

function wrapped(mark: Mark, href: string, children: Inline[]): Inline {
  if (mark === 'link') return { type: 'link', href, children };
  return { type: mark === 'bold' ? 'strong' : 'emphasis', children };
}

/** The mark of the first leaf that goes outside: the one that reaches furthest; of two alike the link. */
function outermost(list: readonly Leaf[]): { mark: Mark; end: number } | null {
  let found: { mark: Mark; end: number } | null = null;
  for (const mark of ['link', 'bold', 'italic'] as const) {
    if (!list[0]?.marks.has(mark)) continue;
    const end = reach(list, mark);
    if (!found || end > found.end) found = { mark, end };
  }
  return found;
}

const without = ({ inline, marks }: Leaf, mark: Mark): Leaf => ({
  inline,
  marks: new Map([...marks].filter(([name]) => name !== mark)),
});

/** Neighbouring words without anything between them are one text. */
function put(inlines: Inline[], inline: Inline): void {
  const last = inlines.at(-1);
  if (last?.type === 'text' && inline.type === 'text') {
    inlines[inlines.length - 1] = { type: 'text', value: last.value + inline.value };
  } else inlines.push(inline);
}

function grouped(list: readonly Leaf[]): Inline[] {
  const inlines: Inline[] = [];
  let at = 0;
  while (at < list.length) {
    const rest = list.slice(at);
    const outer = outermost(rest);
    const [first] = rest;
    if (outer) {
      const inner = rest.slice(0, outer.end).map((leaf) => without(leaf, outer.mark));
      put(inlines, wrapped(outer.mark, first?.marks.get(outer.mark) ?? '', grouped(inner)));
    } else if (first) put(inlines, first.inline);
    at += outer?.end ?? 1;
  }
  return inlines;
}

/** @returns the running text in a node of the editor's document; what is unknown is left out */
export function inlinesFromDoc(node: DocNode | undefined): Inline[] {
  return grouped(leaves(node?.content ?? []));
}

const aligns: readonly unknown[] = ['left', 'center', 'right'];
const alignOf = (cell: DocNode): ColumnAlign => {
  const align = cell.attrs?.['align'];
  return aligns.includes(align) ? (align as ColumnAlign) : null;
};

function tableFromDoc(node: DocNode): RichNode {
  const rows = (node.content ?? []).map((row) => row.content ?? []);
  const cellText = (cell: DocNode): Inline[] =>
    (cell.content ?? []).flatMap((child, at) => [
      ...(at > 0 ? [{ type: 'break' } as const] : []),
      ...inlinesFromDoc(child),
    ]);
  return {
    type: 'table',
    align: (rows[0] ?? []).map(alignOf),
    rows: rows.map((cells) => cells.map(cellText)),
  };
}

function nodeFromDoc(node: DocNode): RichNode[] {
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', children: inlinesFromDoc(node) }];
    case 'heading': {
      const depth = node.attrs?.['level'] === 3 ? 3 : 2;
      return [{ type: 'heading', depth, children: inlinesFromDoc(node) }];
    }
    case 'bulletList':
    case 'orderedList': {
      const items = (node.content ?? []).map((item) => (item.content ?? []).flatMap(nodeFromDoc));
      return [{ type: 'list', ordered: node.type === 'orderedList', items }];
    }
    case 'table':
      return [tableFromDoc(node)];
    default:
      return [];
  }
}

const isBlank = (node: RichNode | undefined): boolean =>
  node?.type === 'paragraph' && node.children.length === 0;

/**
 * Takes rich text out of the editor's document. Empty paragraphs at its end are where she was about to write:
 * they are no text.
 */
export function richFromDoc(doc: DocNode): RichNode[] {
  const nodes = (doc.content ?? []).flatMap(nodeFromDoc);
  let end = nodes.length;
  while (end > 0 && isBlank(nodes[end - 1])) end -= 1;
  return nodes.slice(0, end);
}

/** @returns the text of the one-line editor's document */
export function lineFromDoc(doc: DocNode): Inline[] {
  return inlinesFromDoc(doc.content?.[0]);
}
