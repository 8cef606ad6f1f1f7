import fc from 'fast-check';
import type { Answer, ChoiceKey, GapKey, MatchKey, QuestionKey, TextKey } from './question.js';
import { scoreAnswer } from './score-answer.js';

const match: MatchKey = {
  id: 'q1',
  type: 'match',
  // c and d say the same; e belongs to nothing
  pairs: [
    { left: 'a', rights: ['b'] },
    { left: 'b', rights: ['a'] },
    { left: 'c', rights: ['c', 'd'] },
    { left: 'd', rights: ['c', 'd'] },
  ],
  rights: ['a', 'b', 'c', 'd', 'e'],
  explanation: 'e',
};
const gap: GapKey = {
  id: 'q2',
  type: 'gap',
  gaps: [
    { id: '1', accepted: ['НОИ', 'осигурителния институт'] },
    { id: '2', accepted: ['НАП'] },
  ],
  explanation: 'e',
};
const text: TextKey = {
  id: 'q3',
  type: 'text',
  accepted: ['договор', 'контракт'],
  explanation: 'e',
};
const statement: ChoiceKey = {
  id: 'q4',
  type: 'true-false',
  options: [
    { id: 'true', right: false, explanation: 'if true' },
    { id: 'false', right: true, explanation: 'if false' },
  ],
};

const part = (id: string, right: boolean) => ({
  optionId: id,
  right,
  chosen: true,
  explanation: '',
});
const whole = (right: boolean) => ({ right, chosen: true, explanation: 'e' });
const toFind = { right: true, chosen: false, explanation: '' };

const pairsOf = (pairs: Record<string, string>): Answer => ({
  type: 'match',
  pairs: Object.entries(pairs).map(([left, right]) => ({ left, right })),
});
const gapsOf = (gaps: Record<string, string>): Answer => ({
  type: 'gap',
  gaps: Object.entries(gaps).map(([id, typed]) => ({ gap: id, text: typed })),
});

describe('what belongs together', () => {
  test.each([
    [{ a: 'b', b: 'a', c: 'c', d: 'd' }, 1, [true, true, true, true]],
    [{ a: 'b', b: 'a', c: 'd', d: 'd' }, 1, [true, true, true, true]],
    [{ a: 'b', b: 'e', c: 'c', d: 'd' }, 0.75, [true, false, true, true]],
    [{ a: 'a', b: 'b', c: 'a', d: 'b' }, 0, [false, false, false, false]],
  ])('%j', (pairs, score, marks) => {
    const result = scoreAnswer(match, pairsOf(pairs));
    const right = score === 1;
    const parts = marks.map((mark, at) => part('abcd'[at] ?? '', mark));
    expect(result).toEqual({ ok: true, score, right, feedback: [...parts, whole(right)] });
  });

  test('what has no partner yet is not named, only counted', () => {
    expect(scoreAnswer(match, pairsOf({ b: 'a' }))).toEqual({
      ok: true,
      score: 0.25,
      right: false,
      feedback: [toFind, part('b', true), toFind, toFind, whole(false)],
    });
  });
});

describe('gaps', () => {
  test.each([
    [{ 1: ' нои', 2: 'НAП' }, 1, [part('1', true), part('2', true)]],
    [{ 1: 'Осигурителния  институт', 2: 'НОИ' }, 0.5, [part('1', true), part('2', false)]],
    [{ 1: ' ', 2: 'нап' }, 0.5, [toFind, part('2', true)]],
    [{ 2: 'нои' }, 0, [toFind, part('2', false)]],
  ])('%j', (gaps, score, parts) => {
    const right = score === 1;
    const feedback = [...parts, whole(right)];
    expect(scoreAnswer(gap, gapsOf(gaps))).toEqual({ ok: true, score, right, feedback });
  });
});

