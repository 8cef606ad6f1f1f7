import { createHash } from 'node:crypto';
import { assertNever, type Locale, type QuestionKey, type ScenarioKey } from '@pateka/domain';
import type { QuestionBlock } from './blocks.js';
import { inlineHtml, richHtml, type HtmlContext } from './compile-html.js';

/** One thing to choose or to put in order. */
export interface LearnerChoice {
  id: string;
  html: string;
}

/** A stretch of a text with gaps: words to read, or a gap by its id. */
export type LearnerPiece = { html: string } | { gap: string };

/** A situation with what one can do in it; where that leads only the server knows. */
export interface LearnerStep {
  id: string;
  html: string;
  choices: LearnerChoice[];
}

/** A question as a learner's page gets it: without right answers and without explanations. */
export type LearnerQuestion = { id: string; promptHtml: string } & (
  | { type: 'single' | 'multiple' | 'true-false'; options: LearnerChoice[] }
  | { type: 'number'; unit?: string }
  | { type: 'order'; items: LearnerChoice[] }
  /** `items` are the left sides; the right sides stand mixed, those that belong to nothing among them. */
  | { type: 'match'; items: LearnerChoice[]; rights: LearnerChoice[] }
  | { type: 'gap'; pieces: LearnerPiece[] }
  | { type: 'text' }
  | { type: 'scenario'; steps: LearnerStep[] }
);

/** What the server marks answers with. Explanations are safe HTML and may hold fact placeholders. */
export type AnswerKey = QuestionKey;

/** A question taken apart. */
export interface CompiledQuestion {
  question: LearnerQuestion;
  key: AnswerKey;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

function letter(index: number): string {
  return letters[index] ?? `z${index}`;
}

/**
 * Mixes the places 0 … count − 1, always the same way for the same seed, and never into the order they
 * had: an ordering question must not open with its answer.
 * @param count how many places
 * @param seed the question's id
 * @returns which source place stands at each place shown
 */
export function stableShuffle(count: number, seed: string): number[] {
  const rank = (index: number): string =>
    createHash('sha256').update(`${seed}:${index}`).digest('hex');
  const ranked = Array.from({ length: count }, (_, index) => ({ index, rank: rank(index) }));
  const places = ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ index }) => index);
  const unchanged = places.every((place, index) => place === index);
  return unchanged ? [...places.slice(1), ...places.slice(0, 1)] : places;
}

type Of<Type extends QuestionBlock['type']> = Extract<QuestionBlock, { type: Type }>;

function compileChoice(block: Of<'single' | 'multiple'>, context: HtmlContext): CompiledQuestion {
  const { id, type } = block;
  const promptHtml = richHtml(block.prompt, context);
  const options = block.options.map(({ answer }, index) => ({
    id: letter(index),
    html: inlineHtml(answer, context),
  }));
  const keys = block.options.map(({ right, explanation }, index) => ({
    id: letter(index),
    right,
    explanation: inlineHtml(explanation, context),
  }));
  return { question: { id, type, promptHtml, options }, key: { id, type, options: keys } };
}

/** Items are lettered as they are shown: letters of the right order would be the answer. */
function compileOrder(block: Of<'order'>, context: HtmlContext): CompiledQuestion {
  const { id, type } = block;
  const shown = stableShuffle(block.items.length, id);
  const items = shown.map((source, place) => ({
    id: letter(place),
    html: inlineHtml(block.items[source] ?? [], context),
  }));
  const right = block.items.map((_, source) => letter(shown.indexOf(source)));
  const explanation = richHtml(block.explanation, context);
  return {
    question: { id, type, promptHtml: richHtml(block.prompt, context), items },
    key: { id, type, items: right, explanation },
  };
}

const verdicts: Record<Locale, { true: string; false: string }> = {
  bg: { true: 'Вярно', false: 'Невярно' },
  en: { true: 'True', false: 'False' },
};

function compileTrueFalse(block: Of<'true-false'>, context: HtmlContext): CompiledQuestion {
  const { id, type, isTrue, ifTrue, ifFalse } = block;
  const words = verdicts[context.locale];
  const options = [
    { id: 'true', html: words.true },
    { id: 'false', html: words.false },
  ];
  const keys = [
    { id: 'true', right: isTrue === true, explanation: inlineHtml(ifTrue, context) },
    { id: 'false', right: isTrue === false, explanation: inlineHtml(ifFalse, context) },
  ];
  const promptHtml = richHtml(block.prompt, context);
  return { question: { id, type, promptHtml, options }, key: { id, type, options: keys } };
}

