import fc from 'fast-check';
import type { Answer, ChoiceKey, NumberKey, OrderKey, QuestionKey } from './question.js';
import { scoreAnswer } from './score-answer.js';

const option = (id: string, right: boolean) => ({ id, right, explanation: `about ${id}` });
const single: ChoiceKey = {
  id: 'q1',
  type: 'single',
  options: [option('a', false), option('b', true), option('c', false)],
};
const multiple: ChoiceKey = {
  id: 'q2',
  type: 'multiple',
  options: [option('a', true), option('b', false), option('c', true), option('d', false)],
};
const number: NumberKey = { id: 'q3', type: 'number', value: 30, tolerance: 0.3, explanation: 'e' };
const order: OrderKey = { id: 'q4', type: 'order', items: ['a', 'b', 'c'], explanation: 'e' };

const chose = (id: string, right: boolean) => ({
  optionId: id,
  right,
  chosen: true,
  explanation: `about ${id}`,
});
const toFind = { right: true, chosen: false, explanation: '' };

describe('one of several', () => {
  test.each([
    ['b', 1, [chose('b', true)]],
    ['a', 0, [chose('a', false)]],
  ])('%s', (chosen, score, feedback) => {
    const result = scoreAnswer(single, { type: 'single', option: chosen });
    expect(result).toEqual({ ok: true, score, right: score === 1, feedback });
  });
});

describe('all that apply', () => {
  test.each([
    [['a', 'c'], 1, [chose('a', true), chose('c', true)]],
    [['c', 'a', 'a'], 1, [chose('a', true), chose('c', true)]],
    [['a'], 0.5, [chose('a', true), toFind]],
    [['a', 'b'], 0, [chose('a', true), chose('b', false), toFind]],
    [['b', 'd'], 0, [chose('b', false), chose('d', false), toFind, toFind]],
    [['a', 'b', 'c'], 0.5, [chose('a', true), chose('b', false), chose('c', true)]],
  ])('%j', (options, score, feedback) => {
    const result = scoreAnswer(multiple, { type: 'multiple', options });
    expect(result).toEqual({ ok: true, score, right: score === 1, feedback });
  });
});

describe('a number', () => {
  test.each([
    [30, 0.3, true],
    [30.3, 0.3, true],
    [29.7, 0.3, true],
    [30.31, 0.3, false],
    [-30, 0.3, false],
    [30, 0, true],
    [30.001, 0, false],
  ])('%d within %d of 30: %p', (value, tolerance, right) => {
    const result = scoreAnswer({ ...number, tolerance }, { type: 'number', value });
    const feedback = [{ right, chosen: true, explanation: 'e' }];
    expect(result).toEqual({ ok: true, score: right ? 1 : 0, right, feedback });
  });
});

describe('an order', () => {
  test.each([
    [['a', 'b', 'c'], 1],
    [['b', 'a', 'c'], 2 / 3],
    [['c', 'a', 'b'], 1 / 3],
    [['c', 'b', 'a'], 0],
  ])('%j', (items, score) => {
    const result = scoreAnswer(order, { type: 'order', items });
    const right = score === 1;
    const feedback = [{ right, chosen: true, explanation: 'e' }];
    expect(result).toEqual({ ok: true, score, right, feedback });
  });
});

describe('what cannot be scored', () => {
  test.each<[QuestionKey, Answer, string]>([
    [single, { type: 'multiple', options: ['a'] }, 'wrong-type'],
    [single, { type: 'number', value: 1 }, 'wrong-type'],
    [multiple, { type: 'single', option: 'a' }, 'wrong-type'],
    [number, { type: 'order', items: ['a'] }, 'wrong-type'],
    [order, { type: 'number', value: 1 }, 'wrong-type'],
    [single, { type: 'single', option: 'x' }, 'unknown-option'],
    [multiple, { type: 'multiple', options: ['a', 'x'] }, 'unknown-option'],
    [multiple, { type: 'multiple', options: [] }, 'incomplete'],
    [number, { type: 'number', value: NaN }, 'incomplete'],
    [number, { type: 'number', value: Infinity }, 'incomplete'],
    [order, { type: 'order', items: ['a', 'b', 'x'] }, 'unknown-option'],
    [order, { type: 'order', items: ['a', 'b'] }, 'incomplete'],
    [order, { type: 'order', items: ['a', 'b', 'b'] }, 'incomplete'],
    [order, { type: 'order', items: ['a', 'b', 'c', 'c'] }, 'incomplete'],
    [order, { type: 'order', items: [] }, 'incomplete'],
  ])('%j with %j: %s', (key, answer, reason) => {
    expect(scoreAnswer(key, answer)).toEqual({ ok: false, reason });
  });
});

describe('for any question', () => {
  const anyChoice = fc
    .array(fc.boolean(), { minLength: 2, maxLength: 6 })
    .filter((flags) => flags.includes(true))
    .map((flags) => flags.map((right, index) => option(`o${index}`, right)));

  test('only exactly the right ones are right, and nothing unchosen is named', () => {
    fc.assert(
      fc.property(anyChoice, fc.array(fc.nat(5), { minLength: 1 }), (options, picks) => {
        const chosen = picks.map((pick) => `o${pick % options.length}`);
        const key: ChoiceKey = { id: 'q', type: 'multiple', options };
        const result = scoreAnswer(key, { type: 'multiple', options: chosen });
        if (!result.ok) throw new Error(result.reason);
        const all = options.every(({ id, right }) => right === chosen.includes(id));
        expect(result.right).toBe(all);
        expect(result.score).toBeGreaterThanOrEqual(0);
        expect(result.score).toBeLessThanOrEqual(1);
        const named = result.feedback.flatMap(({ optionId }) => optionId ?? []);
        expect(new Set(named)).toEqual(new Set(chosen));
      }),
    );
  });

  test('swapping two neighbours into their right order never lowers the score', () => {
    const items = ['a', 'b', 'c', 'd', 'e'];
    const key: OrderKey = { id: 'q', type: 'order', items, explanation: '' };
    const scoreOf = (given: string[]): number => {
      const result = scoreAnswer(key, { type: 'order', items: given });
      return result.ok ? result.score : NaN;
    };
    const permutation = fc.shuffledSubarray(items, { minLength: items.length });
    fc.assert(
      fc.property(permutation, fc.nat(3), (given, at) => {
        const [one = '', other = ''] = given.slice(at, at + 2);
        fc.pre(one > other);
        const better = [...given.slice(0, at), other, one, ...given.slice(at + 2)];
        expect(scoreOf(better)).toBeGreaterThan(scoreOf(given));
        expect(scoreOf(given)).toBeLessThan(1);
      }),
    );
  });
});
