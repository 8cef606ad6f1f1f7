import type { EntityManager } from 'typeorm';

/** What staff do that must be traceable. */
export type AuditAction =
  | 'cohort.created'
  | 'access-codes.issued'
  | 'access-code.voided'
  | 'access-code-batch.voided'
  | 'staff.invited'
  | 'staff.joined'
  | 'period.closed'
  | 'course.created'
  | 'course.published'
  | 'module.exported'
  | 'course.exported'
  | 'module.created'
  | 'module.archived'
  | 'module.unarchived'
  | 'module.review-requested'
  | 'module.review-returned'
  | 'module.review-cancelled'
  | 'module.published'
  | 'module.withdrawn'
  | 'module.reinstated'
  | 'certificate.revoked'
  | 'report-token.issued'
  | 'report-token.revoked'
  | 'manual-total.saved'
  | 'manual-total.deleted'
  | 'report-schedule.created'
  | 'report-schedule.deleted';

/**
 * Adds a line to the audit log, in the transaction of the action itself.
 * @param tx the open transaction
 * @param actor the staff member
 * @param action what was done
 * @param object on what: its kind and id, never a name, a code or a learner
 */
export async function audit(
  tx: EntityManager,
  actor: { accountId: string; networkId: string },
  action: AuditAction,
  object: { kind: string; id: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO audit_entry (at, network_id, actor_id, action, object_kind, object_id)
     VALUES (now(), $1, $2, $3, $4, $5)`,
    [actor.networkId, actor.accountId, action, object.kind, object.id],
  );
}
