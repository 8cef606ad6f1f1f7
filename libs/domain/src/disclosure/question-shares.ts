import type { ChoiceKey, QuestionKey, ScenarioKey } from '../quiz/index.js';
import { disclosureThreshold } from './disclose.js';
import type { Span } from './release-table.js';

/** The exact first answers of a quarter to one question. They never leave the slice that counted them. */
export interface FirstAnswers {
  /** People who answered it for the first time. */
  tried: number;
  /** Those of them whose first answer was not fully right. */
  missed: number;
  /** How many chose each option, by its id; of a scenario by 'step.choice'. Absent for nobody. */
  chosen: ReadonlyMap<string, number>;
}

/** What may be seen of them: whole percent in steps of 5; null is hidden. How many tried is never said. */
export interface QuestionShares {
  missed: number | null;
  choices: { id: string; share: number | null }[];
}

/** A share as a release publishes it: of a question who missed it, of an answer who chose it; null is hidden. */
export interface ShareFigure {
  span: Span;
  dimension: 'question' | 'answer';
  /** LESSON/QUESTION, of an answer LESSON/QUESTION/CHOICE. */
  category: string;
  measure: 'missed-share' | 'chosen-share';
  value: number | null;
}

/** One option with the people behind it. */
interface Choice {
  id: string;
  right: boolean;
  people: number;
}

/** Between how many and how many people may stand behind something that is hidden; both included. */
interface Range {
  low: number;
  high: number;
}

/**
 * Whether half of those who tried a question, or more, missed it.
 * @param share percent in steps of 5
 */
export const isMissedByMost = (share: number): boolean => share >= 50;

/** Nothing is told of fewer first answers. One person of 20 is one step of 5 %. */
const fewestTries = 20;

const step = 5;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Whether nobody did it, or enough people not to know who. */
const isTellable = (people: number, threshold: number): boolean =>
  people === 0 || people >= 2 * threshold;

/**
 * The order in which choices are hidden for the sake of others: as they stand, the right one last, since the share
 * that missed it goes with it. It must not depend on how many chose them.
 */
const hidingOrder = (choices: readonly Choice[]): Choice[] => [
  ...choices.filter(({ right }) => !right),
  ...choices.filter(({ right }) => right),
];

/**
 * What somebody can work out who knows this rule, how many people are hidden together and who is shown as nobody:
 * each row of the result is one way in which the hidden ones can have come about.
 * @param ordered all choices in the order of hiding
 */
function waysToHide(
  ordered: readonly Choice[],
  hidden: ReadonlySet<Choice>,
  threshold: number,
): ((choice: Choice) => Range)[] {
  const together = sum([...hidden].map(({ people }) => people));
  const others = hidden.size - 1;
  const most = 2 * threshold - 1;
  const ways: ((choice: Choice) => Range)[] = [];
  // all of them small
  const low = Math.max(1, together - most * others);
  const high = Math.min(most, together - others);
  if (together > most && low <= high) ways.push(() => ({ low, high }));
  // one of them large, hidden because the small ones were too few without it
  const small = Math.min(most, together - most - 1);
  if (others === 0 || others > small) return ways;
  for (const choice of ordered.filter((one) => one.people > 0)) {
    if (!hidden.has(choice)) break;
    ways.push((one) =>
      one === choice
        ? { low: together - small, high: together - others }
        : { low: 1, high: small - others + 1 },
    );
  }
  return ways;
}

/** Whether each hidden choice could stand for t different numbers of people, t or more among them. */
function hasRoom(
  ordered: readonly Choice[],
  hidden: ReadonlySet<Choice>,
  threshold: number,
): boolean {
  const ways = waysToHide(ordered, hidden, threshold);
  return [...hidden].every((choice) => {
    const ranges = ways.map((way) => way(choice));
    const low = Math.min(...ranges.map((range) => range.low));
    const high = Math.max(...ranges.map((range) => range.high));
    return high >= threshold && high - low >= threshold - 1;
  });
}

/** Which choices stay hidden where everybody chose exactly one. */
function hiddenOf(choices: readonly Choice[], threshold: number): ReadonlySet<Choice> {
  const ordered = hidingOrder(choices);
  const hidden = new Set(ordered.filter(({ people }) => !isTellable(people, threshold)));
  if (hidden.size === 0) return hidden;
  if (!isTellable(sum([...hidden].map(({ people }) => people)), threshold)) {
    const next = ordered.find(({ people }) => people >= 2 * threshold);
    if (next) hidden.add(next);
  }
  return hasRoom(ordered, hidden, threshold) ? hidden : new Set(choices);
}

function choicesOf(key: QuestionKey, chosen: FirstAnswers['chosen']): Choice[] {
  const choiceOf = (id: string, right: boolean): Choice => ({
    id,
    right,
    people: chosen.get(id) ?? 0,
  });
  if (key.type === 'scenario')
    return key.steps.flatMap(({ id, choices }) =>
      choices.map((choice) => choiceOf(`${id}.${choice.id}`, choice.right)),
    );
  return 'options' in key ? key.options.map(({ id, right }) => choiceOf(id, right)) : [];
}

