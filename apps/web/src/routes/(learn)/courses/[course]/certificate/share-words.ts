import type { CountedWord, SharedFieldName, SharedFields } from '@pateka/domain';
import { sharedFieldNames } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';
import type { OwnCertificate } from './certificate-words.js';

export type ShareLink = OwnCertificate['shareLinks'][number];

/** How often something happened: „1 път“, „3 пъти“. */
export const timesWord: CountedWord = {
  one: { bg: 'път', en: 'time' },
  other: { bg: 'пъти', en: 'times' },
};

/** @returns how often a link was opened in all the days that are kept */
export const openings = ({ checks }: Pick<ShareLink, 'checks'>): number =>
  checks.reduce((sum, { count }) => sum + count, 0);

/** @returns what a link shows, in words, what is always shown first */
export function sharedFields(fields: SharedFields): string {
  const words: Record<SharedFieldName, string> = {
    name: m.learn_share_shows_name(),
    date: m.certificate_share_date(),
    hours: m.learn_share_shows_hours(),
    outcomes: m.certificate_share_outcomes(),
    competences: m.certificate_share_competences(),
  };
  const shown = sharedFieldNames.filter((name) => fields[name]).map((name) => words[name]);
  return [m.certificate_share_always_short(), ...shown].join(', ');
}
