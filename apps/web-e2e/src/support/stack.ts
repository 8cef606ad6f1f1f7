/** What the journeys know of a running stack; global-setup.ts hands them over in the variable STACKS. */
export type StackInfo = {
  /** The learning site, `http://localhost:PORT`. */
  publicUrl: string;
  /** The certificate checks, on another host. */
  checkUrl: string;
  apiUrl: string;
  /** Where quick exit leads: a site of the tests' own, so that nothing foreign is fetched. */
  exitUrl: string;
  /** Starts and stops programs of the stack and hands out access codes: see control.ts. */
  controlUrl: string;
  databaseUrl: string;
  internalToken: string;
  /** The neutral name on certificates and check pages. */
  issuerName: string;
};

let other: StackInfo | undefined;

/** Lets the tests of this file use another stack; without one, that of the run again. */
export function useStack(info?: StackInfo): void {
  other = info;
}

/** @returns the stack of this worker of Playwright: journeys that run at once never meet on one */
export function stackInfo(): StackInfo {
  const stacks = JSON.parse(process.env.STACKS ?? '[]') as StackInfo[];
  const own = other ?? stacks[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
  if (!own) throw new Error('STACKS is not set: start the journeys with "playwright test".');
  return own;
}