/** Of each choice of several: who chose it, who did not, who missed the question for another reason. */
function groupsOfSeveral({ tried, missed }: FirstAnswers, choices: readonly Choice[]): number[] {
  return choices.flatMap(({ right, people }) => [
    people,
    tried - people,
    missed - (right ? tried - people : people),
  ]);
}

/** Of each step: who chose what, who did not, and who came there without going on or more than once. */
function groupsOfScenario(
  { steps }: ScenarioKey,
  { tried, missed }: FirstAnswers,
  choices: readonly Choice[],
): number[] {
  const peopleAt = new Map(choices.map(({ id, people }) => [id, people]));
  const leads = steps.flatMap(({ id, choices: own }) =>
    own.map((choice) => ({ next: choice.next, people: peopleAt.get(`${id}.${choice.id}`) ?? 0 })),
  );
  return steps.flatMap(({ id, choices: own }, place) => {
    const isDecision = own.some(({ right }) => right);
    const people = own.map((choice) => peopleAt.get(`${id}.${choice.id}`) ?? 0);
    const wrong = own.map(({ right }) => isDecision && !right);
    const came = sum(leads.filter(({ next }) => next === id).map((lead) => lead.people));
    return [
      Math.abs(came + (place === 0 ? tried : 0) - sum(people)),
      ...people.flatMap((some, at) => [some, tried - some, ...(wrong[at] ? [missed - some] : [])]),
    ];
  });
}

/** Whether everybody of an exact count chose one option of the newest edition, and who missed it another one. */
const isWholeChoice = ({ tried, missed }: FirstAnswers, choices: readonly Choice[]): boolean =>
  sum(choices.map(({ people }) => people)) === tried &&
  sum(choices.filter(({ right }) => !right).map(({ people }) => people)) === missed;

const isOneChoice = (key: QuestionKey): key is ChoiceKey =>
  key.type === 'single' || key.type === 'true-false';

/** The choices that stay hidden. */
function hiddenChoices(
  key: QuestionKey,
  answers: FirstAnswers,
  { choices, threshold }: { choices: readonly Choice[]; threshold: number },
): ReadonlySet<Choice> {
  const all = new Set(choices);
  if (isOneChoice(key)) return isWholeChoice(answers, choices) ? hiddenOf(choices, threshold) : all;
  const groups =
    key.type === 'scenario'
      ? groupsOfScenario(key, answers, choices)
      : groupsOfSeveral(answers, choices);
  return groups.every((people) => isTellable(people, threshold)) ? new Set() : all;
}

/**
 * Decides what may be seen of the first answers to a question in a quarter, by itself: the share of people who
 * missed it, and of each choice. t is the threshold, 5; "few" are 1 to 2t−1 people.
 *
 * - Nothing of fewer than 20 people, and of fewer than 4t.
 * - The share that missed it is told when neither they nor the others are few.
 * - One choice for everybody: choices of few are hidden. If these are few together, or only one, the first other
 *   choice goes with them, by its place and not by its size. What is then hidden is checked against somebody who
 *   knows this rule and every shown number of people exactly: if a hidden choice could not stand for t different
 *   numbers, t or more among them, all are hidden. That verdict looks at nothing that is not shown, so that it
 *   tells nothing. The right choice and the share that missed it are one figure: both are told, or none.
 * - Several choices, and scenarios: each choice is a group and its counterpart, and those who missed the question
 *   for another reason are one as well; the sums that bind them are too many to hide one without the other, so
 *   that all are told or none.
 * - If the options of the question changed meanwhile, so that they do not add up, none is told.
 * @param key the question as it is in its newest edition
 * @returns a share for every choice of it
 */
export function questionShares(
  key: QuestionKey,
  answers: FirstAnswers,
  asked: number = disclosureThreshold,
): QuestionShares {
  const threshold = Math.max(disclosureThreshold, asked);
  const { tried, missed } = answers;
  const choices = choicesOf(key, answers.chosen);
  const isEnough = tried >= Math.max(fewestTries, 4 * threshold);
  const isMissedTold =
    isEnough && isTellable(missed, threshold) && isTellable(tried - missed, threshold);
  const canTellChoices = isEnough && (isMissedTold || isOneChoice(key));
  const hidden = canTellChoices
    ? hiddenChoices(key, answers, { choices, threshold })
    : new Set(choices);
  const share = (people: number): number => step * Math.round((100 * people) / tried / step);
  // who did not miss a question of one choice chose the right one
  const isRightHidden =
    isOneChoice(key) && isWholeChoice(answers, choices) && [...hidden].some(({ right }) => right);
  return {
    missed: isMissedTold && !isRightHidden ? share(missed) : null,
    choices: choices.map((choice) => ({
      id: choice.id,
      share: hidden.has(choice) ? null : share(choice.people),
    })),
  };
}
