import { markupText, tag, type Markup } from '../markup.js';
import { decimalText } from '../numbers.js';

/** Where the learner's answer is kept, its score, and which explanation is shown. */
export const RESPONSE = 'RESPONSE';
const SCORE = 'SCORE';
const FEEDBACK = 'FEEDBACK';
const EXPLANATION = 'EXPLANATION';

/** Kinds of answers, as QTI names them. */
export interface ResponseKind {
  cardinality: 'single' | 'multiple' | 'ordered';
  baseType: 'identifier' | 'directedPair' | 'float' | 'string';
}

/** What one answer brings; `from` is an identifier, a pair of them or a text. */
export interface MapEntry {
  from: string;
  score: number;
}

const value = (text: string): Markup => tag('qti-value', {}, [markupText(text)]);

/**
 * Declares what is answered.
 * @param identifier its name in the item
 * @param kind what an answer is
 * @param correct the right answer, value by value
 * @param map what single values bring; for answers that are scored in parts
 */
export function responseDeclaration(
  identifier: string,
  { cardinality, baseType }: ResponseKind,
  correct: readonly string[],
  map: readonly MapEntry[] = [],
): Markup {
  const isText = baseType === 'string';
  const entries = map.map(({ from, score }) =>
    tag('qti-map-entry', {
      'map-key': from,
      'mapped-value': decimalText(score),
      'case-sensitive': isText ? 'false' : undefined,
    }),
  );
  const bounds = { 'lower-bound': 0, 'upper-bound': 1, 'default-value': 0 };
  return tag('qti-response-declaration', { identifier, cardinality, 'base-type': baseType }, [
    ...(correct.length > 0 ? [tag('qti-correct-response', {}, correct.map(value))] : []),
    ...(entries.length > 0 ? [tag('qti-mapping', bounds, entries)] : []),
  ]);
}

/**
 * Declares what comes out of an answer.
 * @param feedback how many explanations are shown at once; null when there is none
 */
export function outcomeDeclarations(feedback: 'single' | 'multiple' | null): Markup[] {
  const score = { identifier: SCORE, cardinality: 'single', 'base-type': 'float' };
  const shown = { identifier: FEEDBACK, cardinality: feedback ?? '', 'base-type': 'identifier' };
  return [
    tag('qti-outcome-declaration', score, [tag('qti-default-value', {}, [value('0')])]),
    ...(feedback ? [tag('qti-outcome-declaration', shown)] : []),
  ];
}

const variable = (identifier: string): Markup => tag('qti-variable', { identifier });
const baseValue = (type: string, text: string): Markup =>
  tag('qti-base-value', { 'base-type': type }, [markupText(text)]);
const setOutcome = (identifier: string, expression: Markup): Markup =>
  tag('qti-set-outcome-value', { identifier }, [expression]);

const oneIf = (condition: Markup): Markup =>
  tag('qti-response-condition', {}, [
    tag('qti-response-if', {}, [condition, setOutcome(SCORE, baseValue('float', '1'))]),
    tag('qti-response-else', {}, [setOutcome(SCORE, baseValue('float', '0'))]),
  ]);

/** One point when the answer is exactly the right one. */
export const scoreByMatch = (): Markup =>
  oneIf(tag('qti-match', {}, [variable(RESPONSE), tag('qti-correct', { identifier: RESPONSE })]));

/** One point when the number is near enough; the limits belong to it. */
export function scoreByDistance(tolerance: number): Markup {
  const near = decimalText(tolerance);
  const mode =
    tolerance === 0
      ? { 'tolerance-mode': 'exact' }
      : { 'tolerance-mode': 'absolute', tolerance: `${near} ${near}` };
  return oneIf(
    tag('qti-equal', mode, [variable(RESPONSE), tag('qti-correct', { identifier: RESPONSE })]),
  );
}

/** The sum of what the parts of the answers bring. */
export function scoreByMap(identifiers: readonly string[]): Markup {
  const mapped = identifiers.map((identifier) => tag('qti-map-response', { identifier }));
  const [only] = mapped;
  return setOutcome(SCORE, mapped.length === 1 && only ? only : tag('qti-sum', {}, mapped));
}

/** Shows the explanations of what was chosen. */
export const showChosen = (): Markup => setOutcome(FEEDBACK, variable(RESPONSE));

/** Shows the one explanation, whatever was answered. */
export const showExplanation = (): Markup =>
  setOutcome(FEEDBACK, baseValue('identifier', EXPLANATION));

/**
 * An explanation.
 * @param content what it says
 * @param identifier the choice that it explains; left away for the one explanation of an item
 */
export function modalFeedback(content: readonly Markup[], identifier = EXPLANATION): Markup {
  const shown = { 'outcome-identifier': FEEDBACK, identifier, 'show-hide': 'show' };
  return tag('qti-modal-feedback', shown, [tag('qti-content-body', {}, content)]);
}
