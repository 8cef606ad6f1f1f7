import { formatMoney, type Locale } from '@pateka/domain';
import type { Block, Inline, QuestionBlock, RichNode, ScenarioStep } from '../blocks.js';

/**
 * One line of what is compared: what part of a block it is, and its words. Whatever can be chosen only, such
 * as whether an answer is right, is a part of its own and has no words.
 */
export interface Line {
  part: string;
  text: string;
}

const line = (part: string, text: string): Line => ({ part, text });
/** A line that stands only when something is there. */
const when = (part: string, text: string): Line[] => (text === '' ? [] : [line(part, text)]);

/**
 * Writes running text for somebody who compares: the address of a link and the id of a fact are shown.
 * @param inlines running text
 * @param locale language, for amounts
 */
export function shownText(inlines: readonly Inline[], locale: Locale): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case 'text':
          return inline.value;
        case 'break':
          return '\n';
        case 'fact':
          return `[${inline.id}]`;
        case 'sum':
          return formatMoney(Math.round(inline.amount * 100), locale);
        case 'link':
          return `${shownText(inline.children, locale)} (${inline.href})`;
        default:
          return shownText(inline.children, locale);
      }
    })
    .join('');
}

function nodeLines(node: RichNode, part: string, locale: Locale): Line[] {
  switch (node.type) {
    case 'heading':
      return [line(`heading-${node.depth}`, shownText(node.children, locale))];
    case 'paragraph':
      return [line(part, shownText(node.children, locale))];
    case 'list': {
      const own = node.ordered ? 'item-numbered' : 'item';
      return node.items.flatMap((item) => richLines(item, own, locale));
    }
    case 'table':
      return node.rows.map((cells) =>
        line('row', cells.map((cell) => shownText(cell, locale)).join(' | ')),
      );
  }
}

function richLines(nodes: readonly RichNode[], part: string, locale: Locale): Line[] {
  return nodes.flatMap((node) => nodeLines(node, part, locale));
}

interface Answered {
  right: boolean;
  answer: readonly Inline[];
  explanation: readonly Inline[];
}

function answerLines({ right, answer, explanation }: Answered, locale: Locale): Line[] {
  return [
    line(right ? 'answer-right' : 'answer-other', shownText(answer, locale)),
    ...when('explanation', shownText(explanation, locale)),
  ];
}

function stepLines(step: ScenarioStep, locale: Locale): Line[] {
  const choices = step.choices.flatMap((choice) => [
    ...answerLines(choice, locale),
    choice.next === null ? line('leads-to-end', '') : line('leads-to', choice.next),
  ]);
  return [line('step', step.id), ...richLines(step.text, 'situation', locale), ...choices];
}

function questionBody(question: QuestionBlock, locale: Locale): Line[] {
  const said = (inlines: readonly Inline[]) => shownText(inlines, locale);
  switch (question.type) {
    case 'single':
    case 'multiple':
      return question.options.flatMap((option) => answerLines(option, locale));
    case 'number':
      return [
        ...when('value', question.value === null ? '' : String(question.value)),
        ...(question.tolerance === 0 ? [] : [line('tolerance', String(question.tolerance))]),
        ...when('unit', question.unit ?? ''),
      ];
    case 'order':
      return question.items.map((item, at) => line('in-order', `${at + 1}. ${said(item)}`));
    case 'true-false':
      return [
        ...(question.isTrue === null ? [] : [line(question.isTrue ? 'is-true' : 'is-false', '')]),
        ...when('if-true', said(question.ifTrue)),
        ...when('if-false', said(question.ifFalse)),
      ];
    case 'match':
      return [
        ...question.pairs.map(({ left, right }) => line('pair', `${said(left)} → ${said(right)}`)),
        ...question.others.map((other) => line('pair-other', said(other))),
      ];
    case 'gap':
      return question.pieces.map((piece) =>
        piece.piece === 'text'
          ? line('gap-text', said(piece.text))
          : line('gap', piece.accepted.join(' / ')),
      );
    case 'text':
      return question.accepted.map((accepted) => line('accepted', accepted));
    case 'scenario':
      return question.steps.flatMap((step) => stepLines(step, locale));
  }
}

function questionLines(question: QuestionBlock, locale: Locale): Line[] {
  return [
    line(`question-${question.type}`, ''),
    ...richLines(question.prompt, 'prompt', locale),
    ...questionBody(question, locale),
    ...('explanation' in question ? richLines(question.explanation, 'explanation', locale) : []),
  ];
}

/** A file is known by its content; of the long name its beginning is enough to tell two apart. */
const fileLines = (part: string, media: string): Line[] => when(part, media.slice(0, 12));

/**
 * Takes a block apart into lines to compare.
 * @param block any block
 * @param locale its language, for amounts
 * @returns what it says and what was chosen in it, in the order of reading
 */
export function blockLines(block: Block, locale: Locale): Line[] {
  switch (block.block) {
    case 'text':
      return richLines(block.content, 'paragraph', locale);
    case 'story':
      return richLines(block.content, 'paragraph', locale);
    case 'callout':
      return [line(`callout-${block.kind}`, ''), ...richLines(block.content, 'paragraph', locale)];
    case 'worksheet':
      return [line('tool', block.tool)];
    case 'reflection':
      return richLines(block.prompt, 'prompt', locale);
    case 'image':
      return [
        ...fileLines('file', block.media),
        ...(block.decorative ? [line('decorative', '')] : []),
        ...when('alt', block.alt),
        line(`picture-words-${block.words}`, ''),
        ...when('caption', shownText(block.caption, locale)),
      ];
    case 'audio':
      return [
        ...fileLines('file', block.media),
        ...when('media-title', block.title),
        ...richLines(block.transcript, 'transcript', locale),
      ];
    case 'video':
      return [
        ...fileLines('file', block.media),
        ...when('media-title', block.title),
        ...fileLines('captions', block.captions),
      ];
    case 'download':
      return [...fileLines('file', block.media), ...when('media-title', block.title)];
    case 'question':
      return questionLines(block, locale);
  }
}
