import { createHash } from 'node:crypto';

/**
 * A fixed piece of work for one core. Its time tells how fast and how quiet the machine was: figures of two
 * runs whose loops differ by more than some 10 % cannot be compared.
 * @returns milliseconds
 */
export const calibrate = (): number => {
  const began = performance.now();
  const block = Buffer.alloc(1 << 20, 'calibration');
  const hash = createHash('sha256');
  for (let round = 0; round < 200; round += 1) hash.update(block);
  let state = hash.digest().readInt32LE() | 1;
  for (let round = 0; round < 100_000_000; round += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
  }
  return state === 0 ? Number.NaN : performance.now() - began;
};
