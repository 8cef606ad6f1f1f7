import type { Refusal } from '../outcome.js';

/** One thing to say about an answer. */
export interface AnswerFeedback {
  /**
   * The option, left side or gap spoken of, or 'step.choice' of a scenario; absent for what is said about the
   * whole, and for something right still to be found.
   */
  optionId?: string;
  right: boolean;
  chosen: boolean;
  /** Empty for something still to be found, and for a pair or a gap: the whole is explained. */
  explanation: string;
}

/** A scored answer: score 0..1, right only when it is 1. */
export interface ScoredAnswer {
  ok: true;
  score: number;
  right: boolean;
  feedback: AnswerFeedback[];
  /** The step of a scenario that follows: while there is one, the answer is not at its end. */
  next?: string;
}

/** Why an answer cannot be scored: of another kind of question, with an unknown id, or not all there. */
export type AnswerRefusal = 'wrong-type' | 'unknown-option' | 'incomplete';

/** What scoreAnswer says. */
export type AnswerResult = ScoredAnswer | Refusal<AnswerRefusal>;

/** Something right that was not touched: how many there are may be said, which they are not. */
export const stillToFind: Readonly<AnswerFeedback> = {
  right: true,
  chosen: false,
  explanation: '',
};

/**
 * @param score 0..1
 * @param feedback what there is to say
 */
export function scored(score: number, feedback: AnswerFeedback[]): ScoredAnswer {
  return { ok: true, score, right: score === 1, feedback };
}

/** What is said of a whole answer that has one explanation. */
export const said = (score: number, explanation: string): AnswerFeedback => ({
  right: score === 1,
  chosen: true,
  explanation,
});
