import { worksheetTools, type Bilingual } from '@pateka/domain';
import type { RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { z } from 'zod';
import { calloutKinds, type Block } from '../blocks.js';
import { kebabId } from '../ids.js';
import { inWords } from '../rule-words.js';
import { readAttributes } from './attributes.js';
import { listed } from './explain-issue.js';
import { toInline } from './inline.js';
import type { Explanation } from './problem.js';
import { toQuestion } from './question-from-markdown.js';
import { at, report, sourceOf, type Reading } from './reading.js';
import { toRichText } from './rich-text.js';

/** Reads Markdown as lessons are written. */
// One tilde is an approximation sign in our texts, not a strike-through.
export const markdownParser = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkDirective);

const none = z.strictObject({});
const calloutAttributes = z.strictObject({ kind: z.enum(calloutKinds) });
const worksheetAttributes = z.strictObject({ tool: z.enum(worksheetTools) });
const reflectionAttributes = z.strictObject({ id: kebabId });

/** A file of the package by its id; none while it is not chosen. */
const file = z
  .string()
  .refine(
    (name) => /^[0-9a-f]{64}$/.test(name),
    inWords({
      bg: 'трябва да е име на файл от папката `media/`',
      en: 'must be the name of a file in `media/`',
    }),
  )
  .default('');
const title = z.string().max(200).default('');
const imageAttributes = z.strictObject({
  media: file,
  alt: z.string().max(500).default(''),
  decorative: z.literal('yes').optional(),
  words: z.enum(['unasked', 'none', 'readable']).default('unasked'),
});
const titledAttributes = z.strictObject({ media: file, title });
const videoAttributes = z.strictObject({ media: file, title, captions: file });

function refuseText(node: ContainerDirective, reading: Reading, message: Bilingual): void {
  const [text] = node.children;
  const remedy = { bg: 'Преместете текста преди него.', en: 'Move the text before it.' };
  if (text) report(reading, text, { message, remedy });
}

