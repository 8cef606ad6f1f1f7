import type { EntityManager } from 'typeorm';
import type { CertificateRow } from './certificate.queries.js';

/** A version under its lock. */
export type LockedVersion = Pick<
  CertificateRow,
  'id' | 'version' | 'state' | 'request' | 'credentialId'
>;

const lock = `
  SELECT c.id, c.version, c.state, c.request, c.credential_id AS "credentialId"
  FROM certificate c WHERE c.enrolment_id = $1 ORDER BY c.version FOR UPDATE`;

/**
 * Locks every version of an enrolment's certificate: who makes, revokes or deletes one has them all, and always in
 * this order.
 * @returns the oldest first
 */
export async function lockAllVersions(
  tx: EntityManager,
  enrolmentId: string,
): Promise<LockedVersion[]> {
  await tx.query(lock, [enrolmentId]);
  // A version that was added while the first look waited for its locks is seen by a second one only.
  return tx.query(lock, [enrolmentId]);
}

/** @returns whether any version of an enrolment's certificate was revoked; asked under the locks */
export async function wasRevoked(tx: EntityManager, enrolmentId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM certificate c JOIN credential_status s ON s.credential_id = c.credential_id
     WHERE c.enrolment_id = $1 AND s.state = 'revoked' LIMIT 1`,
    [enrolmentId],
  );
  return rows.length > 0;
}
