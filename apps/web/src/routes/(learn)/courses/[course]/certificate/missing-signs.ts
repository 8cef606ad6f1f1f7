/**
 * The signs that the typeface does not have, from what the API noted ("missing-glyph ⟨signs⟩").
 * @param failure what it noted
 * @returns the signs with a space between them; empty when the reason was another
 */
export function missingSigns(failure: string | null): string {
  return /^missing-glyph (.+)$/u.exec(failure ?? '')?.[1] ?? '';
}
