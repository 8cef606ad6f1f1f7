import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  canReinstateModule,
  canWithdrawModule,
  isWithdrawalReason,
  type StaffActor,
} from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { ModuleEdition } from '../courses/module-edition.entity.js';
import { audit } from '../identity/audit.js';
import { Refused } from '../identity/identity.types.js';
import { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import type { WithdrawEditionInput } from './draft.types.js';
import { ModuleAccess, type ModuleAtHand } from './module-access.js';

const LONGEST_NOTE = 1_000;

const usedElsewhere = `
  SELECT EXISTS (SELECT 1 FROM module_edition me JOIN course_edition_module cem ON cem.module_edition_id = me.id
    JOIN course_edition ce ON ce.id = cem.course_edition_id JOIN course c ON c.id = ce.course_id
    WHERE me.module_id = $1 AND c.network_id <> $2) AS used`;

/** Which edition of which module. */
export interface EditionPlace {
  moduleId: string;
  number: number;
}

/** Taking a published edition away from learners at once, and giving it back. */
@Injectable()
export class WithdrawService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: ModuleAccess,
    private readonly clock: Clock,
  ) {}

  /**
   * Withdraws an edition. From this moment it is not read any more; doing it twice is doing it once.
   * @returns the edition's place, or Refused('reason' | 'note' | 'shared': another network reads it, too)
   * @throws AppError('not-found')
   */
  async withdraw(actor: StaffActor, input: WithdrawEditionInput): Promise<EditionPlace | Refused> {
    const { reason } = input;
    const note = input.note.trim();
    if (!isWithdrawalReason(reason)) return new Refused('reason');
    if (note.length > LONGEST_NOTE) return new Refused('note');
    return this.db.transaction(async (tx) => {
      const module = await this.access.toLock(tx, actor, input.moduleId);
      if (!canWithdrawModule(actor, module).ok) throw new AppError('not-found');
      if (await isShared(tx, actor, module)) return new Refused('shared');
      const edition = await this.edition(tx, input);
      if (edition.withdrawnAt) return input;
      const by = {
        withdrawnReason: reason,
        withdrawnNote: note || null,
        withdrawnBy: actor.accountId,
      };
      await tx.update(ModuleEdition, { id: edition.id }, { withdrawnAt: this.clock.now(), ...by });
      await audit(tx, actor, 'module.withdrawn', { kind: 'module-edition', id: edition.id });
      return input;
    });
  }

  /**
   * Gives a withdrawn edition back to learners. When and by whom it was withdrawn stays in the audit log.
   * @returns the edition's place, or Refused('not-permitted': a coordinator may)
   * @throws AppError('not-found')
   */
  async reinstate(actor: StaffActor, place: EditionPlace): Promise<EditionPlace | Refused> {
    return this.db.transaction(async (tx) => {
      const module = await this.access.toLock(tx, actor, place.moduleId);
      if (!canReinstateModule(actor, module).ok) return new Refused('not-permitted');
      if (await isShared(tx, actor, module)) return new Refused('shared');
      const { id, withdrawnAt } = await this.edition(tx, place);
      if (!withdrawnAt) return place;
      const nothing = { withdrawnReason: null, withdrawnNote: null, withdrawnBy: null };
      await tx.update(ModuleEdition, { id }, { withdrawnAt: null, ...nothing });
      await audit(tx, actor, 'module.reinstated', { kind: 'module-edition', id });
      return place;
    });
  }

  private async edition(tx: EntityManager, place: EditionPlace): Promise<ModuleEdition> {
    const { moduleId, number } = place;
    const edition = await tx.findOneBy(ModuleEdition, { moduleId, number });
    if (!edition) throw new AppError('not-found');
    return edition;
  }
}

/** A built-in module that another network reads, too, is not one coordinator's to take away. */
async function isShared(
  tx: EntityManager,
  actor: StaffActor,
  module: ModuleAtHand,
): Promise<boolean> {
  if (module.networkId !== null) return false;
  const [row]: { used: boolean }[] = await tx.query(usedElsewhere, [module.id, actor.networkId]);
  return row?.used ?? false;
}
