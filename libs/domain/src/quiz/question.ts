/** The kinds of questions that a lesson may ask. */
export type QuestionType =
  'single' | 'multiple' | 'true-false' | 'number' | 'order' | 'match' | 'gap' | 'text' | 'scenario';

/** All kinds of questions. */
export const questionTypes: readonly QuestionType[] = [
  'single',
  'multiple',
  'true-false',
  'number',
  'order',
  'match',
  'gap',
  'text',
  'scenario',
];

/** One answer to choose from, with what is said when it is chosen. */
export interface QuestionOption {
  id: string;
  right: boolean;
  explanation: string;
}

/**
 * Choose one (exactly one is right), say whether a statement is true (options 'true' and 'false'), or
 * choose all that apply (at least one is right).
 */
export interface ChoiceKey {
  id: string;
  type: 'single' | 'multiple' | 'true-false';
  options: QuestionOption[];
}

/** Work out a number. */
export interface NumberKey {
  id: string;
  type: 'number';
  value: number;
  /** How far off is still right, in the unit of the value; 0 for exactly. */
  tolerance: number;
  explanation: string;
}

/** Put in order. */
export interface OrderKey {
  id: string;
  type: 'order';
  /** Item ids in the right order. */
  items: string[];
  explanation: string;
}

/** Find what belongs together. */
export interface MatchKey {
  id: string;
  type: 'match';
  /** Each left side with the right sides that belong to it: several when they say the same. */
  pairs: { left: string; rights: string[] }[];
  /** All right sides, those that belong to no left side included. */
  rights: string[];
  explanation: string;
}

/** Fill the gaps of a text. */
export interface GapKey {
  id: string;
  type: 'gap';
  /** What counts as right in each gap: full answers, compared as foldAnswer reads them. */
  gaps: { id: string; accepted: string[] }[];
  explanation: string;
}

/** Answer with a word or a few. */
export interface TextKey {
  id: string;
  type: 'text';
  /** What counts as right: full answers, compared as foldAnswer reads them. */
  accepted: string[];
  explanation: string;
}

/** What one can do in a step of a scenario; `next` is the step that follows, null at the end. */
export interface ScenarioOption extends QuestionOption {
  next: string | null;
}

/** Decide, step after step; what is decided leads on. It begins with the first step. */
export interface ScenarioKey {
  id: string;
  type: 'scenario';
  steps: { id: string; choices: ScenarioOption[] }[];
}

/**
 * What is needed to answer for a question: kept on the server, explanations in the reader's language.
 * A question compiled when published has this shape.
 */
export type QuestionKey =
  ChoiceKey | NumberKey | OrderKey | MatchKey | GapKey | TextKey | ScenarioKey;

/** What somebody answered: ids of options and items, or what was typed. */
export type Answer =
  | { type: 'single' | 'true-false'; option: string }
  | { type: 'multiple'; options: string[] }
  | { type: 'number'; value: number }
  | { type: 'order'; items: string[] }
  | { type: 'match'; pairs: { left: string; right: string }[] }
  | { type: 'gap'; gaps: { gap: string; text: string }[] }
  | { type: 'text'; text: string }
  | { type: 'scenario'; path: { step: string; choice: string }[] };
