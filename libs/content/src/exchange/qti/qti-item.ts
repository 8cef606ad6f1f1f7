import type { Locale } from '@pateka/domain';
import type { ChoiceOption, Inline, QuestionBlock, RichNode, ScenarioStep } from '../../blocks.js';
import { plainText } from '../../lesson-text.js';
import { inlineMarkup, markupText, richMarkup, tag, type Markup } from '../markup.js';
import { decimalText } from '../numbers.js';
import {
  modalFeedback,
  outcomeDeclarations,
  RESPONSE,
  responseDeclaration,
  scoreByDistance,
  scoreByMap,
  scoreByMatch,
  showChosen,
  showExplanation,
  type MapEntry,
} from './qti-elements.js';

/** The parts of an item, in the order of the schema. */
export interface QtiItem {
  declarations: Markup[];
  body: Markup[];
  processing: Markup[];
  feedback: Markup[];
}

type Of<Type extends QuestionBlock['type']> = Extract<QuestionBlock, { type: Type }>;

const asked = (prompt: readonly RichNode[], locale: Locale): Markup[] =>
  prompt.length > 0 ? [tag('div', {}, richMarkup(prompt, locale))] : [];

/** The one explanation of an item, and what shows it. */
function explained(explanation: readonly RichNode[], locale: Locale) {
  const has = explanation.length > 0;
  return {
    outcomes: outcomeDeclarations(has ? 'single' : null),
    show: has ? [showExplanation()] : [],
    feedback: has ? [modalFeedback(richMarkup(explanation, locale))] : [],
  };
}

interface Choice {
  id: string;
  content: Markup[];
  right: boolean;
  explanation: Markup[];
}

function choiceItem(body: Markup[], choices: readonly Choice[], isMultiple: boolean): QtiItem {
  const right = choices.filter((choice) => choice.right);
  const part = isMultiple ? 1 / right.length : 1;
  const map = choices
    .filter((choice) => choice.right || isMultiple)
    .map((choice) => ({ from: choice.id, score: choice.right ? part : -part }));
  const cardinality = isMultiple ? 'multiple' : 'single';
  const correct = isMultiple ? right : right.slice(0, 1);
  const kind = { cardinality, baseType: 'identifier' } as const;
  const ids = correct.map(({ id }) => id);
  const spoken = choices.filter(({ explanation }) => explanation.length > 0);
  const attributes = {
    'response-identifier': RESPONSE,
    'max-choices': isMultiple ? 0 : 1,
    shuffle: 'false',
  };
  const offered = choices.map(({ id, content }) =>
    tag('qti-simple-choice', { identifier: id }, content),
  );
  return {
    declarations: [
      responseDeclaration(RESPONSE, kind, ids, map),
      ...outcomeDeclarations(spoken.length > 0 ? cardinality : null),
    ],
    body: [...body, tag('qti-choice-interaction', attributes, offered)],
    processing: [scoreByMap([RESPONSE]), ...(spoken.length > 0 ? [showChosen()] : [])],
    feedback: spoken.map(({ id, explanation }) => modalFeedback([tag('p', {}, explanation)], id)),
  };
}

const optionChoices = (options: readonly ChoiceOption[], locale: Locale): Choice[] =>
  options.map(({ answer, explanation, right }, index) => ({
    id: `choice-${index + 1}`,
    content: inlineMarkup(answer, locale),
    right,
    explanation: inlineMarkup(explanation, locale),
  }));

const truthWords = {
  bg: { yes: 'Вярно', no: 'Невярно' },
  en: { yes: 'True', no: 'False' },
} as const;

function truthChoices(question: Of<'true-false'>, locale: Locale): Choice[] {
  const { yes, no } = truthWords[locale];
  const one = (id: string, word: string, right: boolean, explanation: Inline[]) => ({
    id,
    content: [markupText(word)],
    right,
    explanation: inlineMarkup(explanation, locale),
  });
  return [
    one('true', yes, question.isTrue === true, question.ifTrue),
    one('false', no, question.isTrue === false, question.ifFalse),
  ];
}

