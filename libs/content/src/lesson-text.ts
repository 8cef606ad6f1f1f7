import { formatMoney, type Locale } from '@pateka/domain';
import type { Block, Inline, LessonDocument, RichNode, ScenarioStep } from './blocks.js';

/** One line of text on the page: a paragraph, a heading, a cell, an answer. */
export interface TextRun {
  /** The piece of the document it belongs to; its line can be asked by it. */
  piece: object;
  inlines: readonly Inline[];
  inQuestion: boolean;
}

function nodeRuns(node: RichNode, inQuestion: boolean): TextRun[] {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
      return [{ piece: node, inlines: node.children, inQuestion }];
    case 'list':
      return node.items.flatMap((item) => item.flatMap((child) => nodeRuns(child, inQuestion)));
    case 'table':
      return node.rows.flat().map((cell) => ({ piece: cell, inlines: cell, inQuestion }));
  }
}

function richRuns(nodes: readonly RichNode[], inQuestion = false): TextRun[] {
  return nodes.flatMap((node) => nodeRuns(node, inQuestion));
}

function questionRuns(block: Extract<Block, { block: 'question' }>): TextRun[] {
  const prompt = richRuns(block.prompt, true);
  switch (block.type) {
    case 'single':
    case 'multiple':
      return [
        ...prompt,
        ...block.options.flatMap((option) => [
          { piece: option, inlines: option.answer, inQuestion: true },
          { piece: option, inlines: option.explanation, inQuestion: true },
        ]),
      ];
    case 'order': {
      const items = block.items.map((item) => ({ piece: item, inlines: item, inQuestion: true }));
      return [...prompt, ...items, ...richRuns(block.explanation, true)];
    }
    case 'number':
    case 'text':
      return [...prompt, ...richRuns(block.explanation, true)];
    case 'true-false':
      return [...prompt, ...questionLines(block, [block.ifTrue, block.ifFalse])];
    case 'match': {
      const lines = block.pairs.flatMap(({ left, right }) => [left, right]);
      const pairs = questionLines(block, [...lines, ...block.others]);
      return [...prompt, ...pairs, ...richRuns(block.explanation, true)];
    }
    case 'gap': {
      const lines = block.pieces.flatMap((piece) => (piece.piece === 'text' ? [piece.text] : []));
      return [...prompt, ...questionLines(block, lines), ...richRuns(block.explanation, true)];
    }
    case 'scenario':
      return [...prompt, ...block.steps.flatMap(stepRuns)];
  }
}

function questionLines(piece: object, lines: readonly (readonly Inline[])[]): TextRun[] {
  return lines.map((inlines) => ({ piece, inlines, inQuestion: true }));
}

function stepRuns(step: ScenarioStep): TextRun[] {
  const choices = step.choices.flatMap((choice) =>
    questionLines(choice, [choice.answer, choice.explanation]),
  );
  return [...richRuns(step.text, true), ...choices];
}

/** A plain text of a block, such as the title of a recording. */
function plainRun(piece: object, value: string): TextRun[] {
  return value === '' ? [] : [{ piece, inlines: [{ type: 'text', value }], inQuestion: false }];
}

/**
 * Takes a block's text apart into the lines a reader sees.
 * @param block any block
 * @returns its lines in order; a worksheet has none
 */
export function blockRuns(block: Block): TextRun[] {
  switch (block.block) {
    case 'text':
    case 'story':
    case 'callout':
      return richRuns(block.content);
    case 'reflection':
      return richRuns(block.prompt);
    case 'question':
      return questionRuns(block);
    case 'image': {
      const caption = { piece: block, inlines: block.caption, inQuestion: false };
      return [...plainRun(block, block.alt), ...(block.caption.length > 0 ? [caption] : [])];
    }
    case 'audio':
      return [...plainRun(block, block.title), ...richRuns(block.transcript)];
    case 'video':
    case 'download':
      return plainRun(block, block.title);
    case 'worksheet':
      return [];
  }
}

/**
 * Writes running text as plain text. A dated fact becomes "…", because its value is known only when
 * somebody reads.
 * @param inlines running text
 * @param locale language, for amounts
 * @returns the text without any markup
 */
