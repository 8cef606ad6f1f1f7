import type { ScenarioStep } from '../../blocks.js';
import { eachRow, eachRowOnce, finding, isBlankText, type DraftRule, type Said } from './view.js';

/** @returns a word for a step that its author knows it by: its number, from 1 */
const numbers = (steps: readonly ScenarioStep[], some: readonly ScenarioStep[]): string =>
  some.map((step) => steps.indexOf(step) + 1).join(', ');

/** The steps that a learner can come to. */
function reachable(steps: readonly ScenarioStep[]): Set<ScenarioStep> {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const seen = new Set<ScenarioStep>();
  const open = steps.slice(0, 1);
  for (let step = open.pop(); step; step = open.pop()) {
    if (seen.has(step)) continue;
    seen.add(step);
    open.push(
      ...step.choices.flatMap(({ next }) => (next === null ? undefined : byId.get(next)) ?? []),
    );
  }
  return seen;
}

/** The steps from which the end can be reached. */
function ending(steps: readonly ScenarioStep[]): Set<string> {
  const known = new Set<string>();
  for (let before = -1; before < known.size;) {
    before = known.size;
    for (const { id, choices } of steps) {
      if (choices.some(({ next }) => next === null || known.has(next))) known.add(id);
    }
  }
  return known;
}

/** A trouble of a way through steps: which steps have it, and what to say. */
interface Trouble {
  code: string;
  of: (steps: readonly ScenarioStep[]) => readonly ScenarioStep[];
  said: (numbers: string) => Said;
}

const leadsNowhere =
  (steps: readonly ScenarioStep[]) =>
  ({ choices }: ScenarioStep): boolean =>
    choices.some(({ next }) => next !== null && steps.every(({ id }) => id !== next));

const troubles: readonly Trouble[] = [
  {
    code: 'scenario-leads-nowhere',
    of: (steps) => steps.filter(leadsNowhere(steps)),
    said: (at) => ({
      message: {
        bg: `Избор в стъпка ${at} води към стъпка, която я няма.`,
        en: `A choice of step ${at} leads to a step that is not there.`,
      },
      remedy: {
        bg: 'Изберете накъде води, или „Край“.',
        en: 'Choose where it leads, or “The end”.',
      },
    }),
  },
  {
    code: 'scenario-step-without-choice',
    of: (steps) => steps.filter(({ choices }) => choices.length === 0),
    said: (at) => ({
      message: {
        bg: `В стъпка ${at} няма какво да се избере.`,
        en: `In step ${at} there is nothing to choose.`,
      },
      remedy: { bg: 'Добавете избор.', en: 'Add a choice.' },
    }),
  },
  {
    code: 'scenario-step-unseen',
    of: (steps) => {
      const seen = reachable(steps);
      return steps.filter((step) => !seen.has(step));
    },
    said: (at) => ({
      message: { bg: `До стъпка ${at} не се стига.`, en: `Nothing leads to step ${at}.` },
      remedy: {
        bg: 'Насочете избор към нея или я премахнете.',
        en: 'Let a choice lead to it, or remove it.',
      },
    }),
  },
  {
    code: 'scenario-without-end',
    of: (steps) => {
      const ends = ending(steps);
      const lost = leadsNowhere(steps);
      return [...reachable(steps)].filter(
        (step) => step.choices.length > 0 && !lost(step) && !ends.has(step.id),
      );
    },
    said: (at) => ({
      message: {
        bg: `От стъпка ${at} не се стига до край.`,
        en: `From step ${at} the end cannot be reached.`,
      },
      remedy: { bg: 'Насочете един избор към края.', en: 'Let one choice lead to the end.' },
    }),
  },
];

/** Every step can be reached, every choice leads somewhere, and there is an end. */
export const scenariosLeadOn: DraftRule = (view) =>
  eachRowOnce(view, (block, place) => {
    if (block.block !== 'question' || block.type !== 'scenario') return [];
    const { steps } = block;
    if (steps.length === 0) return [finding('scenario-empty', 'blocks', place, noSteps)];
    return troubles.flatMap(({ code, of, said }) => {
      const found = of(steps);
      if (found.length === 0) return [];
      return [finding(code, 'blocks', place, said(numbers(steps, found)))];
    });
  });

const noSteps: Said = {
  message: { bg: 'Историята с избор няма стъпки.', en: 'The story with choices has no steps.' },
  remedy: { bg: 'Добавете първата стъпка.', en: 'Add the first step.' },
};

/** A step tells what is going on. */
export const stepsAreTold: DraftRule = (view) =>
  eachRow(view, ({ block }, place) => {
    if (block.block !== 'question' || block.type !== 'scenario') return [];
    const { steps } = block;
    const mute = steps.filter(({ text }) => isBlankText(text));
    if (mute.length === 0) return [];
    const at = numbers(steps, mute);
    return [
      finding('scenario-step-empty', 'blocks', place, {
        message: { bg: `Стъпка ${at} няма текст.`, en: `Step ${at} has no text.` },
        remedy: { bg: 'Напишете какво се случва.', en: 'Write what is going on.' },
      }),
    ];
  });
