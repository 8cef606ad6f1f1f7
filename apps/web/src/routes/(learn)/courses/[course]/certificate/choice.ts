import {
  certificateLocales,
  certificatePapers,
  type CertificateLocale,
  type CertificatePaper,
  type Locale,
} from '@pateka/domain';
import { isOpen, type OwnCertificate } from './certificate-words.js';

/** What she chose for her certificate. */
export interface CertificateChoice {
  /** The version it is for: sent twice, it is made once. */
  version: number;
  /** Whether a name stands on it. */
  named: boolean;
  /** As typed; kept also while `named` is off, so that changing her mind loses nothing. */
  name: string;
  locale: CertificateLocale;
  paper: CertificatePaper;
  withCode: boolean;
}

const oneOf = <Value extends string>(values: readonly Value[], text: string | undefined) =>
  values.find((value) => value === text);

/**
 * Reads the form.
 * @param texts its fields: version, named (yes/no), holder, language, paper, code (yes/no)
 * @param locale the language when none was chosen
 */
export function readChoice(
  texts: Readonly<Record<string, string>>,
  locale: Locale,
): CertificateChoice {
  const { version, named, holder = '', language, paper, code } = texts;
  return {
    // A number that no version has is refused by the API like any other wrong one.
    version: /^\d{1,4}$/.test(version ?? '') ? Number(version) : 0,
    named: named === 'yes',
    name: holder.normalize('NFC').trim().replace(/\s+/gu, ' ').slice(0, 300),
    locale: oneOf(certificateLocales, language) ?? locale,
    paper: oneOf(certificatePapers, paper) ?? 'a4',
    withCode: code === 'yes',
  };
}

/** @returns the choice as the hidden fields of a form */
export const choiceFields = (choice: CertificateChoice): [name: string, value: string][] => [
  ['version', String(choice.version)],
  ['named', choice.named ? 'yes' : 'no'],
  ['holder', choice.name],
  ['language', choice.locale],
  ['paper', choice.paper],
  ['code', choice.withCode ? 'yes' : 'no'],
];

/**
 * With what the form begins: what she chose last, and for the first time what most want.
 * @param certificate hers
 * @param locale the language of the page
 */
export function firstChoice(certificate: OwnCertificate, locale: Locale): CertificateChoice {
  const { state, next, wasNotAskedFor } = certificate;
  const version = certificate.version + (isOpen(certificate) ? 0 : 1);
  const fresh = { version, named: true, name: '', locale, paper: 'a4', withCode: true } as const;
  if (state === 'awaiting-choice' || (wasNotAskedFor && !next)) return fresh;
  const name = (next ?? certificate).holderName;
  const { paper, withCheckCode: withCode } = certificate;
  return {
    ...{ version, paper, withCode, named: name !== null, name: name ?? '' },
    locale: certificate.locale,
  };
}
