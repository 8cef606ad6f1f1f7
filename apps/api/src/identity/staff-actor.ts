import type { StaffActor } from '@pateka/domain';
import type { EntityManager } from 'typeorm';

/** Parameter: account. */
const staffActor = `
  SELECT a.id AS "accountId", a.network_id AS "networkId",
         coalesce(jsonb_agg(jsonb_build_object('organisationId', m.organisation_id, 'role', m.role))
                  FILTER (WHERE m.role IS NOT NULL), '[]') AS memberships
  FROM account a LEFT JOIN membership m ON m.account_id = a.id
  WHERE a.id = $1 AND a.kind = 'staff' GROUP BY a.id`;

/**
 * Somebody of staff as whom work is done outside of a request.
 * @returns the actor with the roles she has at this moment; null when she has left
 */
export async function staffActorOf(
  db: Pick<EntityManager, 'query'>,
  accountId: string | null,
): Promise<StaffActor | null> {
  const [row]: Pick<StaffActor, 'accountId' | 'networkId' | 'memberships'>[] = await db.query(
    staffActor,
    [accountId],
  );
  return row ? { kind: 'staff', secondFactor: true, ...row } : null;
}
