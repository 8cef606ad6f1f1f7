import type { CertificatePageQuery } from '@pateka/api-client';
import { isLocale, locales, type CertificateLocale, type Locale } from '@pateka/domain';

export type OwnCertificate = NonNullable<CertificatePageQuery['ownCertificate']>;

/** What the document says of the course. */
export interface CertificateWords extends Pick<
  OwnCertificate,
  'title' | 'outcomes' | 'competences' | 'hours' | 'completedOn' | 'issuerName'
> {
  /** Null for a version to come: it gets a number of its own when it is made. */
  number: string | null;
}

/**
 * What will stand on a version of a certificate, her own choices aside.
 * @param certificate as the API gives it
 * @param version the one that is looked at
 */
export function wordsFor(certificate: OwnCertificate, version: number): CertificateWords {
  const { title, outcomes, competences, hours, completedOn, issuerName } = certificate;
  const number = version > certificate.version ? null : certificate.number;
  return { title, outcomes, competences, hours, completedOn, issuerName, number };
}

/** Enough of a certificate to tell whether something has happened to it. */
interface Stage {
  version: number;
  state: string;
  next: { state: string } | null;
}

/** @returns a word that changes when a version is finished: the page asks for it while it waits */
export const stageOf = ({ version, state, next }: Stage): string =>
  [version, state, next?.state].filter(Boolean).join('-');

/** Whether a new version can be chosen for: this one stands, and none is on its way. */
export const canBeMadeAnew = ({ state, status, next }: Stage & { status: string | null }) =>
  state === 'ready' && status === 'valid' && next?.state !== 'requested';

/** Whether the first version waits for her choice. */
export const isOpen = ({ state }: Pick<Stage, 'state'>): boolean =>
  state === 'awaiting-choice' || state === 'failed';

/** @returns the languages of a document, the first one first */
export const localesOf = (locale: CertificateLocale): readonly Locale[] =>
  isLocale(locale) ? [locale] : locales;
