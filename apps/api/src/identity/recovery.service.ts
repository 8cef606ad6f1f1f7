import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  aliasKey,
  checkPassphrase,
  commonPassphrases,
  formatRecoveryCode,
  normaliseRecoveryCode,
  recoveryCodeBytes,
} from '@pateka/domain';
import { randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Vault } from '../platform/crypto/vault.js';
import { Throttle } from '../platform/throttle.js';
import { Account } from './account.entity.js';
import { secretFor, unwrapWith, wrapWith } from './account-key.js';
import { Refused, SignedIn } from './identity.types.js';
import { RecoveryCode } from './recovery-code.entity.js';
import { Secret } from './secret.entity.js';
import { SessionService } from './session.service.js';

const CODES = 8;

export interface RecoveryAttempt {
  alias: string;
  code: string;
  newPassphrase: string;
}

/** Recovery codes: eight, each works once, and each opens what she saved. */
@Injectable()
export class RecoveryService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly sessions: SessionService,
    private readonly throttle: Throttle,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /**
   * Replaces the account's recovery codes.
   * @param tx the open transaction
   * @param key the account's key, which each code will open
   * @returns the codes in plain; they are nowhere else
   */
  async issue(tx: EntityManager, accountId: string, key: Buffer): Promise<string[]> {
    const codes = Array.from({ length: CODES }, () =>
      formatRecoveryCode(randomBytes(recoveryCodeBytes)),
    );
    // One after the other: two at once would leave both lists working.
    await tx.query('SELECT 1 FROM account WHERE id = $1 FOR UPDATE', [accountId]);
    await tx.delete(RecoveryCode, { accountId });
    await tx.insert(
      RecoveryCode,
      codes.map((code) => ({
        accountId,
        hash: this.hash(code),
        wrappedKey: wrapWith(code, accountId, key),
      })),
    );
    return codes;
  }

  /**
   * Sets a new passphrase with a recovery code and ends all other sessions. An unknown alias and a
   * wrong or used code answer alike.
   */
  async recover(attempt: RecoveryAttempt, source: string): Promise<SignedIn | Refused> {
    await this.throttle.count('recovery', source, aliasKey(attempt.alias));
    const strength = checkPassphrase(attempt.newPassphrase, commonPassphrases, attempt.alias);
    if (!strength.ok) return new Refused(`passphrase-${strength.reason}`);
    return this.db.transaction(async (tx) => {
      const used = await this.use(tx, attempt);
      if (!used) return new Refused('no-match');
      const { id, key } = used;
      await tx.upsert(Secret, await secretFor(id, attempt.newPassphrase, key), ['accountId']);
      await this.sessions.endAll(tx, id);
      return new SignedIn(await this.sessions.start(tx, id, key), false);
    });
  }

  private async use(
    tx: EntityManager,
    attempt: RecoveryAttempt,
  ): Promise<{ id: string; key: Buffer } | null> {
    const code = normaliseRecoveryCode(attempt.code);
    if (!code) return null;
    const account = await tx.findOneBy(Account, {
      aliasKey: aliasKey(attempt.alias),
      kind: 'learner',
    });
    const found = await tx.findOne(RecoveryCode, {
      where: { hash: this.hash(code) },
      lock: { mode: 'pessimistic_write' },
    });
    if (!account || !found || found.accountId !== account.id || found.usedAt) return null;
    const key = unwrapWith(code, account.id, found.wrappedKey);
    if (!key) return null;
    await tx.update(RecoveryCode, { id: found.id }, { usedAt: this.clock.now() });
    return { id: account.id, key };
  }

  private hash(code: string): Buffer {
    return this.vault.fingerprint(code, 'recovery-code');
  }
}
