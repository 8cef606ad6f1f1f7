import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { aliasKey } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { fitsPassphrase } from '../platform/crypto/passphrase.js';
import { AppError } from '../platform/errors.js';
import { Throttle } from '../platform/throttle.js';
import { Account } from './account.entity.js';
import { unwrapWithPassphrase } from './account-key.js';
import { AccountOpened, Refused, SignedIn } from './identity.types.js';
import { RecoveryService } from './recovery.service.js';
import { Secret } from './secret.entity.js';
import { SessionService } from './session.service.js';

/** Signing in with alias (learners) or e-mail (staff) and passphrase. */
@Injectable()
export class SignInService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly sessions: SessionService,
    private readonly recovery: RecoveryService,
    private readonly throttle: Throttle,
  ) {}

  /**
   * An unknown name, a wrong passphrase and an account without one answer alike, in text and in time.
   * @param who alias or e-mail as typed
   * @param passphrase as typed
   * @param source hashed source of the request, for throttling
   */
  async signIn(who: string, passphrase: string, source: string): Promise<SignedIn | Refused> {
    await this.throttle.count('sign-in', source, aliasKey(who));
    const account = await this.accountNamed(who);
    const key = await this.keyOf(account?.id, passphrase);
    if (!account || !key) return new Refused('no-match');
    const token = await this.sessions.start(this.db.manager, account.id, key);
    return new SignedIn(token, account.kind === 'staff');
  }

  /**
   * Lets somebody in who just opened this account and whose answer was lost.
   * @returns a session and fresh recovery codes (she never saw the first), or null when it does not fit
   */
  async openAgain(
    learner: { alias: string; passphrase: string; recoveryCodes: boolean },
    source: string,
  ): Promise<AccountOpened | null> {
    // Counted like a sign-in: a wrong code must not be a way round the limit.
    await this.throttle.count('sign-in', source, aliasKey(learner.alias));
    const account = await this.accountNamed(learner.alias);
    const key = await this.keyOf(account?.id, learner.passphrase);
    if (!account || !key) return null;
    return this.db.transaction(async (tx) => {
      const codes = learner.recoveryCodes ? await this.recovery.issue(tx, account.id, key) : [];
      return new AccountOpened(await this.sessions.start(tx, account.id, key), codes);
    });
  }

  /**
   * Asks for the passphrase once more before something that cannot be undone.
   * @throws AppError('invalid-input', 'passphrase') when it does not fit
   */
  async confirmPassphrase(accountId: string, passphrase: string, source: string): Promise<Buffer> {
    await this.throttle.count('sign-in', source, accountId);
    const key = await this.keyOf(accountId, passphrase);
    if (!key) throw new AppError('invalid-input', 'passphrase');
    return key;
  }

  private accountNamed(who: string): Promise<Account | null> {
    const email = who.includes('@');
    return this.db.manager.findOneBy(
      Account,
      email ? { email: who.trim() } : { aliasKey: aliasKey(who) },
    );
  }

  /**
   * Takes as long without an account as with one.
   * @returns the account's key, or null when the passphrase is not hers
   */
  private async keyOf(accountId: string | undefined, passphrase: string): Promise<Buffer | null> {
    const secret = accountId ? await this.db.manager.findOneBy(Secret, { accountId }) : null;
    const fits = await fitsPassphrase(secret?.passphraseHash ?? null, passphrase);
    if (!secret || !fits) return null;
    const key = await unwrapWithPassphrase(secret, passphrase);
    if (!key) throw new Error('The passphrase fits its hash but does not open the key');
    return key;
  }
}
