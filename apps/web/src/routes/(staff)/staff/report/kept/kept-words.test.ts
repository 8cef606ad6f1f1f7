import { choices, scheduleWords, spanText } from './kept-words.js';

test('everything that can be chosen has words of its own', () => {
  for (const locale of ['bg', 'en'] as const) {
    for (const options of Object.values(choices(locale))) {
      const labels = options.map(({ label }) => label);
      expect(new Set(labels).size).toBe(options.length);
      for (const { value, label } of options) expect(label).not.toBe(value);
    }
  }
});

test('a schedule is said in words, and what nobody knows stands as it is', () => {
  const known = { table: 'course', every: 'quarter', locale: 'en' };
  expect(scheduleWords(known, 'bg')).toEqual({
    ...{ table: 'По курсове', every: 'всяко тримесечие', language: 'английски' },
  });
  const unknown = { table: 'valueOf', every: 'year', locale: 'de' };
  expect(scheduleWords(unknown, 'bg')).toEqual({
    ...{ table: 'valueOf', every: 'year', language: 'de' },
  });
});

test.each([
  ['2026-11', 'ноември 2026\u00a0г.', 'November 2026'],
  ['2026-Q4', '4. тримесечие 2026 г.', 'Q4 2026'],
])('the span %s', (span, bg, en) => {
  expect([spanText(span, 'bg'), spanText(span, 'en')]).toEqual([bg, en]);
});
