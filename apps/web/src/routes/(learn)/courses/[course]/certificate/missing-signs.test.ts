import { missingSigns } from './missing-signs.js';

test.each([
  ['missing-glyph 中 文', ['中', '文']],
  ['missing-glyph 中 中', ['中']],
  ['template the text does not fit on the page', []],
  ['missing-glyph', []],
  [null, []],
])('%j', (failure, signs) => {
  expect(missingSigns(failure)).toEqual(signs);
});
