/** Money that changes hands: how much, and how long after the first drawdown. */
export interface CashFlow {
  /** Euro cents, or any other one unit. */
  cents: number;
  /** Years and fractions of a year; a month is 1/12, whatever its days. */
  years: number;
}

/** Rates are looked for between −99.99 % and this, which even a one-month loan does not reach. */
const highest = 1e12;
const lowest = -0.9999;

/** Halving the widest interval so often leaves a millionth: far under the two decimals of the result. */
const halvings = 64;

/**
 * The annual percentage rate of charge (APR, годишен процент на разходите): the rate X at which
 *
 *   Σ C_k · (1 + X)^(−t_k)  =  Σ D_l · (1 + X)^(−s_l)
 *
 * with drawdowns C_k at times t_k, and repayments and charges D_l at times s_l, in years from the first
 * drawdown, a year having twelve equal months. Source: Directive 2008/48/EC, Annex I, part I, and the
 * same in Закон за потребителския кредит, приложение № 1 към чл. 19, ал. 2. Solved by bisection.
 * @param drawdowns what is received
 * @param payments instalments and all charges
 * @returns percent a year, rounded half up to two decimals (the Annex asks for one at least); null when
 *   no such rate exists, as when the charges eat up the loan at once
 */
export function annualPercentageRate(
  drawdowns: readonly CashFlow[],
  payments: readonly CashFlow[],
): number | null {
  const flows = [...drawdowns, ...payments.map(({ cents, years }) => ({ cents: -cents, years }))];
  const balance = (rate: number): number =>
    flows.reduce((sum, { cents, years }) => sum + cents * (1 + rate) ** -years, 0);
  // for a loan the balance rises with the rate: later payments weigh less and less
  let low = lowest;
  let high = 1;
  while (balance(high) < 0 && high < highest) high *= 2;
  if (!(balance(low) < 0) || !(balance(high) >= 0)) return null;
  for (let step = 0; step < halvings; step += 1) {
    const middle = (low + high) / 2;
    if (balance(middle) < 0) low = middle;
    else high = middle;
  }
  const percent = Math.round(high * 10_000) / 100;
  return percent === 0 ? 0 : percent; // never minus zero
}
