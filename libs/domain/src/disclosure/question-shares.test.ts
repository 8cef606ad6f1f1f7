import fc from 'fast-check';
import type { QuestionKey } from '../quiz/index.js';
import { questionShares, type QuestionShares } from './question-shares.js';

const explanation = '';
const letters = ['a', 'b', 'c', 'd', 'e', 'f'];

/** A question of one choice; the first one is right, the last unless told otherwise is not. */
const single = (choices: number, right = 0): QuestionKey => ({
  id: 'q',
  type: 'single',
  options: letters.slice(0, choices).map((id, at) => ({ id, right: at === right, explanation })),
});

const multiple = (...right: boolean[]): QuestionKey => ({
  id: 'q',
  type: 'multiple',
  options: right.map((is, at) => ({ id: letters[at] ?? '', right: is, explanation })),
});

const scenario: QuestionKey = {
  id: 'q',
  type: 'scenario',
  steps: [
    {
      id: 'a',
      choices: [
        { id: 'a', right: true, explanation, next: null },
        { id: 'b', right: false, explanation, next: 'b' },
      ],
    },
    {
      id: 'b',
      choices: [
        { id: 'a', right: false, explanation, next: null },
        { id: 'b', right: true, explanation, next: null },
      ],
    },
  ],
};

const number: QuestionKey = { id: 'q', type: 'number', value: 1, tolerance: 0, explanation };

const idsOf = (key: QuestionKey): string[] =>
  key.type === 'scenario'
    ? key.steps.flatMap(({ id, choices }) => choices.map((choice) => `${id}.${choice.id}`))
    : letters;

const chosenOf = (key: QuestionKey, people: readonly number[]) =>
  new Map(people.map((some, at) => [idsOf(key)[at] ?? '', some]));

const total = (people: readonly number[]) => people.reduce((all, one) => all + one, 0);

/** Everybody chose one; who did not choose the right one missed it. */
function ofOne(people: readonly number[], right = 0, threshold?: number): QuestionShares {
  const key = single(people.length, right);
  const tried = total(people);
  const missed = tried - (people[right] ?? 0);
  return questionShares(key, { tried, missed, chosen: chosenOf(key, people) }, threshold);
}

const shares = ({ choices }: QuestionShares) => choices.map(({ share }) => share);

test.each<[string, number[], number | null, (number | null)[]]>([
  ['nothing of 19 people', [10, 9], null, [null, null]],
  ['19 people who all knew it', [19, 0], null, [null, null]],
  ['20 people who all knew it', [20, 0], 0, [100, 0]],
  ['20 people of whom nobody knew it', [0, 20], 100, [0, 100]],
  ['two halves', [10, 10], 50, [50, 50]],
  ['9 who missed it hide the 11 who did not', [11, 9], null, [null, null]],
  ['few who chose one take the next wrong one with them', [30, 20, 5], 45, [55, null, null]],
  ['the next by its place, however many', [30, 50, 5, 20], 70, [30, null, null, 20]],
  ['where no wrong one is left, the right one goes', [30, 5, 0], null, [null, null, 0]],
  ['two of few who are enough together', [30, 5, 6], 25, [75, null, null]],
  [
    '9 and 9 would be known as 9 and 9: all are hidden',
    [30, 20, 9, 9],
    null,
    [null, null, null, null],
  ],
  ['few who knew it, hidden with who chose the first', [5, 30, 20], null, [null, null, 35]],
])('one choice: %s', (_, people, missed, expected) => {
  const told = ofOne(people);
  expect([told.missed, ...shares(told)]).toEqual([missed, ...expected]);
});

test.each<[string, QuestionKey, number, number, number[], number | null, (number | null)[]]>([
  ['enough in each group', multiple(true, false), 40, 20, [40, 20], 50, [100, 50]],
  ['few left out a right one', multiple(true, false), 40, 20, [35, 20], 50, [null, null]],
  ['few missed it for another reason', multiple(true, true), 40, 20, [25, 30], 50, [null, null]],
  ['few missed it', multiple(true, false), 40, 5, [40, 5], null, [null, null]],
  ['few ended well', scenario, 40, 20, [20, 20, 15, 5], 50, [null, null, null, null]],
  ['all ways are gone by enough', scenario, 60, 30, [30, 30, 15, 15], 50, [50, 50, 25, 25]],
  ['some came back to a step', scenario, 60, 30, [30, 30, 20, 14], 50, [null, null, null, null]],
  ['nothing to choose', number, 20, 10, [], 50, []],
  ['nothing to choose, few missed it', number, 30, 9, [], null, []],
  ['nothing to choose, few knew it', number, 30, 25, [], null, []],
  ['options that changed', single(2), 40, 20, [20, 10], 50, [null, null]],
])('%s', (_, key, tried, missed, people, share, expected) => {
  const told = questionShares(key, { tried, missed, chosen: chosenOf(key, people) });
  expect([told.missed, ...shares(told)]).toEqual([share, ...expected]);
});

