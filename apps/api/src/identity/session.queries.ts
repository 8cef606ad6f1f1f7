import type { NamedQuery } from '../platform/database/named-query.js';

/** A session with all that a request must know of who asks, in one read. */
export interface SessionRow {
  id: string;
  account_id: string;
  network_id: string;
  kind: 'learner' | 'staff';
  second_factor_at: Date | null;
  last_seen_at: Date;
  memberships: { organisationId: string; role: 'trainer' | 'coordinator' }[];
}

export const findSession: NamedQuery = {
  name: 'session-find',
  text: `SELECT s.id, s.account_id, a.network_id, a.kind, s.second_factor_at, s.last_seen_at,
           CASE WHEN a.kind = 'staff' THEN COALESCE((
             SELECT jsonb_agg(jsonb_build_object('organisationId', m.organisation_id, 'role', m.role))
             FROM membership m WHERE m.account_id = a.id), '[]') ELSE '[]' END AS memberships
         FROM session s JOIN account a ON a.id = s.account_id
         WHERE s.token_hash = $1 AND s.idle_expires_at > $2 AND s.expires_at > $2`,
};

export const touchSession: NamedQuery = {
  name: 'session-touch',
  text: `WITH seen AS (
           UPDATE session SET last_seen_at = $2, idle_expires_at = LEAST($3, expires_at)
           WHERE id = $1 RETURNING account_id)
         UPDATE account SET last_seen_on = $4
         FROM seen WHERE account.id = seen.account_id AND account.last_seen_on < $4`,
};
