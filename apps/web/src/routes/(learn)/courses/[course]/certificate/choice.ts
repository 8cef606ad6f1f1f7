import { isLocale, type Locale } from '@pateka/domain';

/** What she chose for her certificate. */
export interface CertificateChoice {
  /** Whether a name stands on it. */
  named: boolean;
  /** As typed; kept also while `named` is off, so that changing her mind loses nothing. */
  name: string;
  locale: Locale;
  withCode: boolean;
}

/**
 * Reads the form.
 * @param texts its fields: named (yes/no), holder, language, code (yes/no)
 * @param locale the language when none was chosen
 */
export function readChoice(
  texts: Readonly<Record<string, string>>,
  locale: Locale,
): CertificateChoice {
  const { named, holder = '', language, code } = texts;
  return {
    named: named === 'yes',
    name: holder.normalize('NFC').trim().replace(/\s+/gu, ' ').slice(0, 300),
    locale: isLocale(language) ? language : locale,
    withCode: code === 'yes',
  };
}
