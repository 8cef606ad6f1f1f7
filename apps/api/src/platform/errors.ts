/** What may go wrong for a known reason; the web has a text in each language for every code. */
export type ErrorCode =
  | 'signed-out'
  | 'second-factor-needed'
  | 'not-permitted'
  | 'not-found'
  | 'invalid-input'
  | 'too-many-tries'
  | 'not-registered'
  | 'too-costly'
  | 'too-large';

/**
 * The one exception that services throw. Its code is what the caller sees; nothing else leaves the house.
 * Expected outcomes that a page must branch on are members of a schema union instead.
 */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** Name of the wrong field or similar; never personal data. */
    readonly detail?: string,
  ) {
    super(code);
  }
}

/** An error, or what a logger has made of one. */
type Thrown = Partial<Pick<Error, 'message' | 'stack'>>;

/**
 * The places that an error came through, without its words: a message might quote what somebody typed
 * (safety 37), so it reaches neither a log nor the queue.
 * @returns the stack's lines, the innermost first; they name files and functions only
 */
function framesOf({ message = '', stack = '' }: Thrown): string[] {
  return stack
    .replace(message, '')
    .split('\n')
    .filter((line) => line.startsWith('    at '));
}

/** @returns where an error was thrown, for a line of the log */
export const placesOf = (error: Thrown): string[] => framesOf(error).slice(0, 6);

/** @returns what was thrown, as an error */
export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error('thrown without Error');

/** @returns the same failure without its words: its name and its places */
export function wordless(error: unknown): Error {
  const known = asError(error);
  const quiet = new Error(known.name);
  quiet.name = known.name;
  quiet.stack = [known.name, ...framesOf(known)].join('\n');
  return quiet;
}
