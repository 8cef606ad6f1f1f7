import { createHash } from 'node:crypto';
import type { QuestionKey } from '@pateka/domain';
import type { QuestionBlock } from './blocks.js';
import { inlineHtml, richHtml, type HtmlContext } from './compile-html.js';

/** One thing to choose or to put in order. */
export interface LearnerChoice {
  id: string;
  html: string;
}

/** A question as a learner's page gets it: without right answers and without explanations. */
export type LearnerQuestion =
  | { id: string; type: 'single' | 'multiple'; promptHtml: string; options: LearnerChoice[] }
  | { id: string; type: 'number'; promptHtml: string; unit?: string }
  | { id: string; type: 'order'; promptHtml: string; items: LearnerChoice[] };

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

type Choice = Extract<QuestionBlock, { type: 'single' | 'multiple' }>;
type Order = Extract<QuestionBlock, { type: 'order' }>;

function compileChoice(block: Choice, context: HtmlContext): CompiledQuestion {
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
function compileOrder(block: Order, context: HtmlContext): CompiledQuestion {
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

/**
 * Takes a question apart into what a learner sees and what the server marks it with. Options are lettered
 * a, b, c as written, items of an ordering question as shown; letters agree in both languages.
 * @param block the question
 * @param context language and addresses
 * @returns both parts
 */
export function compileQuestion(block: QuestionBlock, context: HtmlContext): CompiledQuestion {
  switch (block.type) {
    case 'single':
    case 'multiple':
      return compileChoice(block, context);
    case 'order':
      return compileOrder(block, context);
    case 'number': {
      const { id, type, value, tolerance, unit } = block;
      if (value === null) throw new Error('A question without its right number is not published.');
      const promptHtml = richHtml(block.prompt, context);
      const explanation = richHtml(block.explanation, context);
      return {
        question: { id, type, promptHtml, ...(unit ? { unit } : {}) },
        key: { id, type, value, tolerance, explanation },
      };
    }
    default:
      throw new Error(`A question of type ${block.type} cannot be compiled.`);
  }
}
