const sofia = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Sofia' });

/**
 * The calendar day in Bulgaria.
 * @param now a moment
 * @returns YYYY-MM-DD
 */
export function sofiaDay(now: Date): string {
  return sofia.format(now);
}
