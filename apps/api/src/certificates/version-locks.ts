import type { EntityManager } from 'typeorm';
import { type NamedQuery, queryNamed } from '../platform/database/named-query.js';
import type { CertificateRow } from './certificate.queries.js';

/** A version under its lock. */
export type LockedVersion = Pick<
  CertificateRow,
  'id' | 'version' | 'state' | 'request' | 'credentialId' | 'status'
>;

const lock: NamedQuery = {
  name: 'certificate-versions-lock',
  text: `
  SELECT c.id, c.version, c.state, c.request, c.credential_id AS "credentialId", s.state AS status
  FROM certificate c LEFT JOIN credential_status s ON s.credential_id = c.credential_id
  WHERE c.enrolment_id = $1 ORDER BY c.version FOR UPDATE OF c`,
};

/**
 * Locks every version of an enrolment's certificate: who makes, revokes or deletes one has them all, and always in
 * this order.
 * @returns the oldest first
 */
export async function lockAllVersions(
  tx: EntityManager,
  enrolmentId: string,
): Promise<LockedVersion[]> {
  await queryNamed(tx, lock, [enrolmentId]);
  // What was added or revoked while the first look waited for its locks is seen by a second one only.
  return queryNamed(tx, lock, [enrolmentId]);
}

/** @returns whether any of the versions was revoked: then none is made any more */
export const wasRevoked = (versions: Pick<LockedVersion, 'status'>[]): boolean =>
  versions.some(({ status }) => status === 'revoked');
