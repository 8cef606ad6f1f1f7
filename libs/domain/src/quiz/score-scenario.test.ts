import fc from 'fast-check';
import type { ScenarioKey } from './question.js';
import { scoreAnswer } from './score-answer.js';

const choice = (id: string, right: boolean, next: string | null) => ({
  id,
  right,
  next,
  explanation: `about ${id}`,
});

/** 1: sign or ask; signing leads to 2, where nothing can be got right, and back; asking leads to 3. */
const scenario: ScenarioKey = {
  id: 'q',
  type: 'scenario',
  steps: [
    { id: '1', choices: [choice('sign', false, '2'), choice('ask', true, '3')] },
    { id: '2', choices: [choice('back', false, '1')] },
    { id: '3', choices: [choice('keep', true, null), choice('lose', false, null)] },
  ],
};

const walk = (key: ScenarioKey, ...path: string[]) =>
  scoreAnswer(key, {
    type: 'scenario',
    path: path.map((each) => {
      const [step = '', chosen = ''] = each.split('.');
      return { step, choice: chosen };
    }),
  });

test.each<[string[], number, string | undefined]>([
  [['1.ask'], 1 / 2, '3'],
  [['1.ask', '3.keep'], 1, undefined],
  [['1.ask', '3.lose'], 1 / 2, undefined],
  [['1.sign'], 0, '2'],
  [['1.sign', '2.back'], 0, '1'],
  [['1.sign', '2.back', '1.ask'], 1 / 3, '3'],
  [['1.sign', '2.back', '1.ask', '3.keep'], 2 / 3, undefined],
  [['1.sign', '2.back', '1.sign', '2.back', '1.ask', '3.lose'], 1 / 4, undefined],
])('%j', (path, score, next) => {
  const result = walk(scenario, ...path);
  if (!result.ok) throw new Error(result.reason);
  expect(result.score).toBeCloseTo(score);
  expect(result.right).toBe(score === 1);
  expect(result.next).toBe(next);
  expect(result.feedback.map(({ optionId }) => optionId)).toEqual(path);
});

test('each choice is explained, and going on where nothing can be got right fits', () => {
  expect(walk(scenario, '1.sign', '2.back')).toMatchObject({
    feedback: [
      { right: false, chosen: true, explanation: 'about sign' },
      { right: true, chosen: true, explanation: 'about back' },
    ],
  });
});

test.each([
  [[], 'incomplete'],
  [['2.back'], 'unknown-option'],
  [['1.none'], 'unknown-option'],
  [['1.'], 'unknown-option'],
  [['1.ask', '1.ask'], 'unknown-option'],
  [['1.ask', '3.keep', '1.ask'], 'unknown-option'],
  [Array.from({ length: 61 }, (_, at) => (at % 2 ? '2.back' : '1.sign')), 'unknown-option'],
])('%j is refused: %s', (path, reason) => {
  expect(walk(scenario, ...path)).toEqual({ ok: false, reason });
});

test('another kind of answer is of the wrong type', () => {
  expect(scoreAnswer(scenario, { type: 'text', text: '1.ask' })).toEqual({
    ok: false,
    reason: 'wrong-type',
  });
});

test('any walk: 0 to 1; right means at the end without a wrong decision, and only walked steps are named', () => {
  const anyStep = fc.array(fc.tuple(fc.boolean(), fc.option(fc.nat(4))), {
    minLength: 1,
    maxLength: 3,
  });
  const anyScenario = fc
    .array(anyStep, { minLength: 5, maxLength: 5 })
    .map((steps): ScenarioKey => ({
      id: 'q',
      type: 'scenario',
      steps: steps.map((choices, at) => ({
        id: String(at),
        choices: choices.map(([right, next], place) =>
          choice(String(place), right, next === null ? null : String(next)),
        ),
      })),
    }));
  fc.assert(
    fc.property(anyScenario, fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), (key, picks) => {
      const path: string[] = [];
      let slips = 0;
      let at: string | null = '0';
      for (const pick of picks) {
        const step = key.steps.find(({ id }) => id === at);
        const chosen = step?.choices[pick % step.choices.length];
        if (!step || !chosen) break;
        if (!chosen.right && step.choices.some(({ right }) => right)) slips += 1;
        path.push(`${step.id}.${chosen.id}`);
        at = chosen.next;
      }
      const result = walk(key, ...path);
      if (!result.ok) throw new Error(result.reason);
      expect(result.score).toBeGreaterThanOrEqual(0);
      expect(result.score).toBeLessThanOrEqual(1);
      expect(result.right).toBe(result.score === 1);
      expect(result.right).toBe(at === null && slips === 0);
      expect(result.next ?? null).toBe(at);
      expect(result.feedback).toHaveLength(path.length);
    }),
  );
});
