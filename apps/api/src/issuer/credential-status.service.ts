import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { STATUS_LIST_SIZE } from '@pateka/credentials';
import type { RevocationReason } from '@pateka/domain';
import { randomInt } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { Clock, dayOf } from '../platform/clock.js';
import { type NamedQuery, queryNamed } from '../platform/database/named-query.js';
import type { CredentialStatus } from './credential-status.entity.js';
import { IssuerService } from './issuer.service.js';

/**
 * So many places of the newest list are drawn; were all of them taken, the next list is begun. In a list half full
 * that happens once in a thousand, so no list has to be counted to know how full it is.
 */
const DRAWS = 10;

/** Where a credential's status stands. */
export type StatusPlace = Pick<CredentialStatus, 'list' | 'index'>;

/** Whose it is: a credential with its network and printed number. */
export type TakenPlace = StatusPlace &
  Pick<CredentialStatus, 'credentialId' | 'networkId' | 'number'>;

/** Parameters: indexes. The newest list, and which of them are taken in it. */
const newestList: NamedQuery = {
  name: 'status-list-newest',
  text: `
  SELECT newest.list, ARRAY(SELECT s.index FROM credential_status s
                            WHERE s.list = newest.list AND s.index = ANY($1)) AS taken
  FROM (SELECT coalesce(max(list), 1)::int AS list FROM credential_status) newest`,
};

const take: NamedQuery = {
  name: 'status-place-take',
  text: `
  INSERT INTO credential_status (credential_id, network_id, number, list, index)
  VALUES ($1, $2, $3, $4, $5)`,
};

/** The places of credentials in the published lists. */
@Injectable()
export class CredentialStatusService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly issuer: IssuerService,
    private readonly clock: Clock,
  ) {}

  /** @returns the address of a list */
  listUrl(list: number): string {
    return this.issuer.address(`/status/${list}`);
  }

  /**
   * Draws a free place by lot: what stands beside it in the list tells nothing of when or for whom.
   * @returns a place that nobody has taken yet
   */
  async draw(): Promise<StatusPlace> {
    const drawn = Array.from({ length: DRAWS }, () => randomInt(STATUS_LIST_SIZE));
    const [newest] = await queryNamed<{ list: number; taken: number[] }>(this.db, newestList, [
      drawn,
    ]);
    const { list = 1, taken = [] } = newest ?? {};
    const index = drawn.find((each) => !taken.includes(each));
    return index === undefined
      ? { list: list + 1, index: randomInt(STATUS_LIST_SIZE) }
      : { list, index };
  }

  /**
   * From now on the place is this credential's, which is valid.
   * @param tx the open transaction
   * @throws DatabaseError (pg) when somebody took the place since it was drawn: then another is to be drawn
   */
  async take(
    tx: EntityManager,
    { credentialId, networkId, number, list, index }: TakenPlace,
  ): Promise<void> {
    await queryNamed(tx, take, [credentialId, networkId, number, list, index]);
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
