/** A stone of the certificate's picture, in its millimetres. */
export interface PictureStone {
  x: number;
  y: number;
  r: number;
  /** Which of the three outlines. */
  shape: number;
  /** Degrees. */
  turn: number;
  /** 0 is the nearest, 1 the farthest. */
  far: number;
}

const COUNT = 13;
/** Around each stone the raked sand; the document draws seven lines, on a screen four are enough. */
const RINGS = [4, 3, 2, 1];

/** Eight radii around a stone; uneven, so that no two look pressed from one mould. */
const OUTLINES = [
  [1.02, 1.04, 0.99, 0.97, 0.98, 1.03, 1.01, 0.98],
  [0.98, 1.01, 1.03, 1.05, 0.99, 0.97, 1.0, 1.03],
  [1.01, 0.97, 0.98, 1.03, 1.03, 1.01, 0.97, 1.02],
];

const rad = (degrees: number) => (degrees * Math.PI) / 180;
const short = (value: number) => Number(value.toFixed(2));

/**
 * The path of stones as libs/credentials/pdf/stones.typ lays it: each smaller, nearer to its neighbour
 * and nearer to the middle than the one before.
 * @param width of the picture in millimetres
 * @param height of the picture
 * @returns the stones, the nearest first
 */
export function walk(width: number, height: number): PictureStone[] {
  const stones: PictureStone[] = [];
  let y = height - 22;
  for (let i = 0; i < COUNT; i += 1) {
    const r = 13.4 * 0.862 ** i;
    const swing = 0.245 * width * 0.875 ** i;
    stones.push({
      x: short(width / 2 + swing * Math.sin(rad(i * 50 - 62))),
      y: short(y),
      r: short(r),
      shape: i % 3,
      turn: short(8 * Math.sin(rad(i * 101))),
      far: short(i / (COUNT - 1)),
    });
    y -= r * 1.82;
  }
  return stones;
}

/** @returns the three outlines as closed smooth paths of radius 1, flattened as seen from a walker */
export function outlines(): string[] {
  // The share of the chord between its neighbours that makes a point's handle of a round line.
  const handle = 0.1876;
  return OUTLINES.map((radii) => {
    const points = radii.map((radius, i): [number, number] => [
      radius * Math.cos(rad(i * 45)),
      0.6 * radius * Math.sin(rad(i * 45)),
    ]);
    const at = (i: number): [number, number] => points[(i + 8) % 8] ?? [0, 0];
    const towards = (i: number, from: number, to: number) =>
      at(i).map((value, axis) =>
        short(value + ((at(to)[axis] ?? 0) - (at(from)[axis] ?? 0)) * handle),
      );
    const pieces = points.map(
      (_, i) =>
        `C${[...towards(i, i - 1, i + 1), ...towards(i + 1, i + 2, i), ...at(i + 1).map(short)].join(' ')}`,
    );
    return `M${at(0).map(short).join(' ')}${pieces.join('')}Z`;
  });
}

/**
 * How large the line of a level is around a stone.
 * @returns the factor for the stone's outline
 */
export function ringScale({ r }: PictureStone, level: number): number {
  return short((r + r * 0.4 * level + 0.18 * level * level) / r);
}

export { RINGS };