/**
 * Right sides are lettered as they are shown, for the same reason as items of an order. Two that say the same
 * are shown once and belong to both their left sides.
 */
function compileMatch(block: Of<'match'>, context: HtmlContext): CompiledQuestion {
  const { id, type, pairs } = block;
  const sides = [...pairs.map(({ right }) => right), ...block.others];
  const html = sides.map((side) => inlineHtml(side, context));
  const shown = stableShuffle(sides.length, id).map((source, place) => ({
    id: letter(place),
    html: html[source] ?? '',
  }));
  const saying = (words: string | undefined): string[] =>
    shown.filter((side) => side.html === words).map((side) => side.id);
  const rights = shown.filter((side) => saying(side.html)[0] === side.id);
  const items = pairs.map(({ left }, place) => ({
    id: letter(place),
    html: inlineHtml(left, context),
  }));
  const keys = items.map((item, place) => ({ left: item.id, rights: saying(html[place]) }));
  const explanation = richHtml(block.explanation, context);
  return {
    question: { id, type, promptHtml: richHtml(block.prompt, context), items, rights },
    key: { id, type, pairs: keys, rights: shown.map((side) => side.id), explanation },
  };
}

function compileGap(block: Of<'gap'>, context: HtmlContext): CompiledQuestion {
  const { id, type } = block;
  const gaps: { id: string; accepted: string[] }[] = [];
  const pieces = block.pieces.map((piece): LearnerPiece => {
    if (piece.piece === 'text') return { html: inlineHtml(piece.text, context) };
    const gap = String(gaps.length + 1);
    gaps.push({ id: gap, accepted: piece.accepted });
    return { gap };
  });
  const explanation = richHtml(block.explanation, context);
  return {
    question: { id, type, promptHtml: richHtml(block.prompt, context), pieces },
    key: { id, type, gaps, explanation },
  };
}

/** Steps are lettered: an author's name of a step may tell which way is the right one. */
function compileScenario(block: Of<'scenario'>, context: HtmlContext): CompiledQuestion {
  const { id, type } = block;
  const letterOf = new Map(block.steps.map((step, place) => [step.id, letter(place)]));
  const steps: LearnerStep[] = [];
  const keys: ScenarioKey['steps'] = [];
  for (const [place, { text, choices }] of block.steps.entries()) {
    const step = letter(place);
    const shown = choices.map(({ answer }, at) => ({
      id: letter(at),
      html: inlineHtml(answer, context),
    }));
    steps.push({ id: step, html: richHtml(text, context), choices: shown });
    const marked = choices.map(({ right, explanation, next }, at) => ({
      id: letter(at),
      right,
      explanation: inlineHtml(explanation, context),
      next: next === null ? null : (letterOf.get(next) ?? null),
    }));
    keys.push({ id: step, choices: marked });
  }
  const promptHtml = richHtml(block.prompt, context);
  return { question: { id, type, promptHtml, steps }, key: { id, type, steps: keys } };
}

function compileNumber(block: Of<'number'>, context: HtmlContext): CompiledQuestion {
  const { id, type, value, tolerance, unit } = block;
  if (value === null) throw new Error('A question without its right number is not compiled.');
  const promptHtml = richHtml(block.prompt, context);
  const explanation = richHtml(block.explanation, context);
  return {
    question: { id, type, promptHtml, ...(unit ? { unit } : {}) },
    key: { id, type, value, tolerance, explanation },
  };
}

function compileText(block: Of<'text'>, context: HtmlContext): CompiledQuestion {
  const { id, type, accepted } = block;
  const promptHtml = richHtml(block.prompt, context);
  const explanation = richHtml(block.explanation, context);
  return { question: { id, type, promptHtml }, key: { id, type, accepted, explanation } };
}

/**
 * Takes a question apart into what a learner sees and what the server marks it with. Options are lettered
 * a, b, c as written, items of an ordering question and right sides of a matching one as shown; letters agree
 * in both languages.
 * @param block the question, finished (see unfinished.ts)
 * @param context language and addresses
 * @returns both parts
 */
export function compileQuestion(block: QuestionBlock, context: HtmlContext): CompiledQuestion {
  switch (block.type) {
    case 'single':
    case 'multiple':
      return compileChoice(block, context);
    case 'true-false':
      return compileTrueFalse(block, context);
    case 'number':
      return compileNumber(block, context);
    case 'order':
      return compileOrder(block, context);
    case 'match':
      return compileMatch(block, context);
    case 'gap':
      return compileGap(block, context);
    case 'text':
      return compileText(block, context);
    case 'scenario':
      return compileScenario(block, context);
    default:
      return assertNever(block);
  }
}
