import type {
  BlockContent,
  Blockquote,
  DefinitionContent,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
} from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { z } from 'zod';
import { type Inline, type QuestionBlock, type ChoiceOption } from '../blocks.js';
import { kebabId } from '../ids.js';
import { readAttributes } from './attributes.js';
import { toInline } from './inline.js';
import { at, report, type Reading } from './reading.js';
import { toRichText } from './rich-text.js';

type Content = BlockContent | DefinitionContent;

const decimal = z
  .string()
  .regex(/^\d+(?:\.\d+)?$/, 'must be a number such as 0.5')
  .transform(Number);

/** The kinds that have a form in Markdown; the others are written in the studio. */
const typesInMarkdown = ['single', 'multiple', 'number', 'order'] as const;

const attributesSchema = z
  .strictObject({
    id: kebabId,
    type: z.enum(typesInMarkdown),
    tolerance: decimal.optional(),
    unit: z.string().min(1).optional(),
  })
  .refine((given) => given.type === 'number' || (!given.tolerance && !given.unit), {
    path: ['tolerance'],
    message: 'and unit belong to questions of type number only',
  });

type Attributes = z.infer<typeof attributesSchema>;

/** The parts of a question's Markdown: what comes before the answers, the answers, what comes after. */
interface Parts<Answers extends Content> {
  prompt: Content[];
  answers: Answers;
  after: Content[];
}

function splitAt<Answers extends Content>(
  children: readonly Content[],
  isAnswers: (node: Content) => node is Answers,
): Parts<Answers> | undefined {
  const index = children.findLastIndex(isAnswers);
  const answers = children[index];
  if (!answers || !isAnswers(answers)) return undefined;
  return { prompt: children.slice(0, index), answers, after: children.slice(index + 1) };
}

/** Cuts an answer at its first " > ": the answer stands before it, the explanation behind it. */
function cutAnswer(nodes: readonly PhrasingContent[]): [PhrasingContent[], PhrasingContent[]] {
  for (const [index, node] of nodes.entries()) {
    const match = node.type === 'text' ? /(?:^|\s)>(?:\s|$)/.exec(node.value) : null;
    if (node.type !== 'text' || !match) continue;
    const before = { ...node, value: node.value.slice(0, match.index) };
    const after = { ...node, value: node.value.slice(match.index + match[0].length) };
    return [
      [...nodes.slice(0, index), before],
      [after, ...nodes.slice(index + 1)],
    ];
  }
  return [[...nodes], []];
}

function trimmed(inlines: Inline[]): Inline[] {
  const [first] = inlines;
  if (first?.type === 'text') first.value = first.value.trimStart();
  const last = inlines.at(-1);
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return inlines.filter((inline) => inline.type !== 'text' || inline.value !== '');
}

/** The only paragraph of a list item; anything more has no place in an answer. */
function itemParagraph(item: ListItem, reading: Reading): Paragraph | undefined {
  const [first, ...more] = item.children;
  if (first?.type === 'paragraph' && more.length === 0) return first;
  report(
    reading,
    item,
    'An answer must be a single paragraph.',
    'Write answer and explanation on one line: - [x] answer > explanation.',
  );
  return undefined;
}

function option(item: ListItem, reading: Reading): ChoiceOption[] {
  const paragraph = itemParagraph(item, reading);
  if (!paragraph) return [];
  if (typeof item.checked !== 'boolean') {
    const [first] = paragraph.children;
    // \u0445 and \u0425 are the Cyrillic letters that look like x.
    const cyrillic = first?.type === 'text' && /^\[[\u0445\u0425]\]/.test(first.value);
    report(
      reading,
      item,
      cyrillic ? 'The x in [х] is a Cyrillic letter.' : 'This answer has no tick box.',
      cyrillic ? 'Type it with the Latin keyboard: [x].' : 'Begin it with - [x] (right) or - [ ].',
    );
    return [];
  }
  const [answer, explanation] = cutAnswer(paragraph.children);
  const made: ChoiceOption = {
    right: item.checked,
    answer: trimmed(toInline(answer, reading)),
    explanation: trimmed(toInline(explanation, reading)),
  };
  return [at(reading, item, made)];
}

const isBulletList = (node: Content): node is List => node.type === 'list' && !node.ordered;
const isNumberedList = (node: Content): node is List => node.type === 'list' && !!node.ordered;
const isParagraph = (node: Content): node is Paragraph => node.type === 'paragraph';

