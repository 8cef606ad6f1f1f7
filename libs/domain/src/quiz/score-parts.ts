import { refused } from '../outcome.js';
import { foldAnswer, matchedAnswer } from './fold-answer.js';
import type { GapKey, MatchKey, TextKey } from './question.js';
import {
  said,
  scored,
  stillToFind,
  type AnswerFeedback,
  type AnswerResult,
} from './scored-answer.js';

/** Answers of several parts: the share that is right, each part that was touched marked. */
function scoreParts(
  parts: readonly string[],
  isRight: ReadonlyMap<string, boolean>,
  explanation: string,
): AnswerResult {
  const feedback: AnswerFeedback[] = [];
  let hits = 0;
  for (const id of parts) {
    const right = isRight.get(id);
    if (right) hits += 1;
    feedback.push(
      right === undefined
        ? { ...stillToFind }
        : { optionId: id, right, chosen: true, explanation: '' },
    );
  }
  const score = hits / parts.length;
  return scored(score, [...feedback, said(score, explanation)]);
}

/**
 * The share of pairs that are right; left sides without a partner are still to be found.
 * @returns 'unknown-option' for a side that the question does not have, 'incomplete' without any pair
 */
export function scoreMatch(
  key: MatchKey,
  pairs: readonly { left: string; right: string }[],
): AnswerResult {
  if (pairs.length === 0) return refused('incomplete');
  const partners = new Map(key.pairs.map(({ left, rights }) => [left, rights]));
  const isRight = new Map<string, boolean>();
  for (const { left, right } of pairs) {
    const rights = partners.get(left);
    if (!rights || !key.rights.includes(right)) return refused('unknown-option');
    isRight.set(left, rights.includes(right));
  }
  return scoreParts([...partners.keys()], isRight, key.explanation);
}

/**
 * The share of gaps that are right; empty ones are still to be found.
 * @returns 'unknown-option' for a gap that the question does not have, 'incomplete' when all are empty
 */
export function scoreGap(
  key: GapKey,
  gaps: readonly { gap: string; text: string }[],
): AnswerResult {
  const accepted = new Map(key.gaps.map(({ id, accepted: texts }) => [id, texts]));
  const isRight = new Map<string, boolean>();
  for (const { gap, text } of gaps) {
    const texts = accepted.get(gap);
    if (!texts) return refused('unknown-option');
    if (foldAnswer(text) !== '') isRight.set(gap, matchedAnswer(texts, text) !== null);
  }
  if (isRight.size === 0) return refused('incomplete');
  return scoreParts([...accepted.keys()], isRight, key.explanation);
}

/** @returns 1 or 0, or 'incomplete' when nothing is typed */
export function scoreText(key: TextKey, text: string): AnswerResult {
  if (foldAnswer(text) === '') return refused('incomplete');
  const score = matchedAnswer(key.accepted, text) === null ? 0 : 1;
  return scored(score, [said(score, key.explanation)]);
}
