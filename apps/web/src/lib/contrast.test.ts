import { readFileSync } from 'node:fs';

const css = readFileSync(new URL('../tokens.css', import.meta.url), 'utf8');

/** name → #rrggbb of one `:root` block */
function tokensOf(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [
      name,
      hex,
    ]),
  );
}

const [lightCss = '', darkCss = ''] = css.split('@media (prefers-color-scheme: dark)');
const light = tokensOf(lightCss);
const dark = tokensOf(darkCss.split('@media')[0] ?? '');

/** Relative luminance of a colour (WCAG 2.2, definition of "relative luminance"). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

const grounds = ['paper', 'surface', 'sand'];
/** What is read on what: 4.5 : 1 (WCAG 1.4.3). */
const textPairs = [
  ...['ink', 'quiet', 'fir', 'fir-deep', 'info', 'caution'].flatMap((text) =>
    grounds.map((ground) => [text, ground] as const),
  ),
  ...['ink', 'fir', 'fir-deep'].flatMap((text) =>
    ['mist', 'info-soft', 'caution-soft'].map((ground) => [text, ground] as const),
  ),
  ['on-fir', 'fir'],
  ['on-fir', 'fir-deep'],
  ['caution', 'caution-soft'],
  ['info', 'info-soft'],
  ['paper', 'ink'],
] as const;
/** What must be seen: edges of controls, marks, the focus ring: 3 : 1 (WCAG 1.4.11). */
const shapePairs = ['edge', 'fir', 'info', 'caution'].flatMap((shape) =>
  ['paper', 'surface', 'sand'].map((ground) => [shape, ground] as const),
);

describe.each([
  ['light', light],
  ['dark', dark],
])('%s tokens', (_, tokens) => {
  const ratio = (front: string, back: string) =>
    contrast(tokens.get(front) ?? '#808080', tokens.get(back) ?? '#808080');

  test('are all there', () => {
    expect([...tokens.keys()].sort()).toEqual([...light.keys()].sort());
    expect(tokens.size).toBeGreaterThan(14);
  });

  test.each(textPairs)('text %s on %s can be read', (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapePairs)('shape %s on %s can be seen', (shape, ground) => {
    expect(ratio(shape, ground)).toBeGreaterThanOrEqual(3);
  });
});

test('the formula knows the extremes', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
});