const textIn = {
  worksheet: { bg: 'В работния лист не може да има текст.', en: 'A worksheet holds no text.' },
  video: { bg: 'Във видеото не може да има текст.', en: 'A video holds no text.' },
  download: {
    bg: 'Във файла за изтегляне не може да има текст.',
    en: 'A download holds no text.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

const longCaption: Explanation = {
  message: { bg: 'Надписът под картината е само един абзац.', en: 'A caption is one paragraph.' },
  remedy: {
    bg: 'Преместете другия текст след блока.',
    en: 'Move the other text behind the block.',
  },
};

type Maker = (node: ContainerDirective, reading: Reading) => Block | undefined;

const makers: Readonly<Record<string, Maker>> = {
  story: (node, reading) => {
    if (!readAttributes(node, none, reading)) return undefined;
    return { block: 'story', content: toRichText(node.children, reading) };
  },
  callout: (node, reading) => {
    const attributes = readAttributes(node, calloutAttributes, reading);
    if (!attributes) return undefined;
    return { block: 'callout', kind: attributes.kind, content: toRichText(node.children, reading) };
  },
  worksheet: (node, reading) => {
    const attributes = readAttributes(node, worksheetAttributes, reading);
    refuseText(node, reading, textIn.worksheet);
    return attributes && { block: 'worksheet', tool: attributes.tool };
  },
  reflection: (node, reading) => {
    const attributes = readAttributes(node, reflectionAttributes, reading);
    if (!attributes) return undefined;
    return { block: 'reflection', id: attributes.id, prompt: toRichText(node.children, reading) };
  },
  image: (node, reading) => {
    const attributes = readAttributes(node, imageAttributes, reading);
    const [first, more] = node.children;
    const caption = first?.type === 'paragraph' ? toInline(first.children, reading) : [];
    if (more || (first && first.type !== 'paragraph')) {
      report(reading, node, longCaption);
    }
    if (!attributes) return undefined;
    const { media, alt, decorative, words } = attributes;
    return { block: 'image', media, alt, decorative: decorative === 'yes', words, caption };
  },
  audio: (node, reading) => {
    const attributes = readAttributes(node, titledAttributes, reading);
    if (!attributes) return undefined;
    return { block: 'audio', ...attributes, transcript: toRichText(node.children, reading) };
  },
  video: (node, reading) => {
    const attributes = readAttributes(node, videoAttributes, reading);
    refuseText(node, reading, textIn.video);
    return attributes && { block: 'video', ...attributes };
  },
  download: (node, reading) => {
    const attributes = readAttributes(node, titledAttributes, reading);
    refuseText(node, reading, textIn.download);
    return attributes && { block: 'download', ...attributes };
  },
  question: toQuestion,
};

function checkClosed(node: ContainerDirective, reading: Reading): void {
  const lines = sourceOf(reading, node).trimEnd().split('\n');
  if (lines.length > 1 && /^\s*:{3,}\s*$/.test(lines.at(-1) ?? '')) return;
  report(reading, node, {
    message: {
      bg: `Блокът \`:::${node.name}\` не е затворен.`,
      en: `\`:::${node.name}\` is not closed.`,
    },
    remedy: {
      bg: 'Добавете ред само с `:::` там, където блокът свършва.',
      en: 'Add a line `:::` alone where the block ends.',
    },
  });
}

function checkLabel(node: ContainerDirective, reading: Reading): void {
  const [first] = node.children;
  if (first?.type !== 'paragraph' || !first.data?.directiveLabel) return;
  report(reading, node, {
    message: {
      bg: `Блокът \`:::${node.name}\` не приема текст в \`[ ]\`.`,
      en: `\`:::${node.name}\` takes no text in \`[ ]\`.`,
    },
    remedy: {
      bg: 'Напишете текста на редовете под него.',
      en: 'Write the text on the lines below it.',
    },
  });
}

/**
 * Turns a `:::block` into a block.
 * @param node the directive
 * @param reading the file being read; receives problems
 * @returns the block, or nothing when it is refused (and reported)
 */
export function toBlock(node: ContainerDirective, reading: Reading): Block | undefined {
  checkClosed(node, reading);
  checkLabel(node, reading);
  const make = Object.hasOwn(makers, node.name) ? makers[node.name] : undefined;
  if (make) return make(node, reading);
  const names = listed(Object.keys(makers));
  report(reading, node, {
    message: {
      bg: `Няма блок \`:::${node.name}\`.`,
      en: `\`:::${node.name}\` is not known.`,
    },
    remedy: { bg: `Изберете от: ${names}.`, en: `Use one of: ${names}.` },
  });
  return undefined;
}

function addNode(blocks: Block[], node: RootContent, reading: Reading): void {
  if (node.type === 'containerDirective') {
    const block = toBlock(node, reading);
    if (block) blocks.push(at(reading, node, block));
    return;
  }
  const content = toRichText([node], reading);
  const last = blocks.at(-1);
  if (last?.block === 'text') last.content.push(...content);
  else if (content.length > 0) blocks.push(at(reading, node, { block: 'text', content }));
}

/** The Markdown of a lesson file. */
export interface LessonMarkdown {
  file: string;
  text: string;
  /** Lines of the file that stand before the text. */
  linesBefore: number;
}

/**
 * Turns the Markdown of a lesson into blocks.
 * @param markdown the text and where it stands
 * @returns the blocks, the problems found, and the line of each piece
 */
export function blocksFromMarkdown(markdown: LessonMarkdown): Reading & { blocks: Block[] } {
  // Empty lines in place of the front matter keep line numbers those of the file.
  const source = '\n'.repeat(markdown.linesBefore) + markdown.text;
  const reading: Reading = { file: markdown.file, source, problems: [], lines: new Map() };
  const blocks: Block[] = [];
  for (const node of markdownParser.parse(source).children) addNode(blocks, node, reading);
  return { ...reading, blocks };
}
