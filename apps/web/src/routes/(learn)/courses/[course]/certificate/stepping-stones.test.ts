import { outlines, ringScale, walk } from './stepping-stones.js';

test('the path leads away: every stone is smaller and higher than the one before', () => {
  const stones = walk(80, 186);
  expect(stones).toHaveLength(13);
  for (const [index, stone] of stones.slice(1).entries()) {
    expect(stone.r).toBeLessThan(stones[index]?.r ?? 0);
    expect(stone.y).toBeLessThan(stones[index]?.y ?? 0);
    expect(stone.x).toBeGreaterThan(0);
    expect(stone.x).toBeLessThan(80);
  }
});

test('the outlines are three closed lines of eight curves without a missing number', () => {
  expect(outlines()).toHaveLength(3);
  for (const line of outlines()) {
    expect(line).toMatch(/^M[-\d. ]+(C[-\d. ]+){8}Z$/);
  }
});

test('rings widen from level to level', () => {
  const [stone] = walk(80, 186);
  const scales = [1, 2, 3, 4].map((level) => (stone ? ringScale(stone, level) : 0));
  expect(scales).toEqual([...scales].sort((a, b) => a - b));
  expect(Math.min(...scales)).toBeGreaterThan(1);
});
