import type { KeptOpenQuery } from '@pateka/api-client';
import { isLocale, type Locale, type ReportDocument } from '@pateka/domain';
import { documentOf } from '../read-report.server.js';

/** @returns the stored report in an answer of the API, which the page and every file print, and its language */
export function keptDocumentOf({ document, locale }: KeptOpenQuery['keptReport']): {
  report: ReportDocument;
  locale: Locale;
} {
  return { report: documentOf(document), locale: isLocale(locale) ? locale : 'bg' };
}
