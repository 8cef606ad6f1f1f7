import type { EntityManager } from 'typeorm';

/** Events that something listens to, and the ids each carries. */
export interface Events {
  'course.completed': { enrolmentId: string };
  'certificate.requested': { certificateId: string; request: string };
  'certificate-batch.requested': { batchId: string };
  'import.requested': { importId: string };
  'period.closed': { releaseId: string };
  'certificate.deleted': { certificateId: string; request: string };
}

/**
 * Writes an event into the outbox, in the caller's transaction: it happens if and only if the change does.
 * @param tx the open transaction
 * @param event its name
 * @param ids ids only, never a name, an alias or a text (safety 37)
 */
export async function announce<Name extends keyof Events>(
  tx: EntityManager,
  event: Name,
  ids: Events[Name],
): Promise<void> {
  await tx.query('INSERT INTO outbox (event, ids) VALUES ($1, $2)', [event, JSON.stringify(ids)]);
}
