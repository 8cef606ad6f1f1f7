import type { Outcome } from '../outcome.js';
import { allowed, refused } from '../outcome.js';

/** What decides whether a code opens anything; an access_code row fits. */
export interface RedeemableCode {
  expiresAt: Date;
  /** How many redemptions are left; 1 for a personal card. */
  usesLeft: number;
  voided: boolean;
}

/** Why a code does not open anything. For logs of counts and tests: whoever typed it hears one answer. */
export type RedeemRefusal = 'voided' | 'expired' | 'used-up';

/**
 * Decides whether an access code may be redeemed. The reasons must never reach the one who typed the
 * code: wrong, used, expired and void codes answer alike (safety 18 and 19).
 * @param code the stored code
 * @param now the moment of redemption
 * @returns ok, or 'voided', 'expired' (from expiresAt on), 'used-up', in this order
 */
export function redeemability(code: RedeemableCode, now: Date): Outcome<RedeemRefusal> {
  if (code.voided) return refused('voided');
  if (!(code.expiresAt.getTime() > now.getTime())) return refused('expired');
  if (code.usesLeft < 1) return refused('used-up');
  return allowed;
}