describe('a short text', () => {
  test.each([
    ['договор', true],
    [' ДОГОВОР ', true],
    ['дoгoвop', true],
    ['Контракт', true],
    ['договори', false],
  ])('%j: %p', (typed, right) => {
    const result = scoreAnswer(text, { type: 'text', text: typed });
    expect(result).toEqual({ ok: true, score: right ? 1 : 0, right, feedback: [whole(right)] });
  });
});

test.each([
  ['true', false, 'if true'],
  ['false', true, 'if false'],
])('a statement called %s: %p', (option, right, explanation) => {
  expect(scoreAnswer(statement, { type: 'true-false', option })).toEqual({
    ok: true,
    score: right ? 1 : 0,
    right,
    feedback: [{ optionId: option, right, chosen: true, explanation }],
  });
});

test.each<[QuestionKey, Answer, string]>([
  [match, pairsOf({}), 'incomplete'],
  [match, pairsOf({ x: 'a' }), 'unknown-option'],
  [match, pairsOf({ a: 'x' }), 'unknown-option'],
  [match, gapsOf({ a: 'b' }), 'wrong-type'],
  [gap, gapsOf({}), 'incomplete'],
  [gap, gapsOf({ 1: '\u200B ' }), 'incomplete'],
  [gap, gapsOf({ 3: 'НОИ' }), 'unknown-option'],
  [gap, { type: 'text', text: 'НОИ' }, 'wrong-type'],
  [text, { type: 'text', text: ' ' }, 'incomplete'],
  [text, { type: 'single', option: 'a' }, 'wrong-type'],
  [statement, { type: 'true-false', option: 'maybe' }, 'unknown-option'],
  [statement, { type: 'single', option: 'true' }, 'wrong-type'],
])('%j with %j: %s', (key, answer, reason) => {
  expect(scoreAnswer(key, answer)).toEqual({ ok: false, reason });
});

describe('for any question of several parts', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const anyMatch = fc.integer({ min: 1, max: 6 }).map((count): MatchKey => ({
    ...match,
    pairs: ids.slice(0, count).map((left) => ({ left, rights: [left] })),
    rights: ids,
  }));
  const anyPairs = fc.dictionary(fc.constantFrom(...ids), fc.constantFrom(...ids), { minKeys: 1 });

  test('the score is a share, and only all of it is right; what was not touched is not named', () => {
    fc.assert(
      fc.property(anyMatch, anyPairs, (key, wanted) => {
        const lefts = new Set(key.pairs.map(({ left }) => left));
        const given = Object.entries(wanted).filter(([left]) => lefts.has(left));
        fc.pre(given.length > 0);
        const result = scoreAnswer(key, pairsOf(Object.fromEntries(given)));
        if (!result.ok) throw new Error(result.reason);
        const hits = given.filter(([left, right]) => left === right).length;
        expect(result.score).toBeCloseTo(hits / key.pairs.length);
        expect(result.right).toBe(hits === key.pairs.length);
        const named = result.feedback.flatMap(({ optionId }) => optionId ?? []);
        expect(named.sort()).toEqual(given.map(([left]) => left).sort());
      }),
    );
  });

  test('any accepted answers in all the gaps are right; one other word less than all', () => {
    const words = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 });
    const filled = fc.array(fc.tuple(words, fc.nat()), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(filled, fc.nat(), (all, other) => {
        fc.pre(all.every(([accepted]) => accepted.every((word) => word.trim() !== '')));
        const gaps = all.map(([accepted], at) => ({ id: String(at), accepted }));
        const key: GapKey = { ...gap, gaps };
        const right = all.map(([accepted, pick], at) => ({
          gap: String(at),
          text: accepted[pick % accepted.length] ?? '',
        }));
        expect(scoreAnswer(key, { type: 'gap', gaps: right })).toMatchObject({
          score: 1,
          right: true,
        });
        const wrong = right.map((each, at) =>
          at === other % right.length ? { ...each, text: 'ж'.repeat(300) } : each,
        );
        const result = scoreAnswer(key, { type: 'gap', gaps: wrong });
        expect(result).toMatchObject({ right: false, score: (right.length - 1) / right.length });
      }),
    );
  });
});
