import type { Bilingual } from '@pateka/domain';
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
import { questionSchema, type ChoiceOption, type Inline, type RichNode } from '../blocks.js';
import { kebabId } from '../ids.js';
import { inWords } from '../rule-words.js';
import { toInline } from './inline.js';
import type { Explanation } from './problem.js';
import { at, report, type Reading } from './reading.js';
import { toRichText } from './rich-text.js';

/** What a question's Markdown consists of. */
export type Content = BlockContent | DefinitionContent;

const types = questionSchema.options.map((option) => option.shape.type.value);

const decimal = z
  .string()
  .refine(
    (written) => /^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/.test(written),
    inWords({ bg: 'трябва да е число, например `0.5`', en: 'must be a number such as `0.5`' }),
  )
  .transform(Number);

/** The `{…}` of a question. */
export const questionAttributes = z
  .strictObject({
    id: kebabId,
    type: z.enum(types),
    /** Said where the author has not written answers yet. */
    answers: z.literal('none').optional(),
    tolerance: decimal.optional(),
    unit: z.string().min(1).optional(),
  })
  .refine((given) => given.type === 'number' || (!given.tolerance && !given.unit), {
    path: ['tolerance'],
    ...inWords({
      bg: 'и полето `unit` са само за въпроси от вид `number`',
      en: 'and `unit` belong to questions of type `number` only',
    }),
  });

/** What the `{…}` of a question hold. */
export type QuestionAttributes = z.infer<typeof questionAttributes>;

/** A question while it is read. */
export interface Asked {
  node: ContainerDirective;
  attributes: QuestionAttributes;
  reading: Reading;
}

/** The parts of a question's Markdown: what comes before the answers, the answers, what comes after. */
export interface Parts<Answers extends Content> {
  prompt: Content[];
  answers: Answers;
  after: Content[];
}

/**
 * Parts a question at its answers: the last of their kind.
 * @param children the question's Markdown
 * @param isAnswers tells the answers' kind
 */
export function splitAt<Answers extends Content>(
  children: readonly Content[],
  isAnswers: (node: Content) => node is Answers,
): Parts<Answers> | undefined {
  const index = children.findLastIndex(isAnswers);
  const answers = children[index];
  if (!answers || !isAnswers(answers)) return undefined;
  return { prompt: children.slice(0, index), answers, after: children.slice(index + 1) };
}

/**
 * Cuts an answer at its first " > ": the answer stands before it, the explanation behind it.
 * @param nodes an answer's line
 */
export function cutAnswer(
  nodes: readonly PhrasingContent[],
): [answer: PhrasingContent[], explanation: PhrasingContent[]] {
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

/**
 * Reads running text without the spaces at its ends. A space that was spelled out stays.
 * @param nodes a line, or a part of one
 * @param reading receives problems
 */
export function trimmedInline(nodes: readonly PhrasingContent[], reading: Reading): Inline[] {
  const last = nodes.length - 1;
  const trimmed = nodes.map((node, at) => {
    if (node.type !== 'text') return node;
    const start = at === 0 ? node.value.trimStart() : node.value;
    return { ...node, value: at === last ? start.trimEnd() : start };
  });
  return toInline(trimmed, reading);
}

/**
 * Finds the only paragraph of a list item; anything more has no place in an answer.
 * @param item an answer
 * @param reading receives the problem
 */
export function itemParagraph(item: ListItem, reading: Reading): Paragraph | undefined {
  const [first, ...more] = item.children;
  if (first?.type === 'paragraph' && more.length === 0) return first;
  report(reading, item, {
    message: {
      bg: 'Отговорът трябва да е само един абзац.',
      en: 'An answer must be a single paragraph.',
    },
    remedy: {
      bg: 'Напишете отговора и обяснението на един ред: `- [x] отговор > обяснение`.',
      en: 'Write answer and explanation on one line: `- [x] answer > explanation`.',
    },
  });
  return undefined;
}

// \u0445 and \u0425 are the Cyrillic letters that look like x.
const cyrillicBox = /^\[[\u0445\u0425]\]/;

const cyrillicTick: Explanation = {
  message: {
    bg: 'Буквата в `[х]` е на кирилица.',
    en: 'The letter in `[х]` is a Cyrillic one.',
  },
  remedy: {
    bg: 'Напишете я на латиница: `[x]`.',
    en: 'Type it with the Latin keyboard: `[x]`.',
  },
};

const noTickBox: Explanation = {
  message: {
    bg: 'Отговорът няма квадратче за отмятане.',
    en: 'This answer has no tick box.',
  },
  remedy: {
    bg: 'Започнете го с `- [x]`, ако е верен, или с `- [ ]`, ако не е.',
    en: 'Begin it with `- [x]` (right) or `- [ ]`.',
  },
};

/**
 * Reads one answer to choose: its tick box, its words, its explanation.
 * @param item a line of the answers
 * @param reading receives problems
 * @returns the answer; nothing when it has no tick box (and is reported)
 */
export function option(item: ListItem, reading: Reading): ChoiceOption[] {
  const paragraph = itemParagraph(item, reading);
  if (!paragraph) return [];
  if (typeof item.checked !== 'boolean') {
    const [first] = paragraph.children;
    const isCyrillic = first?.type === 'text' && cyrillicBox.test(first.value);
    report(reading, item, isCyrillic ? cyrillicTick : noTickBox);
    return [];
  }
  const [answer, explanation] = cutAnswer(paragraph.children);
  const made: ChoiceOption = {
    right: item.checked,
    answer: trimmedInline(answer, reading),
    explanation: trimmedInline(explanation, reading),
  };
  return [at(reading, item, made)];
}

/** A list with bullets. */
export const isBulletList = (node: Content): node is List => node.type === 'list' && !node.ordered;
/** A list with numbers. */
export const isNumberedList = (node: Content): node is List =>
  node.type === 'list' && !!node.ordered;
/** A paragraph. */
export const isParagraph = (node: Content): node is Paragraph => node.type === 'paragraph';
const isQuote = (node: Content): node is Blockquote => node.type === 'blockquote';

/**
 * Notes that text stands where none belongs.
 * @param after what stands behind the answers
 * @param reading receives the problem
 * @param remedy what to do about it
 */
export function refuseAfter(after: readonly Content[], reading: Reading, remedy: Bilingual): void {
  const [first] = after;
  const message = {
    bg: 'Този текст стои след отговорите.',
    en: 'This text stands behind the answers.',
  };
  if (first) report(reading, first, { message, remedy });
}

/**
 * Reads the explanation of a question as a whole: lines beginning with >, and nothing else.
 * @param after what stands behind the answers
 * @param reading receives problems
 */
export function explanationOf(after: readonly Content[], reading: Reading): RichNode[] {
  refuseAfter(
    after.filter((node) => !isQuote(node)),
    reading,
    {
      bg: 'Започнете обяснението с `> ` или преместете текста преди отговорите.',
      en: 'Begin the explanation with `> `, or move the text before the answers.',
    },
  );
  return after.filter(isQuote).flatMap((quote) => toRichText(quote.children, reading));
}

/**
 * Parts a question whose author has not written answers yet.
 * @param asked the question
 * @returns prompt and explanation
 */
export function withoutAnswers({ node, reading }: Asked): {
  prompt: RichNode[];
  explanation: RichNode[];
} {
  const quote = node.children.findIndex(isQuote);
  const end = quote < 0 ? node.children.length : quote;
  return {
    prompt: toRichText(node.children.slice(0, end), reading),
    explanation: explanationOf(node.children.slice(end), reading),
  };
}
