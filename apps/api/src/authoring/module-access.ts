import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  canReadForReview,
  canReadModule,
  canWriteModule,
  type ModuleRow,
  type StaffActor,
} from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { isInNetwork } from '../courses/module-in-network.js';
import { AppError } from '../platform/errors.js';

/** What must be known of a module before anything is done with it. */
export interface ModuleAtHand extends ModuleRow {
  id: string;
  archived: boolean;
  hasDraft: boolean;
  /** An edition of it is published and not withdrawn. */
  isPublished: boolean;
  /** The trainer named in its open review. */
  reviewerId: string | null;
}

const atHand = `
  SELECT m.id, m.archived, o.id AS "organisationId", o.network_id AS "networkId",
         EXISTS (SELECT 1 FROM module_draft d WHERE d.module_id = m.id) AS "hasDraft",
         EXISTS (SELECT 1 FROM module_edition e WHERE e.module_id = m.id AND e.withdrawn_at IS NULL) AS "isPublished",
         (SELECT r.reviewer_id FROM module_review r WHERE r.module_id = m.id AND r.state = 'open') AS "reviewerId"
  FROM module m JOIN organisation o ON o.id = m.organisation_id
  WHERE m.id = $1 AND ${isInNetwork('$2')}`;

/** Who may come near a module while it is written. What one may not see answers like what is not there. */
@Injectable()
export class ModuleAccess {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /**
   * A module for somebody who reads it: who reads its organisation's modules, or was named for its review.
   * @throws AppError('not-found')
   */
  async toRead(actor: StaffActor, id: string, tx: EntityManager = this.db.manager) {
    const module = await this.find(tx, actor, id);
    if (!module || !mayRead(actor, module)) throw new AppError('not-found');
    return module;
  }

  /**
   * A module for somebody who changes it. Its row is locked: order, opening, archiving and publishing happen
   * one after the other; saving a lesson takes no such lock.
   * @throws AppError('not-found')
   */
  async toWrite(tx: EntityManager, actor: StaffActor, id: string): Promise<ModuleAtHand> {
    const module = await this.toLock(tx, actor, id);
    if (!canWriteModule(actor, module).ok) throw new AppError('not-found');
    return module;
  }

  /**
   * The same lock for somebody who may read: review and withdrawal ask their own rules.
   * @throws AppError('not-found')
   */
  async toLock(tx: EntityManager, actor: StaffActor, id: string): Promise<ModuleAtHand> {
    const module = await this.locked(tx, actor, id);
    if (!module || !mayRead(actor, module)) throw new AppError('not-found');
    return module;
  }

  /**
   * Any module of the network, locked, whoever asks: copying and reviewing have rules of their own.
   * @throws AppError('not-found')
   */
  async inNetwork(tx: EntityManager, actor: StaffActor, id: string): Promise<ModuleAtHand> {
    const module = await this.locked(tx, actor, id);
    if (!module) throw new AppError('not-found');
    return module;
  }

  /** Read after the lock, in a statement of its own: before it, somebody else might just have opened the draft. */
  private async locked(
    tx: EntityManager,
    actor: StaffActor,
    id: string,
  ): Promise<ModuleAtHand | undefined> {
    await tx.query('SELECT 1 FROM module WHERE id = $1 FOR NO KEY UPDATE', [id]);
    return this.find(tx, actor, id);
  }

  private async find(
    tx: EntityManager,
    { networkId }: StaffActor,
    id: string,
  ): Promise<ModuleAtHand | undefined> {
    const [row]: ModuleAtHand[] = await tx.query(atHand, [id, networkId]);
    return row;
  }
}

/** @returns whether the actor may read a module's draft */
export function mayRead(
  actor: StaffActor,
  module: ModuleRow & { reviewerId: string | null },
): boolean {
  if (canReadModule(actor, module).ok) return true;
  const { reviewerId } = module;
  return reviewerId !== null && canReadForReview(actor, module, { state: 'open', reviewerId }).ok;
}
