import { refused } from '../outcome.js';
import type { ScenarioKey } from './question.js';
import { scored, type AnswerFeedback, type AnswerResult } from './scored-answer.js';

/** A scenario may lead back to an earlier step; nobody walks in circles for longer than this. */
const longestPath = 60;

type Step = ScenarioKey['steps'][number];

const isDecision = (step: Step): boolean => step.choices.some(({ right }) => right);

/**
 * Walks a scenario. The score is the share of the decisions on her way that were right. A step in which
 * nothing is right (what happened then, a button "go on") is no decision: it neither helps nor harms, and
 * what is chosen there fits. While a step is still open it counts as not yet right, so only a walk that has come
 * to an end can be right. A step that she came back to counts each time: the way without detour scores highest.
 * @param path what was chosen in each step, from the first one
 * @returns the score with one thing to say for each step; 'incomplete' without any choice, 'unknown-option'
 *   when the path is no way through this scenario or goes on after its end
 */
export function scoreScenario(
  key: ScenarioKey,
  path: readonly { step: string; choice: string }[],
): AnswerResult {
  if (path.length === 0) return refused('incomplete');
  if (path.length > longestPath) return refused('unknown-option');
  const feedback: AnswerFeedback[] = [];
  let step: Step | undefined = key.steps[0];
  let decisions = 0;
  let hits = 0;
  for (const { step: stepId, choice: choiceId } of path) {
    const choice = step?.choices.find(({ id }) => id === choiceId);
    if (step?.id !== stepId || !choice) return refused('unknown-option');
    const { explanation, next } = choice;
    const right = choice.right || !isDecision(step);
    if (isDecision(step)) decisions += 1;
    if (choice.right) hits += 1;
    feedback.push({ optionId: `${stepId}.${choiceId}`, right, chosen: true, explanation });
    step = key.steps.find(({ id }) => id === next);
  }
  if (step) return { ...scored(hits / (decisions + 1), feedback), next: step.id };
  return scored(decisions === 0 ? 1 : hits / decisions, feedback);
}
