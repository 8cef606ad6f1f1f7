import type { Link, Nodes, PhrasingContent } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import { linkPattern, type Inline } from '../blocks.js';
import { kebabPattern } from '../ids.js';
import { at, report, sourceOf, type Reading } from './reading.js';

const sumPattern = /^-?\d{1,7}(?:\.\d{1,2})?$/;

const refusedInline: Readonly<Record<string, readonly [string, string]>> = {
  html: ['HTML is not allowed.', 'Write Markdown, or spell < as „less than“.'],
  inlineCode: ['Text between backticks is not allowed.', 'Remove the ` signs.'],
  image: [
    'Pictures do not stand inside text.',
    'Remove it here and write a block :::image{media=…} of its own.',
  ],
  delete: ['Struck-through text is not allowed.', 'Remove the ~~ signs.'],
  footnoteReference: ['Footnotes are not allowed.', 'Put the remark into the text.'],
  linkReference: ['Links by reference are not allowed.', 'Write [text](https://…) in place.'],
  imageReference: ['Pictures do not stand inside text.', 'Remove it; write :::image{media=…}.'],
};

/**
 * Notes that a kind of Markdown has no place here.
 * @param reading the file being read
 * @param node the node refused
 */
export function refuse(reading: Reading, node: Nodes): void {
  if (node.type === 'image' && !node.alt?.trim()) {
    const remedy = 'Say between the brackets what it shows, for those who do not see it.';
    report(reading, node, 'A picture has no alternative text.', remedy);
  }
  const [message, remedy] = refusedInline[node.type] ?? [
    'This kind of Markdown is not allowed here.',
    'Use headings, paragraphs, lists, tables, emphasis and links.',
  ];
  report(reading, node, message, remedy);
}

function factOrSum(node: TextDirective, reading: Reading): Inline[] {
  const [only] = node.children;
  const label = node.children.length === 1 && only?.type === 'text' ? only.value : '';
  if (node.name === 'fact') {
    if (kebabPattern.test(label)) return [at(reading, node, { type: 'fact', id: label })];
    report(reading, node, `\`:fact[${label}]\` names no fact.`, 'Write :fact[fact-id].');
    return [];
  }
  if (sumPattern.test(label)) return [{ type: 'sum', amount: Number(label) }];
  report(
    reading,
    node,
    `\`:sum[${label}]\` is not an amount.`,
    'Write the number only, with a point for cents: :sum[220], :sum[12.50] or :sum[-5].',
  );
  return [];
}

/**
 * Reads a sign by its number: for what Markdown has no way to write, such as a space at the end of a line.
 * Without a number it is nothing, so that an empty line can be written.
 */
function sign(node: TextDirective, reading: Reading): Inline[] {
  const [only] = node.children;
  const label = only?.type === 'text' ? only.value : '';
  if (label === '') return [];
  const code = /^\d{1,7}$/.test(label) ? Number(label) : Infinity;
  if (code <= 0x10ffff) return [{ type: 'text', value: String.fromCodePoint(code) }];
  report(reading, node, `\`:char[${label}]\` is no sign.`, 'Write its Unicode number: :char[160].');
  return [];
}

/** What can be written in brackets where Markdown's own signs would not be understood. */
const spelledOut: Readonly<Record<string, (node: TextDirective, reading: Reading) => Inline[]>> = {
  char: sign,
  br: () => [{ type: 'break' }],
  em: (node, reading) => [{ type: 'emphasis', children: toInline(node.children, reading) }],
  strong: (node, reading) => [{ type: 'strong', children: toInline(node.children, reading) }],
};

function textDirective(node: TextDirective, reading: Reading): Inline[] {
  const written = sourceOf(reading, node);
  const bare = !written.includes('[') && !written.includes('{');
  const spelled = Object.hasOwn(spelledOut, node.name) ? spelledOut[node.name] : undefined;
  if (spelled && written.includes('[')) return spelled(node, reading);
  if (node.name === 'fact' || node.name === 'sum') {
    if (Object.keys(node.attributes ?? {}).length > 0) {
      report(reading, node, `\`:${node.name}\` takes no {…}.`, 'Remove the braces.');
    }
    return factOrSum(node, reading);
  }
  // A colon inside text, as in 8:30, looks like a directive to the parser; it is text.
  if (bare) return [{ type: 'text', value: written }];
  report(
    reading,
    node,
    `\`:${node.name}\` is not known.`,
    'Inside text only :fact[…], :sum[…], :em[…], :strong[…], :br[] and :char[…] exist; put a space after a colon that is just a colon.',
  );
  return [];
}

function link(node: Link, reading: Reading): Inline[] {
  const children = toInline(node.children, reading);
  // Found in finished text, where it was written with a backslash so as to be no link.
  if (!node.position) return children;
  if (linkPattern.test(node.url))
    return [at(reading, node, { type: 'link', href: node.url, children })];
  report(
    reading,
    node,
    `The link \`${node.url}\` leads to a place that is not allowed.`,
    'Link to https://… or lesson:lesson-id; a telephone is a fact; write e-mail addresses nowhere.',
  );
  return [];
}

function one(node: PhrasingContent, reading: Reading): Inline[] {
  switch (node.type) {
    case 'text':
      return [{ type: 'text', value: node.value.replace(/\s*\n\s*/g, ' ') }];
    case 'break':
      return [{ type: 'break' }];
    case 'emphasis':
    case 'strong':
      return [{ type: node.type, children: toInline(node.children, reading) }];
    case 'link':
      return link(node, reading);
    case 'textDirective':
      return textDirective(node, reading);
    default:
      refuse(reading, node);
      return [];
  }
}

function joinTexts(nodes: Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else if (node.type !== 'text' || node.value !== '') joined.push(node);
  }
  return joined;
}

/**
 * Turns Markdown's running text into ours.
 * @param nodes phrasing content of Markdown
 * @param reading the file being read; receives problems
 * @returns running text; what is refused is left out
 */
export function toInline(nodes: readonly PhrasingContent[], reading: Reading): Inline[] {
  return joinTexts(nodes.flatMap((node) => one(node, reading)));
}
