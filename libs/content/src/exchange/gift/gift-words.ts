import type { Inline, RichNode } from '../../blocks.js';
import { inlinesFromPlain, richFromPlain, textAndFacts } from './plain-text.js';
import { unescaped } from './signs.js';

/** How the text of a question may be written. Without a word about it Moodle takes signs of HTML for HTML. */
export type GiftFormat = 'html' | 'moodle' | 'plain' | 'markdown';

/** What turns other people's markup into ours; whatever has no place is left out and noted by it. */
export interface MarkupReaders {
  html(source: string): RichNode[];
  markdown(source: string): RichNode[];
}

const formatPattern = /^\s*\[(html|moodle|plain|markdown)\]/i;
const looksLikeHtml = /<\/?[a-z][^<>]*>|&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,6});/i;

/**
 * Takes the format off the beginning of a text.
 * @param source a text of a GIFT file
 * @param inherited the format of the question it belongs to
 */
export function formatOf(
  source: string,
  inherited: GiftFormat,
): { format: GiftFormat; text: string } {
  const found = formatPattern.exec(source);
  if (!found) return { format: inherited, text: source };
  return {
    format: found[1]?.toLowerCase() as GiftFormat,
    text: source.slice(found[0].length),
  };
}

function withFacts(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (inline.type === 'text') return textAndFacts(inline.value);
    return 'children' in inline ? [{ ...inline, children: withFacts(inline.children) }] : [inline];
  });
}

function factsIn(nodes: readonly RichNode[]): RichNode[] {
  return nodes.map((node): RichNode => {
    if (node.type === 'list') return { ...node, items: node.items.map(factsIn) };
    if (node.type === 'table') return { ...node, rows: node.rows.map((row) => row.map(withFacts)) };
    return { ...node, children: withFacts(node.children) };
  });
}

/** Reads the texts of one question. */
export class GiftWords {
  constructor(
    private readonly format: GiftFormat,
    private readonly readers: MarkupReaders,
    private readonly onLost: () => void,
  ) {}

  /** @returns a text as paragraphs, lists and tables */
  rich(source: string): RichNode[] {
    const { format, text } = formatOf(source, this.format);
    const words = unescaped(text);
    if (format === 'markdown') return factsIn(this.readers.markdown(words));
    const isHtml = format === 'html' || (format === 'moodle' && looksLikeHtml.test(words));
    return isHtml ? factsIn(this.readers.html(words)) : richFromPlain(words);
  }

  /** @returns a text as one line; paragraphs become breaks, and a list loses its look */
  inline(source: string): Inline[] {
    const { format, text } = formatOf(source, this.format);
    if (format === 'plain') return inlinesFromPlain(unescaped(text));
    const nodes = this.rich(source);
    if (nodes.some(({ type }) => type !== 'paragraph')) this.onLost();
    return inlinesOfNodes(nodes);
  }

  /** @returns a text without any look, such as an accepted answer */
  plain(source: string): string {
    return unescaped(formatOf(source, this.format).text).trim();
  }
}

/**
 * @param nodes rich text
 * @returns its lines as one piece of running text, parted by breaks
 */
export function inlinesOfNodes(nodes: readonly RichNode[]): Inline[] {
  const lines = nodes.flatMap((node): Inline[][] => {
    if (node.type === 'list') return node.items.map(inlinesOfNodes);
    if (node.type === 'table')
      return node.rows.map((cells) => joined(cells, { type: 'text', value: ' · ' }));
    return [node.children];
  });
  return joined(lines, { type: 'break' });
}

const joined = (lines: readonly Inline[][], between: Inline): Inline[] =>
  lines.flatMap((line, index) => (index > 0 ? [between, ...line] : line));
