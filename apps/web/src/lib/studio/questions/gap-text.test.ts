import type { GapPiece, Inline } from '@pateka/content/draft';
import fc from 'fast-check';
import { gapPieces, gapText, withAnswers } from './gap-text.js';

const text = (value: string): Inline[] => [{ type: 'text', value }];
const piece = (value: string): GapPiece => ({ piece: 'text', text: text(value) });
const gap = (...accepted: string[]): GapPiece => ({ piece: 'gap', accepted });

test.each<[string, GapPiece[]]>([
  ['Бюджетът е [план] за пари.', [piece('Бюджетът е '), gap('план'), piece(' за пари.')]],
  ['[Приход] минус [разход]', [gap('Приход'), piece(' минус '), gap('разход')]],
  ['[]', [gap('')]],
  ['Без места', [piece('Без места')]],
  ['[недовършено', [piece('[недовършено')]],
  ['', []],
])('"%s"', (written, pieces) => {
  const line = written === '' ? [] : text(written);
  expect(gapPieces(line, [])).toEqual(pieces);
  expect(gapText(pieces)).toEqual(line);
});

test('an inserted fact stays between two gaps', () => {
  const line: Inline[] = [...text('[а] от '), { type: 'fact', id: 'wage' }, ...text(' до [б]')];
  const pieces = gapPieces(line, []);
  expect(pieces.map((each) => each.piece)).toEqual(['gap', 'text', 'gap']);
  expect(gapText(pieces)).toEqual(line);
});

test('further answers stay with their gap, when it moves and when its word is mended', () => {
  const before = [piece('а '), gap('план', 'сметка')];
  expect(gapPieces(text('[нов] а [план]'), before)).toContainEqual(gap('план', 'сметка'));
  expect(gapPieces(text('а [плана]'), before)).toContainEqual(gap('плана', 'сметка'));
  expect(withAnswers(before, 0, ['разчет'])).toEqual([piece('а '), gap('план', 'разчет')]);
});

test('what is written comes back as it was written, so that the caret stays in its place', () => {
  const letters = fc.string({ unit: fc.constantFrom('а', ' ', '[', ']', '/'), minLength: 1 });
  fc.assert(
    fc.property(letters, letters, (written, old) => {
      expect(gapText(gapPieces(text(written), gapPieces(text(old), [])))).toEqual(text(written));
    }),
  );
});
