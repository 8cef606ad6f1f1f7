import { matchedAnswer } from './fold-answer.js';
import type { Answer, QuestionKey } from './question.js';

/**
 * An answer as it may be stored: ids and numbers. What somebody typed in her own words is not among them
 * (safety 37, 44); of a typed answer it is kept which accepted one it was, null for none.
 */
export type KeptAnswer =
  | Exclude<Answer, { type: 'gap' | 'text' }>
  | { type: 'gap'; gaps: { gap: string; matched: number | null }[] }
  | { type: 'text'; matched: number | null };

/**
 * Takes the free text out of an answer.
 * @param key the question it answers
 * @param answer what was answered, already scored with this key
 * @returns what may be stored of it
 */
export function keptAnswer(key: QuestionKey, answer: Answer): KeptAnswer {
  if (answer.type === 'text') {
    const accepted = key.type === 'text' ? key.accepted : [];
    return { type: 'text', matched: matchedAnswer(accepted, answer.text) };
  }
  if (answer.type !== 'gap') return answer;
  const accepted = new Map(key.type === 'gap' ? key.gaps.map((gap) => [gap.id, gap.accepted]) : []);
  const gaps = answer.gaps.map(({ gap, text }) => ({
    gap,
    matched: matchedAnswer(accepted.get(gap) ?? [], text),
  }));
  return { type: 'gap', gaps };
}
