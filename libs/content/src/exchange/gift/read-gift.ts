import type { Block, Inline, QuestionBlock, RichNode } from '../../blocks.js';
import { newDraftId } from '../../draft/draft.js';
import type { NoteBook } from '../../import/notes.js';
import { numberFrom } from '../numbers.js';
import { giftNotes } from './gift-notes.js';
import { formatOf, GiftWords, type MarkupReaders } from './gift-words.js';
import { giftEntries, type GiftEntry } from './gift-source.js';
import { cutAt, rawAnswers, type RawAnswer } from './signs.js';

/** One thing of a GIFT file: a question, something to think about, or a text between questions. */
export interface ReadGiftItem {
  content: Extract<Block, { block: 'question' | 'reflection' | 'text' }>;
  tags: string[];
  /** The category it stood in; empty for none. */
  category: string;
}

/** What one question is read with. */
interface Hand {
  entry: GiftEntry;
  words: GiftWords;
  notes: NoteBook;
}

const noteOf = ({ notes }: Pick<Hand, 'notes'>, code: keyof typeof giftNotes): void =>
  notes.add(code, giftNotes[code]);

type Head = Pick<QuestionBlock, 'block' | 'id' | 'prompt'>;

const paragraphs = (inlines: readonly Inline[][]): RichNode[] =>
  inlines.filter((each) => each.length > 0).map((children) => ({ type: 'paragraph', children }));

/** The explanation of a question that has one only: the general feedback, then that of single answers. */
function explanationOf({ entry, words, notes }: Hand, answers: readonly RawAnswer[]): RichNode[] {
  const own = answers.flatMap(({ feedback }) => (feedback === null ? [] : [words.rich(feedback)]));
  if (own.length > 0) noteOf({ notes }, 'gift-feedback');
  return [...(entry.general === null ? [] : words.rich(entry.general)), ...own.flat()];
}

function options(
  hand: Hand,
  answers: readonly RawAnswer[],
  isRight: (answer: RawAnswer) => boolean,
) {
  const { words, entry } = hand;
  const read = answers.map((answer) => ({
    right: isRight(answer),
    answer: words.inline(answer.text),
    explanation: answer.feedback === null ? [] : words.inline(answer.feedback),
  }));
  if (entry.general === null) return read;
  noteOf(hand, 'gift-general');
  const general = words.inline(entry.general);
  return read.map((option): typeof option => {
    const bare = option.explanation.length === 0;
    if (!option.right && !bare) return option;
    const before: Inline[] = bare ? [] : [...option.explanation, { type: 'break' }];
    return { ...option, explanation: [...before, ...general] };
  });
}

function choice(head: Head, hand: Hand, answers: readonly RawAnswer[]): QuestionBlock {
  const full = answers.some(({ sign }) => sign === '=');
  const positive = answers.filter(({ weight }) => weight !== null && weight > 0);
  if (full || answers.every(({ weight }) => weight === null)) {
    if (answers.some(({ sign, weight }) => sign === '~' && (weight ?? 0) > 0)) {
      noteOf(hand, 'gift-partial');
    }
    return { ...head, type: 'single', options: options(hand, answers, ({ sign }) => sign === '=') };
  }
  if (new Set(positive.map(({ weight }) => weight)).size > 1) noteOf(hand, 'gift-weights');
  const isRight = ({ weight }: RawAnswer) => weight !== null && weight > 0;
  return { ...head, type: 'multiple', options: options(hand, answers, isRight) };
}

function trueFalse(head: Head, hand: Hand, isTrue: boolean, rest: string | null): QuestionBlock {
  const { words, entry } = hand;
  const [wrong = '', right = ''] = rest === null ? [] : cutAt(rest, '#').map((each) => each ?? '');
  const general = entry.general === null ? [] : words.inline(entry.general);
  const said = (feedback: string): Inline[] => {
    const own = words.inline(feedback.trim());
    return own.length > 0 && general.length > 0
      ? [...own, { type: 'break' }, ...general]
      : [...own, ...general];
  };
  const [ifTrue, ifFalse] = isTrue ? [said(right), said(wrong)] : [said(wrong), said(right)];
  return { ...head, type: 'true-false', isTrue, ifTrue, ifFalse };
}

