import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What a slice tells the slices above it while its transaction is open. */
export interface Happenings {
  'code.redeemed': { accountId: string; networkId: string; cohortId: string; now: Date };
  'account.deleting': { accountId: string };
  'course.completed': { enrolmentId: string; now: Date };
}

type Listener<Name extends keyof Happenings> = (
  tx: EntityManager,
  happening: Happenings[Name],
) => Promise<void>;

/**
 * Upstream announces, downstream listens, in one transaction: either both happened or neither. What
 * may happen later goes into the outbox instead.
 */
@Injectable()
export class InTransaction {
  private readonly listeners: { [Name in keyof Happenings]: Listener<Name>[] } = {
    'code.redeemed': [],
    'account.deleting': [],
    'course.completed': [],
  };

  /** Called once by a slice when it starts. */
  on<Name extends keyof Happenings>(name: Name, listener: Listener<Name>): void {
    this.listeners[name].push(listener);
  }

  /** Runs every listener in the order of registration; an error of one undoes the whole transaction. */
  async tell<Name extends keyof Happenings>(
    tx: EntityManager,
    name: Name,
    happening: Happenings[Name],
  ): Promise<void> {
    for (const listener of this.listeners[name]) await listener(tx, happening);
  }
}