function refuseAfter(after: readonly Content[], reading: Reading, remedy: string): void {
  const [first] = after;
  if (first) report(reading, first, 'This text stands behind the answers.', remedy);
}

function choice(
  node: ContainerDirective,
  { id, type }: { id: string; type: 'single' | 'multiple' },
  reading: Reading,
): QuestionBlock | undefined {
  const parts = splitAt(node.children, isBulletList);
  if (!parts) {
    report(reading, node, 'The question has no answers.', 'Add lines - [x] answer > explanation.');
    return undefined;
  }
  refuseAfter(
    parts.after,
    reading,
    'Give each answer its own explanation on its line, after " > ".',
  );
  const options = parts.answers.children.flatMap((item) => option(item, reading));
  return { block: 'question', id, type, prompt: toRichText(parts.prompt, reading), options };
}

/** Explanations of order and number questions: lines beginning with >, and nothing else. */
function explanationOf(after: readonly Content[], reading: Reading) {
  const quotes = after.filter((node): node is Blockquote => node.type === 'blockquote');
  const others = after.filter((node) => node.type !== 'blockquote');
  refuseAfter(
    others,
    reading,
    'Begin the explanation with "> ", or move the text before the answers.',
  );
  return quotes.flatMap((quote) => toRichText(quote.children, reading));
}

function order(node: ContainerDirective, id: string, reading: Reading): QuestionBlock | undefined {
  const parts = splitAt(node.children, isNumberedList);
  if (!parts) {
    report(
      reading,
      node,
      'The question has nothing to order.',
      'Add lines 1. …, 2. …, in the right order.',
    );
    return undefined;
  }
  const items = parts.answers.children.flatMap((item) => {
    const paragraph = itemParagraph(item, reading);
    return paragraph ? [at(reading, item, trimmed(toInline(paragraph.children, reading)))] : [];
  });
  const prompt = toRichText(parts.prompt, reading);
  const explanation = explanationOf(parts.after, reading);
  return { block: 'question', id, type: 'order', prompt, items, explanation };
}

/** Takes the line "= 25" off the end of a paragraph; the paragraph keeps what stands before it. */
function cutNumber(paragraph: Paragraph): { rest: Paragraph; written: string } | undefined {
  const last = paragraph.children.at(-1);
  if (last?.type !== 'text') return undefined;
  const match = /(?:^|\n)=[ \t]*([^\n]*)$/.exec(last.value);
  // A match at the start of the text is a line of its own only when nothing stands before it.
  if (!match || (match[0].startsWith('=') && paragraph.children.length > 1)) return undefined;
  const text = { ...last, value: last.value.slice(0, match.index) };
  const children = [...paragraph.children.slice(0, -1), ...(text.value === '' ? [] : [text])];
  return { rest: { ...paragraph, children }, written: match[1] ?? '' };
}

function number(
  node: ContainerDirective,
  attributes: Attributes,
  reading: Reading,
): QuestionBlock | undefined {
  const parts = splitAt(node.children, isParagraph);
  const cut = parts && cutNumber(parts.answers);
  const written = cut?.written.trim().replace('\u2212', '-').replace(',', '.') ?? '';
  if (!parts || !/^-?\d+(?:\.\d+)?$/.test(written)) {
    report(
      reading,
      node,
      'The question has no line with the right number.',
      'Add a line "= 25": the number alone, without spaces in it, without € and without :sum[…].',
    );
    return undefined;
  }
  const rest = cut && cut.rest.children.length > 0 ? [cut.rest] : [];
  return {
    block: 'question',
    id: attributes.id,
    type: 'number',
    prompt: toRichText([...parts.prompt, ...rest], reading),
    value: Number(written),
    tolerance: attributes.tolerance ?? 0,
    ...(attributes.unit ? { unit: attributes.unit } : {}),
    explanation: explanationOf(parts.after, reading),
  };
}

/**
 * Turns a `:::question` into a block.
 * @param node the directive
 * @param reading the file being read; receives problems
 * @returns the question, or nothing when its form is broken (and reported)
 */
export function toQuestion(node: ContainerDirective, reading: Reading): QuestionBlock | undefined {
  const attributes = readAttributes(node, attributesSchema, reading);
  if (!attributes) return undefined;
  switch (attributes.type) {
    case 'single':
    case 'multiple':
      return choice(node, { id: attributes.id, type: attributes.type }, reading);
    case 'order':
      return order(node, attributes.id, reading);
    case 'number':
      return number(node, attributes, reading);
  }
}
