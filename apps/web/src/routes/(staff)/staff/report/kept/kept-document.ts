import type { KeptOpenQuery } from '@pateka/api-client';
import { isLocale, type Locale, type ReportDocument } from '@pateka/domain';

/**
 * The stored report in an answer of the API. Its schema is made of the same type, only that it knows no fixed words
 * and sends null for what is not there.
 * @returns the document that the page and every file print, and its language
 */
export function documentOf({ document, locale }: KeptOpenQuery['keptReport']): {
  report: ReportDocument;
  locale: Locale;
} {
  return { report: document as ReportDocument, locale: isLocale(locale) ? locale : 'bg' };
}
