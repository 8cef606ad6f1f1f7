import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  type Actor,
  aliasKey,
  checkAlias,
  checkPassphrase,
  commonPassphrases,
  isAllowed,
  type Locale,
  permissions,
} from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { Clock, monthOf } from '../platform/clock.js';
import { InTransaction } from '../platform/in-transaction.js';
import { Account } from './account.entity.js';
import { newAccountKey, secretFor } from './account-key.js';
import { AccountOpened, Refused, type Viewer } from './identity.types.js';
import { RecoveryService } from './recovery.service.js';
import { Secret } from './secret.entity.js';
import { SessionService } from './session.service.js';

export interface NewLearner {
  networkId: string;
  alias: string;
  passphrase: string;
  locale: Locale;
  recoveryCodes: boolean;
}

/** Accounts: opening, what a signed-in person may know of her own, and deletion. */
@Injectable()
export class AccountService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly sessions: SessionService,
    private readonly recovery: RecoveryService,
    private readonly happenings: InTransaction,
    private readonly clock: Clock,
  ) {}

  /** @returns why alias or passphrase cannot be used ("alias-…", "passphrase-…"), or null */
  refusalOf(alias: string, passphrase: string): string | null {
    const name = checkAlias(alias);
    if (!name.ok) return `alias-${name.reason}`;
    const verdict = checkPassphrase(passphrase, commonPassphrases, alias);
    return verdict.ok ? null : `passphrase-${verdict.reason}`;
  }

  /**
   * Opens a learner's account: an alias and a passphrase, nothing else is asked (safety 15).
   * @param tx the open transaction
   * @returns the session's token and the recovery codes, or Refused when the alias is taken
   */
  async openLearner(
    tx: EntityManager,
    learner: NewLearner,
  ): Promise<{ accountId: string; opened: AccountOpened } | Refused> {
    const now = this.clock.now();
    const inserted: { id: string }[] = await tx.query(
      `INSERT INTO account (network_id, kind, alias, alias_key, locale, created_month, last_seen_on)
       VALUES ($1, 'learner', $2, $3, $4, $5, $6) ON CONFLICT (alias_key) DO NOTHING RETURNING id`,
      [
        learner.networkId,
        learner.alias.trim().normalize('NFC'),
        aliasKey(learner.alias),
        learner.locale,
        monthOf(now),
        monthOf(now),
      ],
    );
    const accountId = inserted[0]?.id;
    if (!accountId) return new Refused('alias-taken');
    const key = newAccountKey();
    await tx.insert(Secret, await secretFor(accountId, learner.passphrase, key));
    const codes = learner.recoveryCodes ? await this.recovery.issue(tx, accountId, key) : [];
    const token = await this.sessions.start(tx, accountId, key);
    return { accountId, opened: new AccountOpened(token, codes) };
  }

  /** @returns what the signed-in person, or a visitor, may know of herself */
  async viewer(actor: Actor): Promise<Viewer> {
    const granted = permissions.filter((permission) => isAllowed(actor, permission).ok);
    if (actor.kind === 'visitor') {
      return {
        kind: 'visitor',
        name: null,
        locale: null,
        exitExplained: false,
        secondFactorNeeded: false,
        permissions: granted,
      };
    }
    const account = await this.db.manager.findOneByOrFail(Account, { id: actor.accountId });
    return {
      kind: actor.kind,
      name: account.alias ?? account.name,
      locale: account.locale,
      exitExplained: account.exitExplained,
      secondFactorNeeded: actor.kind === 'staff' && !actor.secondFactor,
      permissions: granted,
    };
  }

  async setLocale(accountId: string, locale: Locale): Promise<boolean> {
    await this.db.manager.update(Account, { id: accountId }, { locale });
    return true;
  }

  async markExitExplained(accountId: string): Promise<boolean> {
    await this.db.manager.update(Account, { id: accountId }, { exitExplained: true });
    return true;
  }

  /**
   * Deletes an account and all that leads to it, in one transaction: the slices above remove theirs
   * first. What remains are bare counts without a way back to her (safety 33).
   * @param choice whether her certificates cease to be valid as well
   */
  async delete(accountId: string, choice: { revokeCertificates: boolean }): Promise<void> {
    const { revokeCertificates } = choice;
    await this.db.transaction(async (tx) => {
      await this.happenings.tell(tx, 'account.deleting', { accountId, revokeCertificates });
      await tx.delete(Account, { id: accountId });
    });
  }
}
