import { countedWords, formatCount, formatDuration } from './count.js';

test.each([
  [1, '1\u00a0урок', '1\u00a0lesson'],
  [2, '2\u00a0урока', '2\u00a0lessons'],
  [0, '0\u00a0урока', '0\u00a0lessons'],
  [21, '21\u00a0урока', '21\u00a0lessons'],
])('%i lessons', (count, bg, en) => {
  expect(formatCount(count, countedWords.lesson, 'bg')).toBe(bg);
  expect(formatCount(count, countedWords.lesson, 'en')).toBe(en);
});

test.each([
  [0, '0\u00a0мин', '0\u00a0min'],
  [45, '45\u00a0мин', '45\u00a0min'],
  [60, '1\u00a0ч', '1\u00a0h'],
  [80, '1\u00a0ч 20\u00a0мин', '1\u00a0h 20\u00a0min'],
])('%i minutes', (minutes, bg, en) => {
  expect(formatDuration(minutes, 'bg')).toBe(bg);
  expect(formatDuration(minutes, 'en')).toBe(en);
});
