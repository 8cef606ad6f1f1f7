/** What may go wrong for a known reason; the web has a text in each language for every code. */
export type ErrorCode =
  | 'signed-out'
  | 'second-factor-needed'
  | 'not-permitted'
  | 'not-found'
  | 'invalid-input'
  | 'too-many-tries'
  | 'not-registered'
  | 'too-costly';

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
