import type { Inline, RichNode } from '@pateka/content/draft';
import type { DocMark, DocNode } from './doc.js';

/** One mark of a kind is enough: bold inside bold is bold. */
const withMark = (marks: readonly DocMark[], mark: DocMark): DocMark[] => [
  ...marks.filter(({ type }) => type !== mark.type),
  mark,
];

function inlineToDoc(inline: Inline, marks: readonly DocMark[]): DocNode[] {
  const own = marks.length > 0 ? { marks: [...marks] } : {};
  switch (inline.type) {
    case 'text':
      return [{ type: 'text', text: inline.value, ...own }];
    case 'break':
      return [{ type: 'hardBreak', ...own }];
    case 'fact':
      return [{ type: 'fact', attrs: { id: inline.id }, ...own }];
    case 'sum':
      return [{ type: 'sum', attrs: { amount: inline.amount }, ...own }];
    case 'emphasis':
      return inlinesToDoc(inline.children, withMark(marks, { type: 'italic' }));
    case 'strong':
      return inlinesToDoc(inline.children, withMark(marks, { type: 'bold' }));
    case 'link': {
      const link = { type: 'link', attrs: { href: inline.href } };
      return inlinesToDoc(inline.children, withMark(marks, link));
    }
  }
}

/**
 * Makes running text a part of the editor's document.
 * @param inlines running text
 * @param marks what all of it is marked with
 */
export function inlinesToDoc(
  inlines: readonly Inline[],
  marks: readonly DocMark[] = [],
): DocNode[] {
  return inlines.flatMap((inline) => inlineToDoc(inline, marks));
}

const paragraphToDoc = (inlines: readonly Inline[]): DocNode => {
  const content = inlinesToDoc(inlines);
  return { type: 'paragraph', ...(content.length > 0 ? { content } : {}) };
};

/** A table without gaps: each row gets as many cells as the longest has. */
function tableToDoc({ align, rows }: Extract<RichNode, { type: 'table' }>): DocNode {
  const width = Math.max(1, ...rows.map((cells) => cells.length));
  const cellToDoc = (type: string, inlines: readonly Inline[], column: number): DocNode => ({
    type,
    attrs: { align: align[column] ?? null },
    content: [paragraphToDoc(inlines)],
  });
  const content = rows.map((cells, row): DocNode => ({
    type: 'tableRow',
    content: Array.from({ length: width }, (_, column) =>
      cellToDoc(row === 0 ? 'tableHeader' : 'tableCell', cells[column] ?? [], column),
    ),
  }));
  return { type: 'table', content };
}

function nodeToDoc(node: RichNode): DocNode {
  switch (node.type) {
    case 'paragraph':
      return paragraphToDoc(node.children);
    case 'heading':
      return { ...paragraphToDoc(node.children), type: 'heading', attrs: { level: node.depth } };
    case 'list': {
      const content = node.items.map((item): DocNode => ({
        type: 'listItem',
        content: nodesToDoc(item),
      }));
      return { type: node.ordered ? 'orderedList' : 'bulletList', content };
    }
    case 'table':
      return tableToDoc(node);
  }
}

/** What holds nothing holds an empty paragraph in the editor: somewhere to write. A list without items is none. */
function nodesToDoc(nodes: readonly RichNode[]): DocNode[] {
  const content = nodes
    .filter((node) => node.type !== 'list' || node.items.length > 0)
    .map(nodeToDoc);
  return content.length > 0 ? content : [paragraphToDoc([])];
}

/** @returns rich text as the editor's document */
export function richToDoc(nodes: readonly RichNode[]): DocNode {
  return { type: 'doc', content: nodesToDoc(nodes) };
}

/** @returns one line of running text as the document of the one-line editor */
export function lineToDoc(inlines: readonly Inline[]): DocNode {
  return { type: 'doc', content: [paragraphToDoc(inlines)] };
}
