/** The languages of the product. Bulgarian is the first: texts are written in it, not translated into it. */
export type Locale = 'bg' | 'en';

/** All languages, the first one first. */
export const locales: readonly Locale[] = ['bg', 'en'];

/** One text in both languages. A missing translation does not compile. */
export interface Bilingual {
  bg: string;
  en: string;
}

/**
 * Tells whether a text (from a cookie, a query or a form) names a language of the product.
 * @param value any text, or nothing
 * @returns true for 'bg' and 'en' exactly
 */
export function isLocale(value: string | null | undefined): value is Locale {
  return value === 'bg' || value === 'en';
}
