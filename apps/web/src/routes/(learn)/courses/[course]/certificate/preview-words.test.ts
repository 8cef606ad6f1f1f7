import { lengthIn, longDay, sizeOf } from './preview-words.js';

test.each([
  [1, 'Продължителност: 1\u00a0час', 'Length: 1\u00a0hour'],
  [1.5, 'Продължителност: 1,5\u00a0часа', 'Length: 1.5\u00a0hours'],
  [12, 'Продължителност: 12\u00a0часа', 'Length: 12\u00a0hours'],
])('%d hours', (hours, bg, en) => {
  expect([lengthIn(hours, 'bg'), lengthIn(hours, 'en')]).toEqual([bg, en]);
});

test('a day is written with its month in words, wherever the server stands', () => {
  expect(longDay('2026-12-01', 'bg').replace(/\u00a0/g, ' ')).toBe('1 декември 2026 г.');
  expect(longDay('2026-12-01', 'en')).toBe('1 December 2026');
});

test('the longer the text the smaller it is set', () => {
  expect(['Ана', 'а'.repeat(27), 'а'.repeat(45)].map(sizeOf)).toEqual(['short', 'medium', 'long']);
});
