import { Interrupted } from './shutdown.ts';

const nameWidth = 10;
const textWidth = 74;

/** Seconds with one decimal, e.g. `0.8 s`. */
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** Says something within a step; shown under the step's line once it has ended. */
export type Note = (text: string) => void;

/**
 * Runs one step of a command and prints its name, what it does and how long it took.
 * @param name one word
 * @param what what the step does, in a few words
 * @throws whatever the work throws, after the line was ended
 */
export const step = async <T>(
  name: string,
  what: string,
  work: (note: Note) => Promise<T>,
): Promise<T> => {
  const notes: string[] = [];
  const began = performance.now();
  process.stdout.write(`  ${name.padEnd(nameWidth)} ${`${what} `.padEnd(textWidth, '.')} `);
  try {
    const result = await work((text) => notes.push(text));
    console.log(seconds(performance.now() - began).padStart(7));
    return result;
  } catch (error) {
    console.log(error instanceof Interrupted ? 'stopped' : 'failed');
    throw error;
  } finally {
    for (const text of notes) console.log(`  ${' '.repeat(nameWidth)} ${text}`);
  }
};
