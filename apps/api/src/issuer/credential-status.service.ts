import { Injectable } from '@nestjs/common';
import { STATUS_LIST_SIZE } from '@pateka/credentials';
import type { RevocationReason } from '@pateka/domain';
import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Clock, dayOf } from '../platform/clock.js';
import { IssuerService } from './issuer.service.js';

/**
 * So many places of the newest list are drawn; were all of them taken, the next list is begun. In a list half full
 * that happens once in a thousand, so no list has to be counted to know how full it is.
 */
const DRAWS_IN_NEWEST = 10;
const MOST_DRAWS = 100;

/** Where a credential's status stands. */
export interface StatusPlace {
  list: number;
  index: number;
}

const take = `
  INSERT INTO credential_status (credential_id, network_id, number, list, index)
  VALUES ($1, $2, $3, $4, $5) ON CONFLICT (list, index) DO NOTHING RETURNING list`;

const newestList = 'SELECT coalesce(max(list), 1)::int AS list FROM credential_status';

/** The places of credentials in the published lists. */
@Injectable()
export class CredentialStatusService {
  constructor(
    private readonly issuer: IssuerService,
    private readonly clock: Clock,
  ) {}

  /** @returns the address of a list */
  listUrl(list: number): string {
    return this.issuer.address(`/status/${list}`);
  }

  /**
   * Takes a free place by lot: what stands beside it in the list tells nothing of when or for whom.
   * @param tx the open transaction
   * @param credential its id, network and printed number
   */
  async take(
    tx: EntityManager,
    credential: { credentialId: string; networkId: string; number: string },
  ): Promise<StatusPlace> {
    const { credentialId, networkId, number } = credential;
    const [newest]: { list: number }[] = await tx.query(newestList);
    for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
      const list = (newest?.list ?? 1) + (draw < DRAWS_IN_NEWEST ? 0 : 1);
      const index = randomInt(STATUS_LIST_SIZE);
      const rows: unknown[] = await tx.query(take, [credentialId, networkId, number, list, index]);
      if (rows.length > 0) return { list, index };
    }
    throw new Error('No free place in the status list.');
  }

  /** Credentials that were never handed out need no place. */
  async giveBack(tx: EntityManager, credentialIds: string[]): Promise<void> {
    await tx.query('DELETE FROM credential_status WHERE credential_id = ANY($1)', [credentialIds]);
  }

  /**
   * From now on they are in the published list. What was superseded before becomes revoked as well; what was
   * revoked keeps its first day and reason.
   * @returns how many were not revoked before
   */
  async revoke(
    tx: EntityManager,
    credentialIds: string[],
    reason: RevocationReason,
  ): Promise<number> {
    const [, changed]: [unknown, number] = await tx.query(
      `UPDATE credential_status SET state = 'revoked', reason = $2, changed_on = $3
       WHERE credential_id = ANY($1) AND state <> 'revoked'`,
      [credentialIds, reason, dayOf(this.clock.now())],
    );
    return changed;
  }

  /** A newer version takes their place. */
  async supersede(tx: EntityManager, credentialIds: string[]): Promise<void> {
    await tx.query(
      `UPDATE credential_status SET state = 'superseded', changed_on = $2
       WHERE credential_id = ANY($1) AND state = 'valid'`,
      [credentialIds, dayOf(this.clock.now())],
    );
  }
}
