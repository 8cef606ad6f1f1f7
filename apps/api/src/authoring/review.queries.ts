import type { Locale } from '@pateka/domain';
import { authorsSql, stampSql } from './draft-stamp.js';

/** A draft as it would be handed in. */
export interface HandedIn {
  stamp: string;
  publishedStamp: string | null;
  languages: Locale[];
  authors: string[];
  /** How many editions there are, withdrawn ones included. */
  editions: number;
}

/** module */
export const handedIn = `
  SELECT ${stampSql('d')} AS stamp, d.published_stamp AS "publishedStamp", d.languages,
         ${authorsSql('d.module_id')} AS authors,
         (SELECT count(*)::int FROM module_edition e WHERE e.module_id = d.module_id) AS editions
  FROM module_draft d WHERE d.module_id = $1`;

/** network */
export const staffOfNetwork = `
  SELECT a.id, a.name, bool_or(m.role = 'coordinator') AS "isCoordinator"
  FROM account a JOIN membership m ON m.account_id = a.id
  WHERE a.network_id = $1 AND a.kind = 'staff'
  GROUP BY a.id, a.name ORDER BY bool_or(m.role = 'coordinator') DESC, a.name, a.id`;
