import { assertNever } from '../exhaustive.js';
import type { Locale } from '../locale.js';
import type { Refusal } from '../outcome.js';
import { refused } from '../outcome.js';
import { parseNumber } from './parse-number.js';
import type { Answer, QuestionType } from './question.js';

/** What came with the form: the values of one field, or the values of several by name. */
export type FormValues = readonly string[] | Readonly<Record<string, string>>;

/** Why a form is no answer: nothing chosen or filled, no number, or positions that are not each given once. */
export type ParseAnswerRefusal = 'incomplete' | 'not-a-number' | 'not-an-order';

/** An answer ready for scoreAnswer, or why not. */
export type ParsedAnswer = { ok: true; answer: Answer } | Refusal<ParseAnswerRefusal>;

function isList(values: FormValues): values is readonly string[] {
  return Array.isArray(values);
}

/** The items sorted by their positions, which must be each of 1..n once. */
function itemsInOrder(positions: Readonly<Record<string, string>>): string[] | null {
  const placed = Object.entries(positions).map(([item, text]) => ({
    item,
    position: parseNumber(text),
  }));
  const taken = new Set(placed.map(({ position }) => position));
  const count = placed.length;
  const isPermutation =
    taken.size === count &&
    placed.every(
      ({ position }) =>
        position !== null && Number.isInteger(position) && position >= 1 && position <= count,
    );
  if (!isPermutation) return null;
  return placed.sort((a, b) => (a.position ?? 0) - (b.position ?? 0)).map(({ item }) => item);
}

function parseOrder(values: FormValues): ParsedAnswer {
  const given = isList(values) ? values : Object.values(values);
  if (given.length === 0 || given.some((text) => text.trim() === '')) return refused('incomplete');
  const items = isList(values) ? [...values] : itemsInOrder(values);
  const isOnce = items !== null && new Set(items).size === items.length;
  return isOnce ? { ok: true, answer: { type: 'order', items } } : refused('not-an-order');
}

/** What was filled of the fields of several parts: those left empty are not there. */
function parseParts(type: 'match' | 'gap', values: FormValues): ParsedAnswer {
  const filled = isList(values)
    ? []
    : Object.entries(values).filter(([, value]) => value.trim() !== '');
  if (filled.length === 0) return refused('incomplete');
  return type === 'match'
    ? { ok: true, answer: { type, pairs: filled.map(([left, right]) => ({ left, right })) } }
    : { ok: true, answer: { type, gaps: filled.map(([gap, text]) => ({ gap, text })) } };
}

/** 'step.choice', each without a dot of its own. */
function choiceInStep(text: string): { step: string; choice: string } {
  const [step = '', choice = ''] = text.split('.');
  return { step, choice };
}

function parseTyped(text: string, locale: Locale | undefined): ParsedAnswer {
  const value = parseNumber(text, locale);
  return value === null ? refused('not-a-number') : { ok: true, answer: { type: 'number', value } };
}

/**
 * Makes an answer of an HTML form, with or without JavaScript.
 * @param type the kind of question
 * @param values single, true-false, multiple: the chosen option ids; number, text: the text typed; order:
 *   a position for each item id ({ a: '2', b: '1' }), or the item ids in their order; match: a right side
 *   for each left side, by id; gap: the text typed in each gap, by id; scenario: the way walked, as
 *   'step.choice' for each step
 * @param locale the language of the page, for numbers
 * @returns the answer; 'incomplete' (nothing, or a position missing), 'not-a-number', or 'not-an-order'
 *   (positions other than each of 1..n once)
 */
export function parseAnswer(type: QuestionType, values: FormValues, locale?: Locale): ParsedAnswer {
  if (type === 'order') return parseOrder(values);
  if (type === 'match' || type === 'gap') return parseParts(type, values);
  const given = Object.values(values).filter((text) => text.trim() !== '');
  const [first] = given;
  if (first === undefined) return refused('incomplete');
  switch (type) {
    case 'single':
    case 'true-false':
      return { ok: true, answer: { type, option: first } };
    case 'multiple':
      return { ok: true, answer: { type, options: [...new Set(given)] } };
    case 'number':
      return parseTyped(first, locale);
    case 'text':
      return { ok: true, answer: { type, text: first } };
    case 'scenario':
      return { ok: true, answer: { type, path: given.map(choiceInStep) } };
    default:
      return assertNever(type);
  }
}
