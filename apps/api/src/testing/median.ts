/**
 * Takes turns between several ways of asking, so that a busy moment of the machine hits all alike.
 * @returns the median of the milliseconds that each way took
 */
export async function medianTimes(
  rounds: number,
  ...ways: ((round: number) => Promise<unknown>)[]
): Promise<number[]> {
  const times = ways.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, way] of ways.entries()) {
      const start = performance.now();
      await way(round);
      times[index]?.push(performance.now() - start);
    }
  }
  return times.map((list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0);
}
