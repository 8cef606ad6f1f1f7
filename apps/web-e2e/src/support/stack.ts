/** What the journeys know of the running stack; global-setup.ts hands it over in the variable STACK. */
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

/** @returns the stack that this run uses */
export function stackInfo(): StackInfo {
  const text = process.env.STACK;
  if (!text) throw new Error('STACK is not set: start the journeys with "playwright test".');
  return JSON.parse(text) as StackInfo;
}
