import { linesOf, shownLines } from './typed-lines.js';

test('accepted answers stand one a line; blank and repeated ones are none', () => {
  expect(linesOf(' план \n\nсметка\nплан\n')).toEqual(['план', 'сметка']);
  expect(linesOf('а\nб\nв', 2)).toEqual(['а', 'б']);
  expect(linesOf('я'.repeat(300))[0]).toHaveLength(200);
  expect(linesOf('')).toEqual([]);
});

test('a line that is only begun stays while its meaning is what is kept', () => {
  expect(shownLines('план\n', ['план'])).toBe('план\n');
  expect(shownLines('план\n', ['друго'])).toBe('друго');
  expect(shownLines(null, ['план', 'сметка'])).toBe('план\nсметка');
});
