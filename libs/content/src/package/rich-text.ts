import type { List, Nodes, Paragraph, Table } from 'mdast';
import type { RichNode } from '../blocks.js';
import { refuse, toInline } from './inline.js';
import { at, report, sourceOf, type Reading } from './reading.js';

function list(node: List, reading: Reading): RichNode[] {
  const items = node.children.map((item) => {
    if (typeof item.checked === 'boolean') {
      report(
        reading,
        item,
        'Tick boxes stand outside a question.',
        'Put the answers into :::question{id=… type=single}, or remove the [ ].',
      );
    }
    return toRichText(item.children, reading);
  });
  return [at(reading, node, { type: 'list', ordered: node.ordered === true, items })];
}

function table(node: Table, reading: Reading): RichNode[] {
  const rows = node.children.map((row) =>
    row.children.map((cell) => at(reading, cell, toInline(cell.children, reading))),
  );
  const align = node.children[0]?.children.map((_, index) => node.align?.[index] ?? null) ?? [];
  return [at(reading, node, { type: 'table', align, rows })];
}

function paragraph(node: Paragraph, reading: Reading): RichNode[] {
  if (sourceOf(reading, node).includes(':::')) {
    report(
      reading,
      node,
      'A line with ::: was not understood.',
      'Each :::name{key=value} stands on a line of its own and is closed by a line with ::: alone.',
    );
    return [];
  }
  return [at(reading, node, { type: 'paragraph', children: toInline(node.children, reading) })];
}

function one(node: Nodes, reading: Reading): RichNode[] {
  switch (node.type) {
    case 'paragraph':
      return paragraph(node, reading);
    case 'list':
      return list(node, reading);
    case 'table':
      return table(node, reading);
    case 'heading': {
      if (node.depth !== 2 && node.depth !== 3) {
        report(
          reading,
          node,
          'Only ## and ### headings exist.',
          'Begin the heading with ## or ###.',
        );
        return [];
      }
      const children = toInline(node.children, reading);
      return [at(reading, node, { type: 'heading', depth: node.depth, children })];
    }
    default:
      refuseBlock(node, reading);
      return [];
  }
}

function explainBlock(node: Nodes): readonly [string, string] | undefined {
  switch (node.type) {
    case 'containerDirective':
      return [
        `\`:::${node.name}\` stands inside another block.`,
        'Close the block before it with a line ::: first; blocks do not nest.',
      ];
    case 'leafDirective':
      return [
        `\`::${node.name}\` is not known.`,
        'Blocks begin with three colons, as in :::story, and end with a line :::.',
      ];
    case 'blockquote':
      return [
        'A line beginning with > stands outside a question.',
        'Use :::story or :::callout; > is for explanations in questions of type order and number.',
      ];
    case 'code':
      return [
        'This text is indented or fenced like code.',
        'Remove the spaces before it or the ``` lines.',
      ];
    default:
      return undefined;
  }
}

function refuseBlock(node: Nodes, reading: Reading): void {
  const explanation = explainBlock(node);
  if (explanation) report(reading, node, ...explanation);
  else refuse(reading, node);
}

/**
 * Turns Markdown blocks into rich text.
 * @param nodes block content of Markdown
 * @param reading the file being read; receives problems
 * @returns rich text; what is refused is left out
 */
export function toRichText(nodes: readonly Nodes[], reading: Reading): RichNode[] {
  return nodes.flatMap((node) => one(node, reading));
}