/** A value with its tolerance: `5`, `5:0.5` or `4..6`. */
function measure(text: string): { value: number; tolerance: number } | null {
  const [low, high] = text.split('..').map((each) => numberFrom(each));
  if (text.includes('..')) {
    if (low === null || high === null || low === undefined || high === undefined) return null;
    const half = (high - low) / 2;
    return { value: tidy(low + half), tolerance: Math.abs(tidy(half)) };
  }
  const [value, tolerance] = cutAt(text, ':').map((each) => (each === null ? 0 : numberFrom(each)));
  if (value === null || value === undefined || tolerance === null || tolerance === undefined) {
    return null;
  }
  return { value, tolerance: Math.abs(tolerance) };
}

/** Sums of decimals carry a speck of dust in their last digits. */
const tidy = (value: number): number => Number(value.toPrecision(12));

function number(head: Head, hand: Hand, source: string): QuestionBlock | null {
  const { before, answers } = rawAnswers(source);
  const [text, feedback] = cutAt(before, '#');
  const first: RawAnswer = { sign: '=', weight: null, text: text.trim(), feedback };
  const all = first.text === '' ? answers : [first, ...answers];
  const right = all.filter(
    ({ sign, weight, text }) => sign === '=' && (weight ?? 100) === 100 && text !== '*',
  );
  if (all.some(({ weight }) => weight !== null && weight > 0 && weight < 100)) {
    noteOf(hand, 'gift-partial');
  }
  if (right.length > 1) noteOf(hand, 'gift-numbers');
  const found = right[0] === undefined ? null : measure(right[0].text);
  return found && { ...head, type: 'number', ...found, explanation: explanationOf(hand, all) };
}

function match(head: Head, hand: Hand, answers: readonly RawAnswer[]): QuestionBlock {
  const sides = answers.map(({ text }) => cutAt(text, '->'));
  const right = (side: string | null): Inline[] => {
    const value = hand.words.plain(side ?? '');
    return value === '' ? [] : [{ type: 'text', value }];
  };
  const others = sides.filter(([left]) => left.trim() === '').map(([, side]) => right(side));
  const pairs = sides
    .filter(([left]) => left.trim() !== '')
    .map(([left, side]) => ({ left: hand.words.inline(left.trim()), right: right(side) }));
  const explanation = explanationOf(hand, answers);
  return { ...head, type: 'match', pairs, others, explanation };
}

/** Accepted texts; one that accepts anything, or half of the mark, has no place. */
function acceptedOf(hand: Hand, answers: readonly RawAnswer[]): string[] {
  return answers.flatMap(({ text, weight }) => {
    if (weight !== null && weight < 100) {
      noteOf(hand, 'gift-partial');
      return [];
    }
    const written = hand.words.plain(text);
    if (/(?<!\\)\*/.test(written)) {
      noteOf(hand, 'gift-wildcard');
      return [];
    }
    return [written.replaceAll('\\*', '*')];
  });
}

const space: Inline = { type: 'text', value: ' ' };

/** Texts that follow each other are one text. */
function joinTexts(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const inline of inlines) {
    const last = result.at(-1);
    if (inline.type === 'text' && last?.type === 'text') {
      result[result.length - 1] = { ...last, value: last.value + inline.value };
    } else result.push(inline);
  }
  return result;
}

