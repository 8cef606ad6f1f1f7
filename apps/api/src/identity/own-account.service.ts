import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { CurrentSession } from '../platform/guard/request-context.js';
import { AccountService } from './account.service.js';
import type { OwnSession } from './identity.types.js';
import { RecoveryService } from './recovery.service.js';
import { SessionService } from './session.service.js';
import { SignInService } from './sign-in.service.js';

/** What a signed-in person does with her own account. */
@Injectable()
export class OwnAccountService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly accounts: AccountService,
    private readonly sessions: SessionService,
    private readonly signIns: SignInService,
    private readonly recovery: RecoveryService,
  ) {}

  async sessionsOf(session: CurrentSession): Promise<OwnSession[]> {
    const open = await this.sessions.list(session.accountId);
    return open.map(({ id, lastSeenAt }) => ({ id, lastSeenAt, current: id === session.id }));
  }

  async endSession(session: CurrentSession, id: string | null): Promise<boolean> {
    if (id === null) await this.sessions.endAll(this.db.manager, session.accountId);
    else await this.sessions.end(session.accountId, id);
    return true;
  }

  async renewRecoveryCodes(
    session: CurrentSession,
    passphrase: string,
    source: string,
  ): Promise<string[]> {
    const key = await this.signIns.confirmPassphrase(session.accountId, passphrase, source);
    return this.db.transaction((tx) => this.recovery.issue(tx, session.accountId, key));
  }

  async deleteAccount(
    session: CurrentSession,
    sure: { passphrase: string; revokeCertificates: boolean },
    source: string,
  ): Promise<boolean> {
    await this.signIns.confirmPassphrase(session.accountId, sure.passphrase, source);
    await this.accounts.delete(session.accountId, sure);
    return true;
  }
}
