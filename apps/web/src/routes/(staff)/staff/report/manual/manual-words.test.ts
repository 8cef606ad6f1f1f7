import { monthChoices, problemIn, readManualNumber, refusalOf } from './manual-words.js';

test.each([
  ['40', 40],
  [' 1 200 ', 1200],
  ['1\u00a0200', 1200],
  ['0', 0],
  ['', Number.NaN],
  ['-4', Number.NaN],
  ['4.5', Number.NaN],
  ['4e3', Number.NaN],
  ['четири', Number.NaN],
])('%j is read as %d', (typed, expected) => {
  expect(readManualNumber(typed)).toBe(expected);
});

const wish = { courseId: 'c1', period: '2026-10', enrolled: '40', completed: '20', hours: '300' };

test.each([
  [{}, null],
  [{ courseId: '' }, 'courseId'],
  [{ period: '' }, 'period'],
  [{ enrolled: '' }, 'enrolled'],
  [{ completed: '-1' }, 'completed'],
  [{ hours: '100001' }, 'hours'],
])('with %j the field %s is to be changed', (change, field) => {
  expect(problemIn({ ...wish, ...change })?.field ?? null).toBe(field);
});

test('two years of months, the newest first', () => {
  const months = monthChoices('2026-02', 'bg');
  expect(months).toHaveLength(24);
  expect(months.slice(0, 3).map(({ value }) => value)).toEqual(['2026-02', '2026-01', '2025-12']);
  expect(months[0]?.label).toMatch(/^февруари 2026.г\.$/);
});

test('each refusal has words of its own, and one that nobody knows has some', () => {
  const reasons = ['period', 'released', 'no-number', 'too-many', 'more-completed'];
  const few = ['few-enrolled', 'few-completed', 'few-stopped', 'valueOf'];
  const all = [...reasons, ...few].map((reason) => refusalOf(reason, 5).message);
  expect(new Set(all).size).toBe(all.length);
  expect(refusalOf('few-enrolled', 5).message).toContain('20');
  expect(refusalOf('few-completed', 7).message).toContain('14');
});
