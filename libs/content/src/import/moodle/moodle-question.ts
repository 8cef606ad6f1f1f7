import type { Block, GapPiece, Inline, QuestionBlock, RichNode } from '../../blocks.js';
import { newDraftId } from '../../draft/draft.js';
import { inlinesOfNodes } from '../../exchange/gift/gift-words.js';
import { giftNotes } from '../../exchange/gift/gift-notes.js';
import { inlinesFromPlain, richFromPlain } from '../../exchange/gift/plain-text.js';
import { numberFrom } from '../../exchange/numbers.js';
import { htmlToRich } from '../html/html-to-rich.js';
import type { NoteBook } from '../notes.js';
import { moodleNotes, unknownQuestion } from './moodle-notes.js';
import { at, deep, every, textOf, type Xml } from './xml.js';

/** What a question of Moodle becomes. */
export type MoodleBlock = Extract<Block, { block: 'question' | 'reflection' | 'text' }>;

const PLAIN = '2';
const picture = /<img\b/i;

/** Reads the texts of questions; pictures in them have no place. */
class Words {
  constructor(private readonly notes: NoteBook) {}

  rich(node: Xml | undefined, name: string): RichNode[] {
    const source = textOf(node, name);
    if (textOf(node, `${name}format`) === PLAIN) return richFromPlain(source);
    if (picture.test(source)) this.note('question-pictures');
    const { nodes, notes } = htmlToRich(source.replace(/<img\b[^>]*>/gi, ''));
    for (const { code, text, count } of notes) this.notes.add(code, text, count);
    return nodes;
  }

  inline(node: Xml | undefined, name: string): Inline[] {
    return inlinesOfNodes(this.rich(node, name));
  }

  note(code: keyof typeof moodleNotes): void {
    this.notes.add(code, moodleNotes[code]);
  }

  gift(code: keyof typeof giftNotes): void {
    this.notes.add(code, giftNotes[code]);
  }
}

/** One answer as a backup has it. */
interface Answer {
  id: string;
  node: Xml;
  text: string;
  /** Share of the mark, from -1 to 1. */
  share: number;
}

const answersOf = (own: Xml | undefined): Answer[] =>
  every(own, 'answers', 'answer').map((node) => ({
    id: textOf(node, '@id'),
    node,
    text: textOf(node, 'answertext'),
    share: Number(textOf(node, 'fraction')) || 0,
  }));

interface Hand {
  node: Xml;
  /** What the kind of question adds. */
  own: Xml | undefined;
  words: Words;
  head: { block: 'question'; id: string; prompt: RichNode[] };
}

function explanation({ node, words }: Hand, answers: readonly Answer[] = []): RichNode[] {
  const single = answers.map((answer) => words.rich(answer.node, 'feedback'));
  if (single.some((each) => each.length > 0)) words.gift('gift-feedback');
  return [...words.rich(node, 'generalfeedback'), ...single.flat()];
}

const isFull = ({ share }: Answer): boolean => share > 0.999;

function choice(hand: Hand): QuestionBlock {
  const { own, words, node, head } = hand;
  const answers = answersOf(own);
  const isSingle = textOf(own, 'multichoice', 'single') === '1';
  const isRight = isSingle ? isFull : ({ share }: Answer) => share > 0;
  if (isSingle && answers.some((each) => each.share > 0 && !isFull(each))) {
    words.gift('gift-partial');
  }
  const shares = new Set(answers.filter(isRight).map(({ share }) => share.toFixed(3)));
  if (!isSingle && shares.size > 1) words.gift('gift-weights');
  const general = words.inline(node, 'generalfeedback');
  if (general.length > 0) words.gift('gift-general');
  const options = answers.map((answer) => {
    const right = isRight(answer);
    const feedback = words.inline(answer.node, 'feedback');
    const adds = general.length > 0 && (right || feedback.length === 0);
    const between: Inline[] = adds && feedback.length > 0 ? [{ type: 'break' }] : [];
    return {
      right,
      answer: words.inline(answer.node, 'answertext'),
      explanation: adds ? [...feedback, ...between, ...general] : feedback,
    };
  });
  return { ...head, type: isSingle ? 'single' : 'multiple', options };
}

function trueFalse({ own, words, node, head }: Hand): QuestionBlock {
  const answers = answersOf(own);
  const trueId = textOf(own, 'truefalse', 'trueanswer');
  const yes = answers.find(({ id, text }) =>
    trueId === '' ? /^true$/i.test(text) : id === trueId,
  );
  const no = answers.find((answer) => answer !== yes);
  const general = words.inline(node, 'generalfeedback');
  const said = (answer: Answer | undefined): Inline[] => {
    const feedback = words.inline(answer?.node, 'feedback');
    const between: Inline[] = feedback.length > 0 && general.length > 0 ? [{ type: 'break' }] : [];
    return [...feedback, ...between, ...general];
  };
  const isTrue = yes === undefined ? null : isFull(yes);
  return { ...head, type: 'true-false', isTrue, ifTrue: said(yes), ifFalse: said(no) };
}

function shortAnswer(hand: Hand): QuestionBlock {
  const answers = answersOf(hand.own);
  const accepted = answers.filter(isFull).flatMap(({ text }) => {
    const isWild = /(?<!\\)\*/.test(text);
    if (isWild) hand.words.gift('gift-wildcard');
    return isWild ? [] : [text.replaceAll('\\*', '*').trim().slice(0, 200)];
  });
  if (answers.some((each) => each.share > 0 && !isFull(each))) hand.words.gift('gift-partial');
  const kept = accepted.filter((text) => text !== '').slice(0, 20);
  return { ...hand.head, type: 'text', accepted: kept, explanation: explanation(hand, answers) };
}

