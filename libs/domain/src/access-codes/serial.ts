/** What is printed on a card beside the code: which card it is, without telling the code. */
export interface Serial {
  /** The cohort's running number in its network, from 1. */
  cohortNumber: number;
  /** The card's running number in its cohort, from 1. */
  n: number;
}

/** Up to six digits each, leading zeros and the sign of a number allowed, any dash or slash between. */
const pattern = /^(?:№|no?\.?|#)?\s*0*([1-9]\d{0,5})\s*[\p{Pd}\u2212/]\s*0*([1-9]\d{0,5})$/iu;

/**
 * Writes the serial of a card. It is all that staff need to void a lost card (safety 19), and nothing
 * can be redeemed with it.
 * @param cohortNumber the cohort's number in its network, from 1
 * @param n the card's number in the cohort, from 1
 * @returns such as '12-007'
 */
export function formatSerial(cohortNumber: number, n: number): string {
  return `${cohortNumber}-${String(n).padStart(3, '0')}`;
}

/**
 * Reads a serial as staff type it: '12-7', '12 – 007', '№ 12/007'.
 * @param input what was typed
 * @returns both numbers, each 1..999999; null when it is no serial
 */
export function parseSerial(input: string): Serial | null {
  const found = pattern.exec(input.trim());
  if (!found) return null;
  return { cohortNumber: Number(found[1]), n: Number(found[2]) };
}
