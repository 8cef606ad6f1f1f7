import type { Bilingual, Locale } from '@pateka/domain';

/** Something that could not be taken along, and how often. */
export interface Note {
  code: string;
  text: string;
  count: number;
}

/**
 * @param notes what the API tells of an import or an export
 * @param locale the reader's language
 */
export const notesIn = (
  notes: readonly { code: string; text: Bilingual; count: number }[],
  locale: Locale,
): Note[] => notes.map(({ code, text, count }) => ({ code, text: text[locale], count }));