/**
 * A situation of a scenario, which QTI knows as a question of its own.
 * @param step the situation; its last choice may lead nowhere
 * @param locale its language
 */
export const stepItem = (step: ScenarioStep, locale: Locale): QtiItem =>
  choiceItem(asked(step.text, locale), optionChoices(step.choices, locale), false);

function numberItem(question: Of<'number'>, value: number, locale: Locale): QtiItem {
  const { outcomes, show, feedback } = explained(question.explanation, locale);
  const kind = { cardinality: 'single', baseType: 'float' } as const;
  const unit = question.unit === undefined ? [] : [markupText(` ${question.unit}`)];
  const entry = tag('qti-text-entry-interaction', { 'response-identifier': RESPONSE });
  return {
    declarations: [responseDeclaration(RESPONSE, kind, [decimalText(value)]), ...outcomes],
    body: [...asked(question.prompt, locale), tag('p', {}, [entry, ...unit])],
    processing: [scoreByDistance(question.tolerance), ...show],
    feedback,
  };
}

/** Things with a name each, in an order that gives nothing away: by their words. */
function named(items: readonly Inline[][], prefix: string, locale: Locale) {
  const sorted = items
    .map((inlines, place) => ({ place, inlines, words: plainText(inlines, locale) }))
    .sort((a, b) => a.words.localeCompare(b.words, locale) || a.place - b.place)
    .map((item, index) => ({ ...item, id: `${prefix}-${index + 1}` }));
  return { sorted, ids: [...sorted].sort((a, b) => a.place - b.place).map(({ id }) => id) };
}

function orderItem(question: Of<'order'>, locale: Locale): QtiItem {
  const { outcomes, show, feedback } = explained(question.explanation, locale);
  const kind = { cardinality: 'ordered', baseType: 'identifier' } as const;
  const { sorted, ids } = named(question.items, 'item', locale);
  const attributes = { 'response-identifier': RESPONSE, shuffle: 'true' };
  const offered = sorted.map(({ id, inlines }) =>
    tag('qti-simple-choice', { identifier: id }, inlineMarkup(inlines, locale)),
  );
  return {
    declarations: [responseDeclaration(RESPONSE, kind, ids), ...outcomes],
    body: [...asked(question.prompt, locale), tag('qti-order-interaction', attributes, offered)],
    processing: [scoreByMatch(), ...show],
    feedback,
  };
}

/** What each pair brings. Where two right sides read the same, either is right. */
function pairScores(
  pairs: Of<'match'>['pairs'],
  right: ReturnType<typeof named>,
  locale: Locale,
): MapEntry[] {
  return pairs.flatMap((pair, index) =>
    right.sorted
      .filter(({ words }) => words === plainText(pair.right, locale))
      .map(({ id }) => ({ from: `left-${index + 1} ${id}`, score: 1 / pairs.length })),
  );
}

function matchItem(question: Of<'match'>, locale: Locale): QtiItem {
  const { outcomes, show, feedback } = explained(question.explanation, locale);
  const { pairs } = question;
  const right = named([...pairs.map((pair) => pair.right), ...question.others], 'right', locale);
  const correct = pairs.map((_, index) => `left-${index + 1} ${right.ids[index] ?? ''}`);
  const map = pairScores(pairs, right, locale);
  const kind = { cardinality: 'multiple', baseType: 'directedPair' } as const;
  const side = (identifier: string, inlines: Inline[]) => {
    const own = { identifier, 'match-max': 1 };
    return tag('qti-simple-associable-choice', own, inlineMarkup(inlines, locale));
  };
  const left = pairs.map((pair, index) => side(`left-${index + 1}`, pair.left));
  const sides = [left, right.sorted.map(({ id, inlines }) => side(id, inlines))];
  const attributes = {
    'response-identifier': RESPONSE,
    'max-associations': pairs.length,
    shuffle: 'false',
  };
  const sets = sides.map((each) => tag('qti-simple-match-set', {}, each));
  return {
    declarations: [responseDeclaration(RESPONSE, kind, correct, map), ...outcomes],
    body: [...asked(question.prompt, locale), tag('qti-match-interaction', attributes, sets)],
    processing: [scoreByMap([RESPONSE]), ...show],
    feedback,
  };
}

