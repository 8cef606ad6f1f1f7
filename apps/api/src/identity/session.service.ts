import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { Clock, dayOf, HOUR, later, MINUTE, monthOf } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { hashToken, newToken } from '../platform/crypto/tokens.js';
import { queryNamed } from '../platform/database/named-query.js';
import { AppError } from '../platform/errors.js';
import { ActorSource, type CurrentSession } from '../platform/guard/request-context.js';
import { unwrapWith, wrapWith } from './account-key.js';
import { findSession, type SessionRow, touchSession } from './session.queries.js';
import { Session } from './session.entity.js';

const nobody = { actor: { kind: 'visitor' } as const, session: null };

/** Opaque sessions: the browser's cookie holds the token, the database its hash. */
@Injectable()
export class SessionService extends ActorSource {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {
    super();
  }

  /**
   * Opens a session.
   * @param tx the open transaction
   * @param accountId whose
   * @param key the account's key, which the session's token will open
   * @param secondFactorAt when the second factor was given, if it was
   * @returns the token; it is nowhere else
   */
  async start(
    tx: EntityManager,
    accountId: string,
    key: Buffer,
    secondFactorAt: Date | null = null,
  ): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    await tx.insert(Session, {
      accountId,
      tokenHash: hashToken(token),
      wrappedKey: wrapWith(token, accountId, key),
      secondFactorAt,
      createdAt: now,
      lastSeenAt: now,
      idleExpiresAt: this.idleEnd(now),
      expiresAt: later(now, this.config.SESSION_HOURS * HOUR),
    });
    return token;
  }

  async find(token: string): Promise<{ actor: Actor; session: CurrentSession | null }> {
    if (token === '') return nobody;
    const now = this.clock.now();
    const [row] = await queryNamed<SessionRow>(this.db, findSession, [hashToken(token), now]);
    if (!row) return nobody;
    // Sliding the idle end once a minute is exact enough and spares each page a write.
    if (now.getTime() - row.last_seen_at.getTime() > MINUTE) {
      const seenOn = row.kind === 'learner' ? monthOf(now) : dayOf(now);
      await queryNamed(this.db, touchSession, [row.id, now, this.idleEnd(now), seenOn]);
    }
    return { actor: actorFrom(row), session: { id: row.id, accountId: row.account_id, token } };
  }

  /** @returns the key that encrypts what the account saves, opened with the session's token */
  async accountKey(session: CurrentSession): Promise<Buffer> {
    const { wrappedKey } = await this.db.manager.findOneByOrFail(Session, { id: session.id });
    const key = unwrapWith(session.token, session.accountId, wrappedKey);
    if (!key) throw new AppError('signed-out');
    return key;
  }

  /** Ends the session of this request, if there is one. */
  async endCurrent(session: CurrentSession | null): Promise<boolean> {
    if (session) await this.end(session.accountId, session.id);
    return true;
  }

  /** Ends one session of the account; one that is not hers is left alone. */
  async end(accountId: string, sessionId: string): Promise<void> {
    await this.db.manager.delete(Session, { id: sessionId, accountId });
  }

  /** Ends every session of the account, on whatever device. */
  async endAll(tx: EntityManager, accountId: string): Promise<void> {
    await tx.delete(Session, { accountId });
  }

  /** @returns the account's open sessions, the last used first */
  async list(accountId: string): Promise<Session[]> {
    const sessions = await this.db.manager.find(Session, {
      where: { accountId },
      order: { lastSeenAt: 'DESC' },
    });
    const now = this.clock.now();
    return sessions.filter((session) => session.idleExpiresAt > now && session.expiresAt > now);
  }

  private idleEnd(now: Date): Date {
    return later(now, this.config.SESSION_IDLE_MINUTES * MINUTE);
  }
}

function actorFrom(row: SessionRow): Actor {
  const who = { accountId: row.account_id, networkId: row.network_id };
  if (row.kind === 'learner') return { kind: 'learner', ...who };
  return {
    kind: 'staff',
    ...who,
    secondFactor: row.second_factor_at !== null,
    memberships: row.memberships,
  };
}