test('a higher threshold hides more and asks for more people; a lower one than 5 is not taken', () => {
  expect(ofOne([20, 7], 0, 10)).toMatchObject({ missed: null });
  expect(ofOne([30, 19], 0, 10)).toMatchObject({ missed: null });
  expect(ofOne([30, 20], 0, 10)).toMatchObject({ missed: 40 });
  expect(ofOne([30, 5], 0, 1)).toMatchObject({ missed: null });
});

/** All ways in which so many people can spread over so many choices. */
function spreads(people: number, choices: number): number[][] {
  if (choices === 1) return [[people]];
  return Array.from({ length: people + 1 }, (_, first) =>
    spreads(people - first, choices - 1).map((rest) => [first, ...rest]),
  ).flat();
}

/**
 * The attacker knows how many tried, this rule, and every number behind a share that is shown, exactly; she goes
 * through everything that could have happened and keeps what gives the same.
 */
const attack = (
  all: readonly number[][],
  right: number,
): { people: number[]; hidden: boolean[]; possible: number[][] }[] => {
  const seen = all.map((people) => {
    const told = ofOne(people, right);
    const hidden = shares(told).map((share) => share === null);
    const known = people.map((some, at) => (hidden[at] ? '-' : some));
    const missed = told.missed === null ? '-' : total(people) - (people[right] ?? 0);
    return { people, hidden, key: [...known, missed].join() };
  });
  const groups = Map.groupBy(seen, ({ key }) => key);
  return seen.map(({ people, hidden, key }) => ({
    people,
    hidden,
    possible: (groups.get(key) ?? []).map((other) => other.people),
  }));
};

test.each([
  [20, 2, 0],
  [21, 3, 0],
  [20, 4, 0],
  [29, 3, 1],
  [28, 4, 0],
  [31, 4, 3],
  [58, 3, 2],
  [21, 5, 0],
])('of %i people and %i choices nobody learns how few chose one', (tried, choices, right) => {
  const told = attack(spreads(tried, choices), right);
  const unsafe = told.filter(({ hidden, possible }) =>
    hidden.some((isHidden, at) => {
      const numbers = possible.map((people) => people[at] ?? 0);
      const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
      return isHidden && (high < 5 || high - low < 4);
    }),
  );
  expect(unsafe.slice(0, 3)).toEqual([]);
  expect(told.some(({ hidden }) => hidden.some((is) => !is))).toBe(true);
});

const anyPeople = fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.nat(200)), {
  minLength: 2,
  maxLength: 6,
});

test('whatever is shown stands for nobody or for 10 and more, and leaves nobody few', () => {
  fc.assert(
    fc.property(anyPeople, fc.nat(5), (people, place) => {
      const right = place % people.length;
      const told = ofOne(people, right);
      const hidden = people.filter((_, at) => shares(told)[at] === null);
      for (const [at, some] of people.entries())
        if (shares(told)[at] !== null) expect(some === 0 || some >= 10).toBe(true);
      if (hidden.length > 0 && hidden.length < people.length)
        expect([hidden.length >= 2, total(hidden) >= 10]).toEqual([true, true]);
      expect(told.missed === null).toBe(shares(told)[right] === null);
      for (const share of [told.missed, ...shares(told)])
        if (share !== null) expect(share % 5).toBe(0);
    }),
  );
});

test('of several choices all or none are shown, and each leaves nobody few on either side', () => {
  const anyAnswers = fc
    .tuple(
      fc.nat(120),
      fc.array(fc.tuple(fc.boolean(), fc.nat(120)), { minLength: 2, maxLength: 5 }),
    )
    .map(([missed, options]) => ({ missed, options }));
  fc.assert(
    fc.property(anyAnswers, ({ missed, options }) => {
      const key = multiple(...options.map(([right]) => right));
      const people = options.map(([, some]) => some);
      const told = questionShares(key, { tried: 120, missed, chosen: chosenOf(key, people) });
      const isHidden = shares(told).map((share) => share === null);
      expect(new Set(isHidden).size).toBe(1);
      if (isHidden[0]) return;
      for (const some of people.flatMap((one) => [one, 120 - one]))
        expect(some === 0 || some >= 10).toBe(true);
    }),
  );
});

test('of two choices of several, who missed it does not tell how few chose one', () => {
  // each person is one of: right only, both, wrong only
  const all = spreads(30, 3);
  const key = multiple(true, false);
  const tell = ([right = 0, both = 0, wrong = 0]: number[]) =>
    questionShares(key, {
      tried: 30,
      missed: both + wrong,
      chosen: chosenOf(key, [right + both, both + wrong]),
    });
  const groups = Map.groupBy(all, (people) => {
    const told = tell(people);
    return [told.missed === null ? '-' : total(people.slice(1)), ...shares(told)].join();
  });
  for (const people of groups.values()) {
    const leftOut = people.map(([, , wrong = 0]) => wrong);
    const isHidden = people.some((one) => shares(tell(one))[0] === null);
    if (isHidden) expect(Math.max(...leftOut) - Math.min(...leftOut)).toBeGreaterThanOrEqual(4);
    if (isHidden) expect(Math.max(...leftOut)).toBeGreaterThanOrEqual(5);
  }
});
