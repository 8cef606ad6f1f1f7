/** A test that did not run, and why. */
export type Skipped = { name: string; reason: string };

/** A test or check that failed, with what a person needs to see. */
export type Failed = { name: string; details: readonly string[] };

/** What came of one step of the test run. */
export type Outcome = { passed: number; failed: readonly Failed[]; skipped: readonly Skipped[] };

/** A step without tests of its own (a lint run, a build) counts as one. */
export const onePassed: Outcome = { passed: 1, failed: [], skipped: [] };

/** @returns the outcome of a step that failed as a whole */
export const oneFailed = (name: string, details: readonly string[]): Outcome => ({
  passed: 0,
  failed: [{ name, details }],
  skipped: [],
});

/** Adds up the outcomes of all steps. */
export const total = (outcomes: readonly Outcome[]): Outcome => ({
  passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
  failed: outcomes.flatMap(({ failed }) => failed),
  skipped: outcomes.flatMap(({ skipped }) => skipped),
});

/** The plain last line of the run. */
export const lastLine = ({ passed, failed, skipped }: Outcome): string =>
  `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`;

/**
 * Whether the run as a whole is good.
 * @param strict with CI=true nothing may be skipped: there everything must be found or fetched
 */
export const isGood = ({ failed, skipped }: Outcome, strict: boolean): boolean =>
  failed.length === 0 && !(strict && skipped.length > 0);
