import type { Locale } from '@pateka/domain';
import type { Block, ChoiceOption, Inline, QuestionBlock, RichNode } from '../../blocks.js';
import { eachInline, plainText } from '../../lesson-text.js';
import { inlineMarkup, richMarkup, writeMarkup } from '../markup.js';
import { NoteBook } from '../../import/notes.js';
import type { ImportNote } from '../../import/result.js';
import { decimalText } from '../numbers.js';
import { giftNotes } from './gift-notes.js';
import { isPlainInlines, isPlainRich, plainInlines, plainRich } from './plain-text.js';
import { escaped } from './signs.js';

/** What may be written as GIFT: a question, or something to think about. */
export type GiftBlock = Extract<Block, { block: 'question' | 'reflection' }>;

/** A question with the words it is found by. */
export interface GiftItem {
  content: GiftBlock;
  tags: readonly string[];
}

/** How one question writes its texts: as they are, or as HTML. GIFT says it once, before the question. */
interface Pen {
  mark: '[plain]' | '[html]';
  rich(nodes: readonly RichNode[]): string;
  inline(inlines: readonly Inline[]): string;
}

/** An arrow parts the sides of a pair and has no escape; HTML can write it in another way. */
const hasArrow = (block: GiftBlock, locale: Locale): boolean =>
  'pairs' in block && block.pairs.some(({ left }) => plainText(left, locale).includes('->'));

function penFor(block: GiftBlock, locale: Locale): Pen {
  const { rich, inline } = textsOf(block);
  const isPlain =
    rich.every(isPlainRich) && inline.every(isPlainInlines) && !hasArrow(block, locale);
  if (isPlain) {
    return {
      mark: '[plain]',
      rich: (nodes) => escaped(plainRich(nodes, locale)),
      inline: (inlines) => escaped(plainInlines(inlines, locale)),
    };
  }
  return {
    mark: '[html]',
    rich: (nodes) => escaped(writeMarkup(richMarkup(nodes, locale))),
    inline: (inlines) => escaped(writeMarkup(inlineMarkup(inlines, locale))),
  };
}

