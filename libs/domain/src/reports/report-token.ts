/** How long a token for the reports may live, in days. */
export const reportTokenDays = [30, 90, 365] as const;

export type ReportTokenDays = (typeof reportTokenDays)[number];

/** So many living ones a network may have: more than that nobody keeps an eye on. */
export const mostReportTokens = 20;

/** Signs of a token's name, which says what it is for. */
export const longestReportTokenName = 60;

/** What decides whether a token still opens the reports. */
export interface ReportTokenLife {
  /** YYYY-MM-DD in UTC, the last day on which it does. */
  expiresOn: string;
  revoked: boolean;
}

/**
 * Tells whether a token opens the reports.
 * @param token its last day and whether it was revoked
 * @param today YYYY-MM-DD in UTC
 * @returns true up to the end of its last day, unless it was revoked
 */
export const isReportTokenAlive = (
  { expiresOn, revoked }: ReportTokenLife,
  today: string,
): boolean => !revoked && today <= expiresOn;

/**
 * Reads a name that somebody typed.
 * @returns the name without space around it; null for none, one that is too long or one with control signs
 */
export function readReportTokenName(typed: string): string | null {
  const name = typed.trim();
  const signs = [...name].length;
  const isUsable = signs >= 1 && signs <= longestReportTokenName && !/\p{Cc}/u.test(name);
  return isUsable ? name : null;
}

/** @returns the life that a number of days stands for; null when it is none of those that can be chosen */
export const readReportTokenDays = (days: number): ReportTokenDays | null =>
  reportTokenDays.find((known) => known === days) ?? null;
