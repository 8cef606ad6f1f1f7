import { reportTokenDays, type ReportTokenDays } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';

const LIVES: Record<ReportTokenDays, () => string> = {
  30: m.access_days_30,
  90: m.access_days_90,
  365: m.access_days_365,
};

/** @returns how long a token may live, to choose from, in the reader's language */
export const lifeChoices = () =>
  reportTokenDays.map((days) => ({ value: String(days), label: LIVES[days]() }));

const REFUSALS: Record<string, [field: string, text: () => string]> = {
  name: ['name', m.access_no_name],
  days: ['days', m.access_no_days],
  'too-many': ['', m.access_no_more],
  'already-issued': ['', m.access_no_again],
};

/** @returns why there is no token, in kind words, and by which field; an empty field means the whole form */
export function refusalOf(reason: string): { field: string; message: string } {
  const known = Object.hasOwn(REFUSALS, reason) ? REFUSALS[reason] : undefined;
  const [field, text] = known ?? ['', m.common_error_invalid_input];
  return { field, message: text() };
}
