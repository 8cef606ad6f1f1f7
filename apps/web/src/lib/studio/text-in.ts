import type { Bilingual, Locale } from '@pateka/domain';

/**
 * @param text of which one language may still be missing
 * @returns it in the reader's language, or in the one there is; empty when there is none
 */
export const textIn = (text: Bilingual, locale: Locale): string =>
  text[locale] || text.bg || text.en;