function numerical(hand: Hand): QuestionBlock {
  const answers = answersOf(hand.own);
  const right = answers.filter((answer) => isFull(answer) && numberFrom(answer.text) !== null);
  if (right.length > 1) hand.words.gift('gift-numbers');
  const [first] = right;
  const record = every(hand.own, 'numerical_records', 'numerical_record').find(
    (each) => textOf(each, 'answer') === first?.id,
  );
  const unit = textOf(hand.own, 'numerical_units', 'numerical_unit', 'unit');
  return {
    ...hand.head,
    type: 'number',
    value: first ? numberFrom(first.text) : null,
    tolerance: Math.abs(numberFrom(textOf(record, 'tolerance')) ?? 0),
    ...(unit !== '' && { unit }),
    explanation: explanation(hand, answers),
  };
}

function matching(hand: Hand): QuestionBlock {
  const { words, own, head } = hand;
  const sides = every(own, 'matches', 'match').map((node) => ({
    left: words.inline(node, 'questiontext'),
    right: inlinesFromPlain(textOf(node, 'answertext')),
  }));
  const pairs = sides.filter(({ left }) => left.length > 0).slice(0, 12);
  const others = sides.filter(({ left }) => left.length === 0).map(({ right }) => right);
  return {
    ...head,
    type: 'match',
    pairs,
    others: others.slice(0, 6),
    explanation: explanation(hand),
  };
}

/** The places `[[1]]` of a text become gaps; each is filled with the answer of its number. */
function gaps(hand: Hand): QuestionBlock | null {
  const { words, own, head } = hand;
  const answers = answersOf(own);
  const last = head.prompt.findLastIndex((node) => JSON.stringify(node).includes('[['));
  const line = head.prompt[last];
  if (line?.type !== 'paragraph') return null;
  words.note('chosen-gaps');
  const pieces = line.children.flatMap((inline): GapPiece[] => {
    if (inline.type !== 'text') return [{ piece: 'text', text: [inline] }];
    return inline.value.split(/(\[\[\d{1,3}\]\])/).flatMap((part): GapPiece[] => {
      const number = /^\[\[(\d+)\]\]$/.exec(part)?.[1];
      const accepted = answers[Number(number) - 1]?.text.trim().slice(0, 200);
      if (number !== undefined) return [{ piece: 'gap', accepted: accepted ? [accepted] : [] }];
      return part === '' ? [] : [{ piece: 'text', text: [{ type: 'text', value: part }] }];
    });
  });
  const prompt = head.prompt.filter((_, index) => index !== last);
  return {
    ...head,
    prompt,
    type: 'gap',
    pieces: pieces.slice(0, 60),
    explanation: explanation(hand),
  };
}

function ordering(hand: Hand): QuestionBlock {
  const sorted = [...answersOf(hand.own)].sort((a, b) => a.share - b.share).slice(0, 26);
  const items = sorted.map(({ node }) => hand.words.inline(node, 'answertext'));
  return { ...hand.head, type: 'order', items, explanation: explanation(hand) };
}

const kinds: Readonly<Record<string, (hand: Hand) => QuestionBlock | null>> = {
  multichoice: choice,
  truefalse: trueFalse,
  shortanswer: shortAnswer,
  numerical,
  match: matching,
  gapselect: gaps,
  ddwtos: gaps,
  ordering,
};

/** Why a question is left out, in the words of its kind. */
function noteUnknown(kind: string, notes: NoteBook): void {
  if (kind === 'multianswer') notes.add('cloze', moodleNotes.cloze);
  else if (kind === 'random') notes.add('random-questions', moodleNotes['random-questions']);
  else {
    const { code, text } = unknownQuestion(kind);
    notes.add(code, text);
  }
}

/**
 * Reads one question of a backup.
 * @param node its element in questions.xml
 * @param notes is told what could not be kept
 * @returns the question, a reflection for an essay, a text for a description; null for what has no place here
 */
export function moodleQuestion(node: Xml, notes: NoteBook): MoodleBlock | null {
  const kind = textOf(node, 'qtype');
  const words = new Words(notes);
  const read = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (kind === 'description') {
    return { block: 'text', content: words.rich(node, 'questiontext') };
  }
  if (kind === 'essay') {
    words.note('essay');
    return { block: 'reflection', id: newDraftId('r'), prompt: words.rich(node, 'questiontext') };
  }
  if (!read) {
    noteUnknown(kind, notes);
    return null;
  }
  const prompt = words.rich(node, 'questiontext');
  const own = at(node, `plugin_qtype_${kind}_question`);
  const head = { block: 'question' as const, id: newDraftId('q'), prompt };
  const question = read({ node, own, words, head });
  if (!question) noteUnknown(kind, notes);
  return question;
}

/**
 * Finds the questions of a backup by the numbers under which quizzes name them: of today's Moodle by their
 * entry in the bank, in the newest version; of Moodle 3 by the question itself.
 */
export function questionsByNumber(root: Xml | null): {
  byEntry: Map<string, Xml>;
  byId: Map<string, Xml>;
} {
  const byEntry = new Map<string, Xml>();
  for (const entry of deep(root, 'question_bank_entry')) {
    const versions = deep(entry, 'question_versions').sort(
      (a, b) => Number(textOf(a, 'version')) - Number(textOf(b, 'version')),
    );
    const newest = deep(versions.at(-1), 'question')[0];
    if (newest) byEntry.set(textOf(entry, '@id'), newest);
  }
  const byId = new Map(deep(root, 'question').map((node) => [textOf(node, '@id'), node]));
  return { byEntry, byId };
}