export function plainText(inlines: readonly Inline[], locale: Locale): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case 'text':
          return inline.value;
        case 'break':
          return ' ';
        case 'fact':
          return '…';
        case 'sum':
          return formatMoney(Math.round(inline.amount * 100), locale);
        default:
          return plainText(inline.children, locale);
      }
    })
    .join('');
}

/**
 * Visits every piece of running text, the nested ones too.
 * @param inlines running text
 * @param visit called for each piece, outer before inner
 */
export function eachInline(inlines: readonly Inline[], visit: (inline: Inline) => void): void {
  for (const inline of inlines) {
    visit(inline);
    if ('children' in inline) eachInline(inline.children, visit);
  }
}

/**
 * Lists every piece of running text in blocks, however deep it stands, in the order of reading.
 * @param blocks any blocks, questions included
 * @returns texts, links, facts, sums and what holds them
 */
export function inlinesOf(blocks: readonly Block[]): Inline[] {
  const found: Inline[] = [];
  for (const { inlines } of blocks.flatMap(blockRuns)) {
    eachInline(inlines, (inline) => found.push(inline));
  }
  return found;
}

/**
 * @param blocks any blocks
 * @returns the ids of the lessons that their links lead to, as their author named them, in the order of reading
 */
export const linkedLessons = (blocks: readonly Block[]): string[] =>
  inlinesOf(blocks).flatMap((inline) =>
    inline.type === 'link' && inline.href.startsWith('lesson:')
      ? [inline.href.slice('lesson:'.length)]
      : [],
  );

/**
 * Writes running text as it was typed: facts and amounts, which are not typed but inserted, become "…".
 * @param inlines running text
 * @returns the typed text without any markup
 */
export function typedText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'text') return inline.value;
      if ('children' in inline) return typedText(inline.children);
      return inline.type === 'break' ? ' ' : '…';
    })
    .join('');
}

const letterOrDigit = /[\p{L}\p{N}]/u;

function wordsOf(text: string): number {
  return text.split(/\s+/).filter((word) => letterOrDigit.test(word)).length;
}

function runWords(inlines: readonly Inline[]): number {
  let figures = 0;
  eachInline(inlines, ({ type }) => {
    if (type === 'fact' || type === 'sum') figures += 1;
  });
  return wordsOf(typedText(inlines)) + figures;
}

/** Words of a lesson by where they stand. */
export interface WordCount {
  /** Title, purpose, outcomes and content note. */
  head: number;
  /** The text outside question blocks. */
  prose: number;
  /** The question blocks: prompts, answers, explanations. */
  questions: number;
}

/**
 * Counts the words of a lesson. A word is anything between spaces that has a letter or a digit; a dated
 * fact and an amount are one word each.
 * @param document the lesson in one language
 * @returns words of head, prose and questions
 */
export function countWords(document: LessonDocument): WordCount {
  const { title, purpose, outcomes, note = '' } = document;
  const runs = document.blocks.flatMap(blockRuns);
  const sum = (inQuestion: boolean): number =>
    runs
      .filter((run) => run.inQuestion === inQuestion)
      .reduce((total, { inlines }) => total + runWords(inlines), 0);
  return {
    head: wordsOf([title, purpose, ...outcomes, note].join(' ')),
    prose: sum(false),
    questions: sum(true),
  };
}

/** Words a careful reader takes in a minute. */
const wordsPerMinute = 120;

/**
 * The nominal length of a lesson: reading what stands on its page outside the questions, one minute a
 * question, and the exercise's stated time. It follows from the Bulgarian text, the first language, and
 * holds for both: the hours on a certificate must not depend on the language somebody learned in.
 * @param document the lesson in Bulgarian
 * @param exercise stated time of the exercise, in minutes
 * @returns whole minutes
 */
export function nominalMinutes(document: LessonDocument, exercise: number): number {
  const { head, prose } = countWords(document);
  const questions = document.blocks.filter(({ block }) => block === 'question').length;
  return Math.round((head + prose) / wordsPerMinute + questions + exercise);
}
