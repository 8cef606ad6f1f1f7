/**
 * Names the month of an instant. Periods are months of UTC: they must not depend on where a server
 * stands or on summer time; what pages print is the day.
 * @returns YYYY-MM
 */
export const periodOf = (instant: Date): string => instant.toISOString().slice(0, 7);

/** @returns the first instant of the month of an instant, UTC */
export const monthStart = (instant: Date): Date =>
  new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth(), 1));

/** @returns the first instant of the month after that of an instant, UTC: when its period closes */
export const nextCloseOf = (instant: Date): Date =>
  new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + 1, 1));
