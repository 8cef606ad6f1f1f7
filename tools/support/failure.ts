/** A failure that the user can understand and act on; shown as text, without a stack. */
export class Failure extends Error {
  /** Further lines for the user: the last lines of a log, what to do. */
  readonly hints: readonly string[];

  constructor(message: string, hints: readonly string[] = []) {
    super(message);
    this.name = 'Failure';
    this.hints = hints;
  }
}

/** @returns the error's own words, whatever was thrown */
export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Prints a failure for a person; an unexpected error keeps its stack, which then is what helps. */
export const printFailure = (error: unknown): void => {
  const text = error instanceof Failure ? error.message : unexpected(error);
  const hints = error instanceof Failure ? error.hints : [];
  console.error(['', text, ...hints.map((hint) => `  ${hint}`), ''].join('\n'));
};

const unexpected = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
