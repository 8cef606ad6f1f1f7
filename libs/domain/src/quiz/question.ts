/** The kinds of questions that a lesson may ask. */
export type QuestionType = 'single' | 'multiple' | 'number' | 'order';

/** All kinds of questions. */
export const questionTypes: readonly QuestionType[] = ['single', 'multiple', 'number', 'order'];

/** One answer to choose from, with what is said when it is chosen. */
export interface QuestionOption {
  id: string;
  right: boolean;
  explanation: string;
}

/** Choose one (exactly one is right), or choose all that apply (at least one is right). */
export interface ChoiceKey {
  id: string;
  type: 'single' | 'multiple';
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

/**
 * What is needed to answer for a question: kept on the server, explanations in the reader's language.
 * A question compiled when published has this shape.
 */
export type QuestionKey = ChoiceKey | NumberKey | OrderKey;

/** What somebody answered. Option and item ids, never texts. */
export type Answer =
  | { type: 'single'; option: string }
  | { type: 'multiple'; options: string[] }
  | { type: 'number'; value: number }
  | { type: 'order'; items: string[] };