/** A text with one gap: the last paragraph before it belongs to the gap, the others are the prompt. */
function gap(head: Head, hand: Hand, answers: readonly RawAnswer[]): QuestionBlock {
  const { spaced, tail } = hand.entry;
  const last = head.prompt.at(-1);
  const lead = last?.type === 'paragraph' ? last.children : [];
  const before = spaced.before ? [...lead, space] : lead;
  const after = hand.words.inline(tail);
  const prompt = last?.type === 'paragraph' ? head.prompt.slice(0, -1) : head.prompt;
  return {
    ...head,
    type: 'gap',
    prompt,
    pieces: [
      ...(before.length > 0 ? [{ piece: 'text' as const, text: joinTexts(before) }] : []),
      { piece: 'gap', accepted: acceptedOf(hand, answers) },
      { piece: 'text', text: joinTexts(spaced.after ? [space, ...after] : after) },
    ],
    explanation: explanationOf(hand, answers),
  };
}

/** The line where a missing word is to be chosen from a list. */
const blank: Inline = { type: 'text', value: ' _____ ' };

function withBlank(head: Head, { entry, words }: Hand): Head {
  const tail = words.inline(entry.tail);
  const last = head.prompt.at(-1);
  if (last?.type !== 'paragraph') {
    return { ...head, prompt: [...head.prompt, ...paragraphs([[blank, ...tail]])] };
  }
  const line = paragraphs([joinTexts([...last.children, blank, ...tail])]);
  return { ...head, prompt: [...head.prompt.slice(0, -1), ...line] };
}

const truth = /^(T|TRUE|F|FALSE)\s*(?:#([\s\S]*))?$/i;

function questionOf(hand: Hand, body: string): QuestionBlock | null {
  const { entry, words } = hand;
  const head: Head = { block: 'question', id: newDraftId('q'), prompt: words.rich(entry.stem) };
  const isInside = entry.tail !== '';
  const asked = isInside ? withBlank(head, hand) : head;
  if (body.startsWith('#')) return number(asked, hand, body.slice(1).trim());
  const said = truth.exec(body);
  if (said) return trueFalse(asked, hand, /^t/i.test(said[1] ?? ''), said[2] ?? null);
  const { before, answers } = rawAnswers(body);
  if (before.trim() !== '' || answers.length === 0) return null;
  if (answers.some(({ sign }) => sign === '~')) return choice(asked, hand, answers);
  if (answers.every(({ text }) => cutAt(text, '->')[1] !== null))
    return match(asked, hand, answers);
  if (isInside) return gap(head, hand, answers);
  const accepted = acceptedOf(hand, answers);
  return { ...head, type: 'text', accepted, explanation: explanationOf(hand, answers) };
}

function contentOf(hand: Hand): ReadGiftItem['content'] | null {
  const { entry, words } = hand;
  if (entry.body === null) return { block: 'text', content: words.rich(entry.stem) };
  if (entry.body !== '') return questionOf(hand, entry.body);
  const more = entry.general === null ? [] : words.rich(entry.general);
  return {
    block: 'reflection',
    id: newDraftId('r'),
    prompt: [...words.rich(entry.stem), ...paragraphs([words.inline(entry.tail)]), ...more],
  };
}

/**
 * Reads the questions of a GIFT file. Ids are new: the same file read twice gives two sets of questions.
 * @param source the text of the file
 * @param readers what reads HTML and Markdown inside of it
 * @param notes is told what could not be kept
 * @returns the questions in their order, in the one language of the file
 */
export function readGift(source: string, readers: MarkupReaders, notes: NoteBook): ReadGiftItem[] {
  return giftEntries(source).flatMap((entry) => {
    const { format, text } = formatOf(entry.stem, 'moodle');
    const words = new GiftWords(format, readers, () => noteOf({ notes }, 'gift-look'));
    const content = contentOf({ entry: { ...entry, stem: text.trim() }, words, notes });
    if (content === null) {
      noteOf({ notes }, 'gift-unreadable');
      return [];
    }
    if (content.block === 'reflection') noteOf({ notes }, 'gift-essay');
    return [{ content, tags: entry.tags, category: entry.category }];
  });
}
