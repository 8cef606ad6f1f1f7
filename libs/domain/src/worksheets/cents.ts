/**
 * Divides whole numbers and rounds up, in whole numbers throughout: a fraction such as 0.1 + 0.2 must not
 * push a sum over the next cent.
 * @param dividend a safe integer, not negative: cents, say
 * @param divisor a safe integer above 0
 * @returns the least whole number that, taken divisor times, reaches the dividend
 */
export function divideUp(dividend: number, divisor: number): number {
  const rest = dividend % divisor;
  return (dividend - rest) / divisor + (rest > 0 ? 1 : 0);
}

/**
 * Takes a percentage of an amount, rounded half up to the cent, as payslips and contributions are.
 * @param cents whole cents, not negative
 * @param percent 27.8 for 27.8 %; three decimals count
 * @returns whole cents
 */
export function percentOf(cents: number, percent: number): number {
  return Math.round((cents * Math.round(percent * 1000)) / 100_000);
}
