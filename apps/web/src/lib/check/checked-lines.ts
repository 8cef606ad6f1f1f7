import type { CheckPageQuery } from '@pateka/api-client';
import { formatDate, formatNumber, type Locale } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';

/** What a link shows of a certificate. */
export type Checked = NonNullable<CheckPageQuery['checkCertificate']>;

/** One thing that is shown. */
export interface CheckedLine {
  label: string;
  value: string | readonly string[];
}

const line = (label: string, value: string | readonly string[] | null): CheckedLine[] =>
  value === null || value.length === 0 ? [] : [{ label, value }];

/**
 * What is shown of a certificate besides its title and whether it is valid. The page and its tags for link
 * previews are both made of it, so that neither tells more than the other (credentials 12).
 * @returns the shared fields in the reader's language, in the order in which they are read
 */
export function checkedLines(certificate: Checked, locale: Locale): CheckedLine[] {
  const { status, changedOn, holderName, completedOn, hours, number, issuerName } = certificate;
  const always = [...line(m.check_number(), number), ...line(m.check_issuer(), issuerName)];
  // Of what is no longer valid nothing else is told, whatever may come along.
  if (status !== 'valid')
    return [...line(m.check_changed(), changedOn && formatDate(changedOn, locale)), ...always];
  return [
    ...line(m.check_holder(), holderName),
    ...line(m.check_completed(), completedOn && formatDate(completedOn, locale)),
    ...line(
      m.check_length(),
      hours === null ? null : m.check_hours({ hours: formatNumber(hours, locale) }),
    ),
    ...always,
    ...line(m.check_outcomes(), certificate.outcomes),
    ...line(m.check_competences(), certificate.competences),
  ];
}

/** Whether it is valid, in a word. What is not known here is not called valid. */
export function stateWord(status: string): string {
  if (status === 'valid') return m.check_state_valid();
  return status === 'superseded' ? m.check_state_superseded() : m.check_state_revoked();
}

/** The same in a sentence, for the previews that messengers make of a link. */
export function checkedSentence(certificate: Checked, locale: Locale): string {
  const lines = checkedLines(certificate, locale).map(
    ({ label, value }) => `${label}: ${typeof value === 'string' ? value : value.join('; ')}`,
  );
  return [stateWord(certificate.status), ...lines].join(' · ');
}

/**
 * The same for programs: what is not shared is not there, instead of being empty.
 * @returns plain data for JSON
 */
export function checkedData(certificate: Checked): Record<string, unknown> {
  const { status, changedOn, title, number, issuerName, ...shared } = certificate;
  const always = { status, changedOn, title, number, issuerName };
  const shown = status === 'valid' ? { ...always, ...shared } : always;
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== null));
}
