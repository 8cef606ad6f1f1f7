import type { Bilingual, Locale } from '@pateka/domain';

const folded = (text: string): string => text.toLowerCase().normalize('NFKC');

/**
 * Finds facts by what is typed: each word must stand in the name, in either language, or in the value.
 * @param facts all facts
 * @param wanted what was typed; nothing finds all
 * @param locale the language to order by
 * @returns the found ones by name
 */
export function findFacts<Fact extends { label: Bilingual; text: Bilingual }>(
  facts: readonly Fact[],
  wanted: string,
  locale: Locale,
): Fact[] {
  const words = folded(wanted).split(/\s+/).filter(Boolean);
  return facts
    .filter(({ label, text }) => {
      const all = folded([label.bg, label.en, text.bg, text.en].join(' '));
      return words.every((word) => all.includes(word));
    })
    .toSorted((one, other) => one.label[locale].localeCompare(other.label[locale], locale));
}
