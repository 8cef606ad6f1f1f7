import type { List, Nodes, Paragraph, Table } from 'mdast';
import type { RichNode } from '../blocks.js';
import { refuse, toInline } from './inline.js';
import type { Explanation } from './problem.js';
import { at, report, sourceOf, type Reading } from './reading.js';

const strayTickBox: Explanation = {
  message: {
    bg: 'Има квадратче за отмятане извън въпрос.',
    en: 'Tick boxes stand outside a question.',
  },
  remedy: {
    bg: 'Сложете отговорите в `:::question{id=… type=single}` или махнете `[ ]`.',
    en: 'Put the answers into `:::question{id=… type=single}`, or remove the `[ ]`.',
  },
};

const strayColons: Explanation = {
  message: { bg: 'Ред с `:::` не се разбира.', en: 'A line with `:::` was not understood.' },
  remedy: {
    bg: 'Всеки блок започва с `:::име{поле=стойност}` на отделен ред и завършва с ред само с `:::`.',
    en: 'Each `:::name{key=value}` stands on a line of its own and is closed by a line with `:::` alone.',
  },
};

const headingDepth: Explanation = {
  message: { bg: 'Заглавията са само с `##` и `###`.', en: 'Only `##` and `###` headings exist.' },
  remedy: {
    bg: 'Започнете заглавието с `##` или `###`.',
    en: 'Begin the heading with `##` or `###`.',
  },
};

function list(node: List, reading: Reading): RichNode[] {
  const items = node.children.map((item) => {
    if (typeof item.checked === 'boolean') report(reading, item, strayTickBox);
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
    report(reading, node, strayColons);
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
        report(reading, node, headingDepth);
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

const nested = (name: string): Explanation => ({
  message: {
    bg: `Блокът \`:::${name}\` стои вътре в друг блок.`,
    en: `\`:::${name}\` stands inside another block.`,
  },
  remedy: {
    bg: 'Първо затворете предишния блок с ред `:::`; блок в блок не се слага.',
    en: 'Close the block before it with a line `:::` first; blocks do not nest.',
  },
});

const twoColons = (name: string): Explanation => ({
  message: { bg: `\`::${name}\` не се познава.`, en: `\`::${name}\` is not known.` },
  remedy: {
    bg: 'Блоковете започват с три двоеточия, например `:::story`, и завършват с ред `:::`.',
    en: 'Blocks begin with three colons, as in `:::story`, and end with a line `:::`.',
  },
});

const strayQuote: Explanation = {
  message: {
    bg: 'Ред, който започва с `>`, стои извън въпрос.',
    en: 'A line beginning with `>` stands outside a question.',
  },
  remedy: {
    bg: 'Използвайте `:::story` или `:::callout`; с `>` започва само обяснението на въпрос.',
    en: 'Use `:::story` or `:::callout`; `>` is for the explanations of questions.',
  },
};

const code: Explanation = {
  message: {
    bg: 'Текстът е отместен или ограден като програмен код.',
    en: 'This text is indented or fenced like code.',
  },
  remedy: {
    bg: 'Махнете интервалите пред него или редовете с по три обратни апострофа.',
    en: 'Remove the spaces before it, or the lines of three backticks.',
  },
};

function refuseBlock(node: Nodes, reading: Reading): void {
  switch (node.type) {
    case 'containerDirective':
      return report(reading, node, nested(node.name));
    case 'leafDirective':
      return report(reading, node, twoColons(node.name));
    case 'blockquote':
      return report(reading, node, strayQuote);
    case 'code':
      return report(reading, node, code);
    default:
      return refuse(reading, node);
  }
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
