import type { CertificateInput, CredentialInput } from '@pateka/credentials';
import { createHash, randomUUID } from 'node:crypto';
import { namedCompetences } from '../courses/competences.js';
import { hoursOn } from './certificate-name.js';
import type { CertificateRow } from './certificate.queries.js';

/** What a certificate says, on paper and signed: made once, so that the two cannot differ. */
export type CertificateContents = Pick<
  CredentialInput,
  'locale' | 'title' | 'outcomes' | 'competences' | 'hours' | 'completedOn' | 'holderName'
>;

/** @param holderName as she chose it; null for none */
export async function contentsOf(
  row: CertificateRow,
  holderName: string | null,
): Promise<CertificateContents> {
  const { locale, title, outcomes, completedOn, minutes } = row;
  const competences = await namedCompetences(row.competences);
  return { locale, title, outcomes, competences, completedOn, holderName, hours: hoursOn(minutes) };
}

/** @returns the document without its signed attachment */
export function documentOf(
  contents: CertificateContents,
  { paper, number }: Pick<CertificateRow, 'paper' | 'number'>,
  beside: { issuerName: string; checkUrl: string | null },
): CertificateInput {
  const competences = contents.competences.map(({ name }) => name);
  return { ...contents, competences, paper, number, ...beside, credential: null };
}

/** @returns what is signed; the person it is about has an id of this credential only (credentials 6) */
export function credentialOf(
  contents: CertificateContents,
  row: Pick<CertificateRow, 'courseEditionId'>,
  beside: Pick<CredentialInput, 'issuer' | 'issuedOn' | 'status'> & { credentialId: string },
): CredentialInput {
  return {
    ...contents,
    ...beside,
    credentialId: `urn:uuid:${beside.credentialId}`,
    subjectId: `urn:uuid:${randomUUID()}`,
    achievementId: achievementId(row.courseEditionId),
  };
}

/**
 * The same for everybody who completed an edition, and no id of the learning site (a version 8 UUID, RFC 9562).
 */
function achievementId(courseEditionId: string): string {
  const bytes = createHash('sha256')
    .update(`achievement ${courseEditionId}`)
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
