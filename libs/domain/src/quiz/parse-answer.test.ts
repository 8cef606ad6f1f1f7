import type { FormValues } from './parse-answer.js';
import { parseAnswer } from './parse-answer.js';
import type { QuestionType } from './question.js';

test.each<[QuestionType, FormValues, unknown]>([
  ['single', ['a'], { type: 'single', option: 'a' }],
  ['single', { choice: 'a' }, { type: 'single', option: 'a' }],
  ['multiple', ['a', 'b', 'a'], { type: 'multiple', options: ['a', 'b'] }],
  ['number', ['1 234,5 €'], { type: 'number', value: 1234.5 }],
  ['number', { value: '25' }, { type: 'number', value: 25 }],
  ['order', { a: '2', b: '3', c: '1' }, { type: 'order', items: ['c', 'a', 'b'] }],
  ['order', { a: ' 1 ' }, { type: 'order', items: ['a'] }],
  ['order', ['b', 'a'], { type: 'order', items: ['b', 'a'] }],
  ['true-false', ['false'], { type: 'true-false', option: 'false' }],
  ['text', [' НОИ '], { type: 'text', text: ' НОИ ' }],
  ['match', { a: 'c', b: '' }, { type: 'match', pairs: [{ left: 'a', right: 'c' }] }],
  ['gap', { 1: 'НОИ', 2: ' ' }, { type: 'gap', gaps: [{ gap: '1', text: 'НОИ' }] }],
  [
    'scenario',
    ['a.b', 'c.a'],
    {
      type: 'scenario',
      path: [
        { step: 'a', choice: 'b' },
        { step: 'c', choice: 'a' },
      ],
    },
  ],
  ['scenario', ['a'], { type: 'scenario', path: [{ step: 'a', choice: '' }] }],
])('%s of %j', (type, values, answer) => {
  expect(parseAnswer(type, values)).toEqual({ ok: true, answer });
});

test.each<[QuestionType, FormValues, string]>([
  ['single', [], 'incomplete'],
  ['single', [' '], 'incomplete'],
  ['multiple', [], 'incomplete'],
  ['number', [''], 'incomplete'],
  ['number', {}, 'incomplete'],
  ['number', ['двайсет'], 'not-a-number'],
  ['number', ['25 лв'], 'not-a-number'],
  ['order', {}, 'incomplete'],
  ['order', [], 'incomplete'],
  ['order', { a: '1', b: '' }, 'incomplete'],
  ['order', { a: '1', b: '1' }, 'not-an-order'],
  ['order', { a: '1', b: '3' }, 'not-an-order'],
  ['order', { a: '0', b: '1' }, 'not-an-order'],
  ['order', { a: '1', b: '1,5' }, 'not-an-order'],
  ['order', { a: 'първо', b: 'второ' }, 'not-an-order'],
  ['order', ['a', 'a'], 'not-an-order'],
  ['true-false', [], 'incomplete'],
  ['text', [' '], 'incomplete'],
  ['match', { a: '', b: ' ' }, 'incomplete'],
  ['match', ['a'], 'incomplete'],
  ['gap', {}, 'incomplete'],
  ['scenario', [], 'incomplete'],
])('%s of %j is refused: %s', (type, values, reason) => {
  expect(parseAnswer(type, values)).toEqual({ ok: false, reason });
});

test('the language decides what a comma is', () => {
  expect(parseAnswer('number', ['1,234'], 'en')).toMatchObject({ answer: { value: 1234 } });
  expect(parseAnswer('number', ['1,234'], 'bg')).toMatchObject({ answer: { value: 1.234 } });
});
