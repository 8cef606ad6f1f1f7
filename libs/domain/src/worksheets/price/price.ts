import type { Locale } from '../../locale.js';
import { divideUp } from '../cents.js';
import { priceSchema } from './schema.js';
import type { FieldError } from '../read-form.js';
import { readForm } from '../read-form.js';

/** What she makes and sells; what she does not know is null. Amounts in euro cents. */
export interface PriceValues {
  /** A month. */
  fixed: number | null;
  /** Material and other cost of one piece, without her own work. */
  variable: number | null;
  /** Of one piece. */
  price: number | null;
  /** A month. */
  pieces: number | null;
  /** Of her own time, for one piece. */
  minutes: number | null;
  /** What an hour of her own work should be worth. */
  hour: number | null;
}

/** A figure that would let more be worked out. */
export type MissingValue = keyof PriceValues;

/** What can be worked out, in euro cents; null where a figure for it is missing. */
export interface PriceResult {
  /** In the order of the page; all six when nothing is filled in. */
  missing: MissingValue[];
  /** The share of the fixed costs that falls on one piece, rounded to the cent. */
  fixedShare: number | null;
  /** Her own work in one piece, rounded to the cent. */
  ownWork: number | null;
  /** One piece with its share and, where it is known, her own work: the sum of these parts. */
  unitCost: number | null;
  /** What a piece leaves over its own cost; under 0 when each one loses. */
  margin: number | null;
  /** The pieces a month from which the fixed costs are covered; null also when no number is enough. */
  breakEven: number | null;
  /** What the planned pieces leave a month, before her own work; under 0 when it does not reach. */
  leftOver: number | null;
  /** What is left for an hour of her own work, rounded down; null also when nothing is left over. */
  perHour: number | null;
  /** The least price that covers everything known at the planned pieces, rounded up to the cent. */
  leastPrice: number | null;
}

const names: readonly MissingValue[] = ['fixed', 'variable', 'price', 'pieces', 'minutes', 'hour'];

/** No pieces are a field not filled in yet: nothing can be shared out among them. */
function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}

/** Her work in one piece in sixtieths of a cent, so that nothing is rounded on the way. */
function workInSixtieths({ minutes, hour }: PriceValues): number | null {
  return minutes === null || hour === null ? null : minutes * hour;
}

function fixedShareOf({ fixed, pieces }: PriceValues): number | null {
  if (fixed === null || fixed === 0) return fixed;
  return pieces === null ? null : Math.round(fixed / pieces);
}

function leastPriceOf(values: PriceValues): number | null {
  const { fixed, variable, pieces } = values;
  if (fixed === null || variable === null || pieces === null) return null;
  const costs = 60 * (variable * pieces + fixed) + (workInSixtieths(values) ?? 0) * pieces;
  return divideUp(costs, 60 * pieces);
}

function perHourOf({ pieces, minutes }: PriceValues, leftOver: number | null): number | null {
  if (leftOver === null || leftOver < 0 || pieces === null || !minutes) return null;
  return Math.floor((60 * leftOver) / (pieces * minutes));
}

/**
 * Works out cost, break-even and what remains, by contribution-margin accounting (cost–volume–profit
 * analysis: C. Drury, Management and Cost Accounting; EntreComp 2.4): margin = price − variable cost,
 * break-even = fixed costs over the margin, rounded up. Her own work is no cost that is paid out, so it
 * counts in the cost and the least price, not in the break-even.
 * @param given in euro cents, whole pieces and minutes, none negative; 0 pieces count as unknown
 * @returns what the known figures allow, and which are missing
 */
export function price(given: PriceValues): PriceResult {
  const values = { ...given, pieces: positive(given.pieces) };
  const { fixed, variable, pieces } = values;
  const sixtieths = workInSixtieths(values);
  const ownWork = sixtieths === null ? null : Math.round(sixtieths / 60);
  const fixedShare = fixedShareOf(values);
  const isCostKnown = variable !== null && fixedShare !== null;
  const margin = values.price === null || variable === null ? null : values.price - variable;
  const isCovered = fixed !== null && margin !== null && margin > 0;
  const leftOver =
    margin === null || pieces === null || fixed === null ? null : pieces * margin - fixed;
  return {
    missing: names.filter((name) => values[name] === null),
    fixedShare,
    ownWork,
    unitCost: isCostKnown ? variable + fixedShare + (ownWork ?? 0) : null,
    margin,
    breakEven: isCovered ? divideUp(fixed, margin) : null,
    leftOver,
    perHour: perHourOf(values, leftOver),
    leastPrice: leastPriceOf(values),
  };
}

/**
 * Reads the calculator's form.
 * @param form names such as 'costs.fixed', values as typed
 * @param locale the language of the page, for numbers
 * @returns the values in cents, pieces and minutes, and the fields that could not be read
 */
export function parsePrice(
  form: Readonly<Record<string, string>>,
  locale?: Locale,
): { values: PriceValues; errors: FieldError[] } {
  const { groups, errors } = readForm(priceSchema, form, locale);
  const numbersOf = (group: string): Readonly<Record<string, number>> =>
    groups[group]?.[0]?.numbers ?? {};
  const [costs, sale, work] = [numbersOf('costs'), numbersOf('sale'), numbersOf('work')];
  const values: PriceValues = {
    fixed: costs.fixed ?? null,
    variable: costs.variable ?? null,
    price: sale.price ?? null,
    pieces: sale.pieces ?? null,
    minutes: work.minutes ?? null,
    hour: work.hour ?? null,
  };
  return { values, errors };
}
