import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { generateSecret, generateURI, verify } from 'otplib';
import type { DataSource, EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Vault } from '../platform/crypto/vault.js';
import { AppError } from '../platform/errors.js';
import type { CurrentSession } from '../platform/guard/request-context.js';
import { Throttle } from '../platform/throttle.js';
import { Account } from './account.entity.js';
import { Refused, type SecondFactorSetup, SignedIn } from './identity.types.js';
import { SecondFactor } from './second-factor.entity.js';
import { Session } from './session.entity.js';
import { SessionService } from './session.service.js';

/** TOTP (RFC 6238) for staff: without it the guard refuses every staff operation (safety 21). */
@Injectable()
export class SecondFactorService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly sessions: SessionService,
    private readonly vault: Vault,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /** Gives an account a fresh seed, encrypted at rest; it counts once its first code was given. */
  async enrol(tx: EntityManager, accountId: string): Promise<void> {
    const secret = generateSecret();
    await tx.upsert(
      SecondFactor,
      {
        accountId,
        secretEncrypted: this.vault.seal(secret, `totp:${accountId}`),
        confirmedAt: null,
        lastStep: '0',
      },
      ['accountId'],
    );
  }

  /**
   * Shows the seed again to somebody who has not yet confirmed it, after her passphrase.
   * @returns the seed, or null when there is nothing left to set up
   */
  async setup(session: CurrentSession | null): Promise<SecondFactorSetup | null> {
    if (!session) throw new AppError('signed-out');
    const factor = await this.db.manager.findOneBy(SecondFactor, { accountId: session.accountId });
    if (!factor || factor.confirmedAt) return null;
    const account = await this.db.manager.findOneByOrFail(Account, { id: session.accountId });
    return setupOf(this.open(factor), account.email ?? '');
  }

  /** @returns the seed of an account; for the demo's sign-in page only */
  async seedOf(accountId: string): Promise<string> {
    const factor = await this.db.manager.findOneByOrFail(SecondFactor, { accountId });
    return this.open(factor);
  }

  /**
   * Checks a code and, when it fits, replaces the session by one that has passed the second factor.
   * @param session the half-open session after the passphrase
   * @param code six digits as typed
   */
  async confirm(
    session: CurrentSession | null,
    code: string,
    source: string,
  ): Promise<SignedIn | Refused> {
    if (!session) throw new AppError('signed-out');
    await this.throttle.count('second-factor', source, session.accountId);
    const key = await this.sessions.accountKey(session);
    return this.db.transaction(async (tx) => {
      if (!(await this.useCode(tx, session.accountId, code))) return new Refused('no-match');
      await tx.delete(Session, { id: session.id });
      const token = await this.sessions.start(tx, session.accountId, key, this.clock.now());
      return new SignedIn(token, false);
    });
  }

  private async useCode(tx: EntityManager, accountId: string, code: string): Promise<boolean> {
    const factor = await tx.findOne(SecondFactor, {
      where: { accountId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!factor) return false;
    const now = this.clock.now();
    const token = code.replace(/\D/g, '');
    if (token.length !== 6) return false;
    const result = await verify({
      secret: this.open(factor),
      token,
      epoch: Math.floor(now.getTime() / 1000),
      epochTolerance: 30,
      afterTimeStep: Number(factor.lastStep),
    });
    if (!result.valid || !('timeStep' in result)) return false;
    await tx.update(
      SecondFactor,
      { accountId },
      { lastStep: String(result.timeStep), confirmedAt: factor.confirmedAt ?? now },
    );
    return true;
  }

  private open(factor: SecondFactor): string {
    const secret = this.vault.open(factor.secretEncrypted, `totp:${factor.accountId}`);
    if (!secret) throw new Error('A second factor cannot be opened: is this the right SECRET_KEY?');
    return secret.toString();
  }
}

const setupOf = (secret: string, label: string): SecondFactorSetup => ({
  secret,
  uri: generateURI({ issuer: 'Pateka', label, secret }),
});
