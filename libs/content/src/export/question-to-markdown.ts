import type {
  ChoiceOption,
  GapPiece,
  Inline,
  QuestionBlock,
  RichNode,
  ScenarioStep,
} from '../blocks.js';
import { attributesToMarkdown } from './attributes-to-markdown.js';
import { inlineToMarkdown } from './inline-to-markdown.js';
import { answersToMarkdown, richToMarkdown } from './rich-to-markdown.js';

const inAnswer = { isParagraph: false, isAnswer: true } as const;
const inGap = { isParagraph: false, isAnswer: false, isGap: true } as const;

/** What stands in the braces of a question, and below them. */
export interface WrittenQuestion {
  attributes: Record<string, string>;
  body: string;
}

const answer = (inlines: readonly Inline[], atLineStart = true): string =>
  inlineToMarkdown(inlines, inAnswer, atLineStart);

const explained = (line: string, explanation: readonly Inline[]): string =>
  explanation.length > 0 ? `${line} > ${answer(explanation, false)}` : line;

const tick = (isRight: boolean): string => (isRight ? '[x]' : '[ ]');

function optionLine({ right, answer: words, explanation }: ChoiceOption): string {
  return explained(`${tick(right)} ${answer(words)}`, explanation);
}

function quoted(explanation: readonly RichNode[]): string {
  const text = richToMarkdown(explanation);
  if (text === '') return '';
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

function pieceToMarkdown(piece: GapPiece, at: number, pieces: readonly GapPiece[]): string {
  if (piece.piece === 'gap') {
    const words = piece.accepted.map((word) => plainLine(word, inGap));
    return `:gap[${words.join('|')}]`;
  }
  const isApart = piece.text.length === 0 || pieces[at - 1]?.piece === 'text';
  const mark = isApart ? ':piece[]' : '';
  if (piece.text.length === 0) return mark;
  const isFirst = at === 0 && !isApart;
  const isOpen = { isOpenBefore: !isFirst, isOpenAfter: at < pieces.length - 1 };
  const place = { isParagraph: false, isAnswer: false, ...isOpen };
  return mark + inlineToMarkdown(piece.text, place, isFirst);
}

function plainLine(word: string, place: typeof inGap | typeof inAnswer): string {
  return inlineToMarkdown(word === '' ? [] : [{ type: 'text', value: word }], place);
}

function stepToMarkdown({ id, text, choices }: ScenarioStep): string {
  const none = choices.length === 0 ? 'none' : '';
  const lines = choices.map((choice) => {
    const { next } = choice;
    const go = next === null ? '' : ` :go${goTo(next)}`;
    return optionLine(choice) + go;
  });
  const head = `::step${attributesToMarkdown({ id, answers: none })}`;
  return joined(head, richToMarkdown(text), answersToMarkdown(lines, text));
}

/** A step without a name is written, too: it is not the same as none. */
const goTo = (next: string): string =>
  next === '' ? '{to=""}' : attributesToMarkdown({ to: next });

function written(
  block: QuestionBlock,
  answers: string,
  explanation: readonly RichNode[] = [],
  more: Record<string, string> = {},
): WrittenQuestion {
  const { id, type } = block;
  const none = answers === '' ? 'none' : '';
  return {
    attributes: { id, type, ...more, answers: none },
    body: joined(richToMarkdown(block.prompt), answers, quoted(explanation)),
  };
}

function numberToMarkdown(block: Extract<QuestionBlock, { type: 'number' }>): WrittenQuestion {
  const { value, tolerance, unit = '', explanation } = block;
  const limit = tolerance === 0 ? '' : String(tolerance);
  return written(block, value === null ? '' : `= ${value}`, explanation, {
    tolerance: limit,
    unit,
  });
}

function trueFalseToMarkdown(
  block: Extract<QuestionBlock, { type: 'true-false' }>,
): WrittenQuestion {
  const { prompt, isTrue, ifTrue, ifFalse } = block;
  const lines = [
    explained(`${tick(isTrue === true)} true`, ifTrue),
    explained(`${tick(isTrue === false)} false`, ifFalse),
  ];
  return written(block, answersToMarkdown(lines, prompt));
}

/**
 * Writes a question as Markdown of our format.
 * @param block the question
 * @returns its attributes and the lines below them
 */
export function questionToMarkdown(block: QuestionBlock): WrittenQuestion {
  const { prompt } = block;
  switch (block.type) {
    case 'single':
    case 'multiple':
      return written(block, answersToMarkdown(block.options.map(optionLine), prompt));
    case 'order': {
      const lines = block.items.map((item) => answer(item));
      return written(block, answersToMarkdown(lines, prompt, true), block.explanation);
    }
    case 'number':
      return numberToMarkdown(block);
    case 'true-false':
      return trueFalseToMarkdown(block);
    case 'match': {
      const pairs = block.pairs.map(
        ({ left, right }) => `${answer(left)} > ${answer(right, false)}`,
      );
      const others = block.others.map((right) => `> ${answer(right)}`);
      return written(block, answersToMarkdown([...pairs, ...others], prompt), block.explanation);
    }
    case 'gap':
      return written(block, block.pieces.map(pieceToMarkdown).join(''), block.explanation);
    case 'text': {
      const lines = block.accepted.map((word) => plainLine(word, inAnswer));
      return written(block, answersToMarkdown(lines, prompt), block.explanation);
    }
    case 'scenario': {
      const { id, type, steps } = block;
      const body = joined(richToMarkdown(prompt), ...steps.map(stepToMarkdown));
      return { attributes: { id, type }, body };
    }
  }
}