const textKind = { cardinality: 'single', baseType: 'string' } as const;

function entryDeclaration(identifier: string, accepted: readonly string[], share: number): Markup {
  const texts = [...new Set(accepted.map((text) => text.trim()))].filter((text) => text !== '');
  const map = texts.map((from) => ({ from, score: share }));
  return responseDeclaration(identifier, textKind, texts.slice(0, 1), map);
}

function gapItem(question: Of<'gap'>, locale: Locale): QtiItem {
  const { outcomes, show, feedback } = explained(question.explanation, locale);
  const gaps = question.pieces.flatMap((piece) => (piece.piece === 'gap' ? [piece.accepted] : []));
  const names = gaps.map((_, index) => (index === 0 ? RESPONSE : `${RESPONSE}-${index + 1}`));
  let next = 0;
  const line = question.pieces.flatMap((piece): Markup[] => {
    if (piece.piece === 'text') return inlineMarkup(piece.text, locale);
    const identifier = names[next++] ?? RESPONSE;
    return [tag('qti-text-entry-interaction', { 'response-identifier': identifier })];
  });
  const declared = gaps.map((accepted, index) =>
    entryDeclaration(names[index] ?? RESPONSE, accepted, 1 / gaps.length),
  );
  return {
    declarations: [...declared, ...outcomes],
    body: [...asked(question.prompt, locale), tag('p', {}, line)],
    processing: [scoreByMap(names), ...show],
    feedback,
  };
}

function textItem(question: Of<'text'>, locale: Locale): QtiItem {
  const { outcomes, show, feedback } = explained(question.explanation, locale);
  const entry = tag('qti-text-entry-interaction', { 'response-identifier': RESPONSE });
  return {
    declarations: [entryDeclaration(RESPONSE, question.accepted, 1), ...outcomes],
    body: [...asked(question.prompt, locale), tag('p', {}, [entry])],
    processing: [scoreByMap([RESPONSE]), ...show],
    feedback,
  };
}

/**
 * Something to think about: it is written down, and nobody marks it.
 * @param prompt what is asked
 * @param locale its language
 */
export function reflectionItem(prompt: readonly RichNode[], locale: Locale): QtiItem {
  const entry = tag('qti-extended-text-interaction', { 'response-identifier': RESPONSE });
  return {
    declarations: [responseDeclaration(RESPONSE, textKind, []), ...outcomeDeclarations(null)],
    body: [...asked(prompt, locale), entry],
    processing: [],
    feedback: [],
  };
}

/**
 * Writes a question as an item of QTI.
 * @param question any question but a scenario
 * @param locale its language
 * @returns the item; null for a question that nobody could answer rightly yet
 */
export function questionItem(
  question: Exclude<QuestionBlock, { type: 'scenario' }>,
  locale: Locale,
): QtiItem | null {
  const body = asked(question.prompt, locale);
  switch (question.type) {
    case 'single':
    case 'multiple': {
      if (!question.options.some(({ right }) => right)) return null;
      const choices = optionChoices(question.options, locale);
      return choiceItem(body, choices, question.type === 'multiple');
    }
    case 'true-false':
      if (question.isTrue === null) return null;
      return choiceItem(body, truthChoices(question, locale), false);
    case 'number':
      return question.value === null ? null : numberItem(question, question.value, locale);
    case 'order':
      return question.items.length < 2 ? null : orderItem(question, locale);
    case 'match':
      return question.pairs.length === 0 ? null : matchItem(question, locale);
    case 'gap': {
      const gaps = question.pieces.filter((piece) => piece.piece === 'gap');
      const all = gaps.length > 0 && gaps.every(({ accepted }) => accepted.some(isText));
      return all ? gapItem(question, locale) : null;
    }
    case 'text':
      return question.accepted.some(isText) ? textItem(question, locale) : null;
  }
}

const isText = (text: string): boolean => text.trim() !== '';
