import { assertNever } from '../exhaustive.js';
import type { Refusal } from '../outcome.js';
import { refused } from '../outcome.js';
import type { Answer, ChoiceKey, NumberKey, OrderKey, QuestionKey } from './question.js';

/** One thing to say about an answer. */
export interface AnswerFeedback {
  /** The option spoken of; absent for number and order, and for a right option still to be found. */
  optionId?: string;
  right: boolean;
  chosen: boolean;
  /** Empty for a right option still to be found. */
  explanation: string;
}

/** A scored answer: score 0..1, right only when it is 1. */
export interface ScoredAnswer {
  ok: true;
  score: number;
  right: boolean;
  feedback: AnswerFeedback[];
}

/** Why an answer cannot be scored: of another kind of question, with an unknown id, or not all there. */
export type AnswerRefusal = 'wrong-type' | 'unknown-option' | 'incomplete';

/** What scoreAnswer says. */
export type AnswerResult = ScoredAnswer | Refusal<AnswerRefusal>;

/** Decimal fractions are not exact in a computer: 30.3 − 30 is a little over 0.3. */
const epsilon = 1e-9;

function scored(score: number, feedback: AnswerFeedback[]): ScoredAnswer {
  return { ok: true, score, right: score === 1, feedback };
}

function scoreChoice(key: ChoiceKey, chosenIds: readonly string[]): AnswerResult {
  const chosen = new Set(chosenIds);
  if (chosen.size === 0) return refused('incomplete');
  const known = new Set(key.options.map((option) => option.id));
  if (![...chosen].every((id) => known.has(id))) return refused('unknown-option');
  const feedback: AnswerFeedback[] = [];
  let hits = 0;
  let slips = 0;
  let missed = 0;
  for (const { id, right, explanation } of key.options) {
    if (chosen.has(id)) {
      feedback.push({ optionId: id, right, chosen: true, explanation });
      if (right) hits += 1;
      else slips += 1;
    } else if (right) missed += 1;
  }
  if (key.type === 'single') return scored(hits > 0 && slips === 0 ? 1 : 0, feedback);
  for (let open = 0; open < missed; open += 1) {
    feedback.push({ right: true, chosen: false, explanation: '' });
  }
  const share = hits + missed === 0 ? 0 : (hits - slips) / (hits + missed);
  return scored(Math.max(0, share), feedback);
}

function scoreNumber(key: NumberKey, value: number): AnswerResult {
  if (!Number.isFinite(value)) return refused('incomplete');
  const slack = epsilon * Math.max(1, Math.abs(value), Math.abs(key.value));
  const right = Math.abs(value - key.value) <= key.tolerance + slack;
  const { explanation } = key;
  return scored(right ? 1 : 0, [{ right, chosen: true, explanation }]);
}

/** The share of pairs that stand in the right order: 1 − inversions / pairs, Kendall's distance. */
function kendall(positions: readonly number[]): number {
  let pairs = 0;
  let inOrder = 0;
  for (const [at, position] of positions.entries()) {
    for (const later of positions.slice(at + 1)) {
      pairs += 1;
      if (position < later) inOrder += 1;
    }
  }
  return pairs === 0 ? 1 : inOrder / pairs;
}

function scoreOrder(key: OrderKey, items: readonly string[]): AnswerResult {
  const positions = items.map((item) => key.items.indexOf(item));
  if (positions.includes(-1)) return refused('unknown-option');
  const isPermutation =
    items.length === key.items.length && new Set(items).size === key.items.length;
  if (!isPermutation) return refused('incomplete');
  const score = kendall(positions);
  const { explanation } = key;
  return scored(score, [{ right: score === 1, chosen: true, explanation }]);
}

/**
 * Scores an answer and says what is to be learned from it. Tries are unlimited, so feedback gives away
 * no more than the answer touched: of the options only the chosen ones are explained; a right option
 * that was missed appears without id and text, so that the page can say how many are still to be found.
 * Number and order have one explanation, given with every answer.
 *
 * Score: single 1 or 0; multiple (right chosen − wrong chosen) / right ones, never under 0; number 1
 * within the tolerance (limits included), else 0; order the share of pairs in the right order (Kendall).
 * @param key the question with its right answer
 * @param answer what was answered
 * @returns the score with feedback in the order of the options, or 'wrong-type' (another kind of
 *   question), 'unknown-option' (an id the question does not have), 'incomplete' (nothing chosen, no
 *   finite number, not every item exactly once)
 */
export function scoreAnswer(key: QuestionKey, answer: Answer): AnswerResult {
  switch (answer.type) {
    case 'single':
      return key.type === 'single' ? scoreChoice(key, [answer.option]) : refused('wrong-type');
    case 'multiple':
      return key.type === 'multiple' ? scoreChoice(key, answer.options) : refused('wrong-type');
    case 'number':
      return key.type === 'number' ? scoreNumber(key, answer.value) : refused('wrong-type');
    case 'order':
      return key.type === 'order' ? scoreOrder(key, answer.items) : refused('wrong-type');
    default:
      return assertNever(answer);
  }
}
