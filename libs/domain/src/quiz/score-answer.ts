import { assertNever } from '../exhaustive.js';
import { refused } from '../outcome.js';
import type { Answer, ChoiceKey, NumberKey, OrderKey, QuestionKey } from './question.js';
import { scoreGap, scoreMatch, scoreText } from './score-parts.js';
import { scoreScenario } from './score-scenario.js';
import {
  said,
  scored,
  stillToFind,
  type AnswerFeedback,
  type AnswerResult,
} from './scored-answer.js';

/** Decimal fractions are not exact in a computer: 30.3 − 30 is a little over 0.3. */
const epsilon = 1e-9;

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
  if (key.type !== 'multiple') return scored(hits > 0 && slips === 0 ? 1 : 0, feedback);
  for (let open = 0; open < missed; open += 1) {
    feedback.push({ ...stillToFind });
  }
  const share = hits + missed === 0 ? 0 : (hits - slips) / (hits + missed);
  return scored(Math.max(0, share), feedback);
}

function scoreNumber(key: NumberKey, value: number): AnswerResult {
  if (!Number.isFinite(value)) return refused('incomplete');
  const slack = epsilon * Math.max(1, Math.abs(value), Math.abs(key.value));
  const right = Math.abs(value - key.value) <= key.tolerance + slack;
  const score = right ? 1 : 0;
  return scored(score, [said(score, key.explanation)]);
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
  return scored(score, [said(score, key.explanation)]);
}

/**
 * Scores an answer and says what is to be learned from it. Tries are unlimited, so feedback gives away
 * no more than the answer touched: of the options only the chosen ones are explained; a right option
 * that was missed appears without id and text, so that the page can say how many are still to be found.
 * Of pairs and gaps those that were filled are marked, the others appear in the same way. Number, order, match,
 * gap and text have one explanation, given with every answer; a scenario explains each choice on the way.
 *
 * Score: single and true-false 1 or 0; multiple (right chosen − wrong chosen) / right ones, never under 0;
 * number 1 within the tolerance (limits included), else 0; order the share of pairs in the right order
 * (Kendall); match and gap the share that is right; text 1 or 0; scenario see scoreScenario.
 * @param key the question with its right answer
 * @param answer what was answered
 * @returns the score with feedback in the order of the options, or 'wrong-type' (another kind of
 *   question), 'unknown-option' (an id the question does not have, a path that is none), 'incomplete'
 *   (nothing chosen or filled, no finite number, not every item exactly once)
 */
export function scoreAnswer(key: QuestionKey, answer: Answer): AnswerResult {
  switch (answer.type) {
    case 'single':
    case 'true-false':
      return key.type === answer.type ? scoreChoice(key, [answer.option]) : refused('wrong-type');
    case 'multiple':
      return key.type === 'multiple' ? scoreChoice(key, answer.options) : refused('wrong-type');
    case 'number':
      return key.type === 'number' ? scoreNumber(key, answer.value) : refused('wrong-type');
    case 'order':
      return key.type === 'order' ? scoreOrder(key, answer.items) : refused('wrong-type');
    case 'match':
      return key.type === 'match' ? scoreMatch(key, answer.pairs) : refused('wrong-type');
    case 'gap':
      return key.type === 'gap' ? scoreGap(key, answer.gaps) : refused('wrong-type');
    case 'text':
      return key.type === 'text' ? scoreText(key, answer.text) : refused('wrong-type');
    case 'scenario':
      return key.type === 'scenario' ? scoreScenario(key, answer.path) : refused('wrong-type');
    default:
      return assertNever(answer);
  }
}
