/** An expected refusal: a value with its reason, never an exception. */
export interface Refusal<Reason extends string> {
  ok: false;
  reason: Reason;
}

/** The answer of a rule that either lets something happen or says why not. */
export type Outcome<Reason extends string> = { ok: true } | Refusal<Reason>;

/** The one value that says yes. */
export const allowed: { ok: true } = { ok: true };

/**
 * Says no.
 * @param reason a key that the caller can switch on
 * @returns the refusal
 */
export function refused<Reason extends string>(reason: Reason): Refusal<Reason> {
  return { ok: false, reason };
}