/** A text whose beginning could be read as a format or as a mark says its own format first. */
const guarded = (pen: Pen, text: string): string => (/^[[%]/.test(text) ? pen.mark + text : text);

const feedback = (pen: Pen, inlines: readonly Inline[]): string =>
  inlines.length > 0 ? `#${guarded(pen, pen.inline(inlines))}` : '';

const general = (pen: Pen, nodes: readonly RichNode[]): string =>
  nodes.length > 0 ? `\n\t####${pen.rich(nodes)}` : '';

const share = (count: number): string => String(Number((100 / count).toFixed(5)));

function optionLines(options: readonly ChoiceOption[], isSingle: boolean, pen: Pen): string {
  const right = options.filter((option) => option.right).length;
  return options
    .map((option) => {
      const several = option.right ? `~%${share(right)}%` : '~%-100%';
      const single = option.right ? '=' : '~';
      const text = guarded(pen, pen.inline(option.answer));
      return `\n\t${isSingle ? single : several}${text}${feedback(pen, option.explanation)}`;
    })
    .join('');
}

const acceptedLine = (text: string): string => {
  // A bare asterisk would stand for any text.
  const own = escaped(text.trim().replaceAll('*', '\\*'));
  return `=${own.startsWith('%') ? '%100%' : ''}${own}`;
};

/** Accepted texts that GIFT can say: an arrow would make pairs of them. */
const sayable = (accepted: readonly string[]): string[] =>
  accepted.filter((text) => text.trim() !== '' && !text.includes('->'));

/** What stands between the braces, and behind them; or the reason why nothing can. */
type Written = { body: string; after?: string; stem?: string } | keyof typeof giftNotes;

function choice(
  question: Extract<QuestionBlock, { type: 'single' | 'multiple' }>,
  pen: Pen,
): Written {
  const right = question.options.filter((option) => option.right).length;
  if (right === 0 || question.options.some(({ answer }) => answer.length === 0))
    return 'unfinished';
  const isSingle = question.type === 'single';
  // Right answers alone would be read as accepted texts.
  if (isSingle && right === question.options.length) return 'unfinished';
  return { body: `${optionLines(question.options, isSingle, pen)}\n` };
}

function trueFalse(question: Extract<QuestionBlock, { type: 'true-false' }>, pen: Pen): Written {
  if (question.isTrue === null) return 'unfinished';
  const [right, wrong] = question.isTrue
    ? [question.ifTrue, question.ifFalse]
    : [question.ifFalse, question.ifTrue];
  const first = feedback(pen, wrong) || (right.length > 0 ? '#' : '');
  return { body: `${question.isTrue ? 'TRUE' : 'FALSE'}${first}${feedback(pen, right)}` };
}

function match(
  question: Extract<QuestionBlock, { type: 'match' }>,
  pen: Pen,
  locale: Locale,
): Written {
  if (question.pairs.length === 0 || question.pairs.some(({ left }) => left.length === 0))
    return 'unfinished';
  const right = (inlines: Inline[]) => escaped(plainInlines(inlines, locale).trim());
  const pairs = question.pairs.map((pair) => {
    const left = guarded(pen, pen.inline(pair.left));
    return `\n\t=${left} -> ${right(pair.right)}`;
  });
  const others = question.others.map((other) => `\n\t= -> ${right(other)}`);
  return { body: `${[...pairs, ...others].join('')}${general(pen, question.explanation)}\n` };
}

/** A text without the space at its edge, which GIFT writes outside of the text. */
function edge(
  inlines: readonly Inline[],
  side: 'start' | 'end',
): { text: Inline[]; space: string } {
  const at = side === 'start' ? 0 : inlines.length - 1;
  const outer = inlines[at];
  if (outer?.type !== 'text') return { text: [...inlines], space: '' };
  const value = side === 'start' ? outer.value.trimStart() : outer.value.trimEnd();
  const rest = inlines.flatMap((inline, index): Inline[] => {
    if (index !== at) return [inline];
    return value === '' ? [] : [{ ...outer, value }];
  });
  return { text: rest, space: value === outer.value ? '' : ' ' };
}

function gap(question: Extract<QuestionBlock, { type: 'gap' }>, pen: Pen): Written {
  const { pieces } = question;
  const at = pieces.findIndex(({ piece }) => piece === 'gap');
  const [before, hole, after, ...more] = at === 0 ? [null, ...pieces] : pieces;
  if (hole?.piece !== 'gap' || after?.piece !== 'text' || more.length > 0) return 'gaps';
  // Without words before the gap the end of the prompt would be taken for them.
  if (!before && question.prompt.length > 0) return 'gaps';
  const accepted = sayable(hole.accepted);
  if (accepted.length === 0) return 'unfinished';
  const lead = before?.piece === 'text' ? before.text : [];
  const start = edge(lead, 'end');
  const end = edge(after.text, 'start');
  if (end.text.length === 0) return 'gaps';
  const stem = pen.rich([...question.prompt, { type: 'paragraph', children: start.text }]);
  const tail = pen.inline(end.text);
  const body = `${accepted.map(acceptedLine).join(' ')}${general(pen, question.explanation)}`;
  return { body, after: end.space + tail, stem: stem + start.space };
}

function bodyOf(block: GiftBlock, pen: Pen, locale: Locale): Written {
  if (block.block === 'reflection') return { body: '' };
  switch (block.type) {
    case 'single':
    case 'multiple':
      return choice(block, pen);
    case 'true-false':
      return trueFalse(block, pen);
    case 'number': {
      if (block.value === null) return 'unfinished';
      const value = `${decimalText(block.value)}:${decimalText(block.tolerance)}`;
      return { body: `#${value}${general(pen, block.explanation)}` };
    }
    case 'text': {
      const accepted = sayable(block.accepted);
      if (accepted.length === 0) return 'unfinished';
      return {
        body: `${accepted.map(acceptedLine).join(' ')}${general(pen, block.explanation)}`,
      };
    }
    case 'match':
      return match(block, pen, locale);
    case 'gap':
      return gap(block, pen);
    case 'order':
    case 'scenario':
      return block.type;
  }
}

function textsOf(block: GiftBlock): { rich: RichNode[][]; inline: Inline[][] } {
  if (block.block === 'reflection') return { rich: [block.prompt], inline: [] };
  const explained = 'explanation' in block ? [block.explanation] : [];
  const rich = [block.prompt, ...explained];
  switch (block.type) {
    case 'single':
    case 'multiple': {
      const inline = block.options.flatMap(({ answer, explanation }) => [answer, explanation]);
      return { rich, inline };
    }
    case 'true-false':
      return { rich, inline: [block.ifTrue, block.ifFalse] };
    case 'match':
      return { rich, inline: block.pairs.map(({ left }) => left) };
    case 'gap':
      return {
        rich,
        inline: block.pieces.flatMap((piece) => (piece.piece === 'text' ? [piece.text] : [])),
      };
    default:
      return { rich, inline: [] };
  }
}

function noteLosses(block: GiftBlock, notes: NoteBook): void {
  const inlines: Inline[] = [];
  const { rich, inline } = textsOf(block);
  for (const text of [...inline, ...rich.flatMap(runsOf)]) {
    eachInline(text, (each) => inlines.push(each));
  }
  const facts = inlines.filter(({ type }) => type === 'fact').length;
  if (facts > 0) notes.add('facts', giftNotes.facts, facts);
  if (block.block === 'reflection') return;
  if (block.type === 'number' && block.unit !== undefined) notes.add('unit', giftNotes.unit);
  if (block.type === 'match') {
    const right = [...block.pairs.map((pair) => pair.right), ...block.others];
    const isBare = right.flat().every(({ type }) => type === 'text' || type === 'sum');
    if (!isBare) notes.add('match-look', giftNotes['match-look']);
  }
}

function runsOf(nodes: readonly RichNode[]): Inline[][] {
  return nodes.flatMap((node) => {
    if (node.type === 'list') return node.items.flatMap(runsOf);
    return node.type === 'table' ? node.rows.flat() : [node.children];
  });
}

function itemText({ content, tags }: GiftItem, locale: Locale, notes: NoteBook): string | null {
  const pen = penFor(content, locale);
  const written = bodyOf(content, pen, locale);
  if (typeof written === 'string') {
    notes.add(written, giftNotes[written]);
    return null;
  }
  noteLosses(content, notes);
  const { body, after = '', stem = `${pen.rich(content.prompt)} ` } = written;
  const known = tags.map((each) => `[tag:${each.replace(/[[\]\r\n]/g, ' ')}]`).join(' ');
  const head = known === '' ? '' : `// ${known}\n`;
  return `${head}${pen.mark}${stem}{${body}}${after}`;
}

/**
 * Writes questions in the text format of Moodle. What GIFT cannot say is left out and told.
 * @param items the questions, in one language
 * @param locale that language, for amounts
 * @returns the text of the file, how many questions are in it, and what was left out or said differently
 */
export function writeGift(
  items: readonly GiftItem[],
  locale: Locale,
): { text: string; count: number; notes: ImportNote[] } {
  const notes = new NoteBook();
  const texts = items.flatMap((item) => itemText(item, locale, notes) ?? []);
  const text = texts.map((each) => `${each}\n`).join('\n');
  return { text, count: texts.length, notes: notes.list() };
}
