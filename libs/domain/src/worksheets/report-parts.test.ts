import fc from 'fast-check';
import { noteLines, plainSection } from './report-parts.js';

test.each([
  ['', []],
  [' \n ', []],
  ['един ред', ['един ред']],
  ['първи \n\n  втори', ['първи', 'втори']],
])('the lines of %j', (note, lines) => {
  expect(noteLines(note)).toEqual(lines);
});

test('no line is empty, and none is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (texts) => {
      const lines = noteLines(texts.join('\n'));
      expect(lines.every((line) => line === line.trim() && line !== '')).toBe(true);
      const letters = (parts: string[]) => parts.join('').replace(/\s/gu, '');
      expect(letters(lines)).toBe(letters(texts));
    }),
  );
});

test('a list has no heads of columns', () => {
  expect(plainSection('Общо', [['ред']])).toEqual({
    heading: 'Общо',
    columns: [],
    rows: [['ред']],
    sentences: [],
  });
});
