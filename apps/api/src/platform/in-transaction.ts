import { Injectable } from '@nestjs/common';
import type { Locale } from '@pateka/domain';
import type { EntityManager } from 'typeorm';

/** What a slice tells the slices above it while its transaction is open. */
export interface Happenings {
  'code.redeemed': {
    accountId: string;
    networkId: string;
    cohortId: string;
    /** The language she read in. */
    locale: Locale;
    now: Date;
  };
  /** Whether what was certified ceases to be valid is the holder's choice (credentials 16). */
  'account.deleting': { accountId: string; revokeCertificates: boolean };
  'course.completed': { enrolmentId: string; now: Date };
  'course.published': { courseId: string; courseEditionId: string; now: Date };
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
    'course.published': [],
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
