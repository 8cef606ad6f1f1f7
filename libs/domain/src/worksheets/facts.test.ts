import { checkedOnSentence, currentFigures, isFactCurrent, type DatedFigure } from './facts.js';

const today = '2026-11-22';
const figure = (dates: Partial<DatedFigure> = {}): DatedFigure => ({
  value: 10,
  checkedOn: '2026-11-20',
  validTo: null,
  ...dates,
});

test.each<[string, DatedFigure, boolean]>([
  ['no end', figure(), true],
  ['its first day', figure({ validFrom: today }), true],
  ['its last day', figure({ validTo: today }), true],
  ['the day before', figure({ validFrom: '2026-11-23' }), false],
  ['the day after', figure({ validTo: '2026-11-21' }), false],
])('a figure holds: %s', (_, fact, holds) => {
  expect(isFactCurrent(fact, today)).toBe(holds);
});

test('figures come all or none, and are as old as the oldest of them', () => {
  const facts = new Map([
    ['rate', figure({ value: 27.8, checkedOn: '2026-11-02' })],
    ['day', figure({ value: '04-30' })],
    ['over', figure({ validTo: '2025-12-31' })],
  ]);
  expect(currentFigures(facts, ['rate', 'day'], today)).toEqual({
    values: { rate: 27.8, day: '04-30' },
    checkedOn: '2026-11-02',
  });
  expect(currentFigures(facts, ['rate', 'over'], today)).toBeNull();
  expect(currentFigures(facts, ['rate', 'unknown'], today)).toBeNull();
});

test('the day of the check is written out', () => {
  expect(checkedOnSentence('2026-11-02', 'bg')).toContain('02.11.2026');
  expect(checkedOnSentence('2026-11-02', 'en')).toContain('2\u00a0November 2026');
});
