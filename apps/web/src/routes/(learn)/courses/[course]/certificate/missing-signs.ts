/**
 * The signs that the typeface does not have, from what the API noted ("missing-glyph ⟨signs⟩").
 * @param failure what it noted
 * @returns each sign once; empty when the reason was another
 */
export function missingSigns(failure: string | null): string[] {
  const signs = /^missing-glyph (.+)$/u.exec(failure ?? '')?.[1] ?? '';
  return [...new Set(signs.split(/\s+/u).filter((sign) => sign !== ''))];
}
