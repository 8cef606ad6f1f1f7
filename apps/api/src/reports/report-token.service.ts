import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  canReadReport,
  isReportTokenAlive,
  mostReportTokens,
  readReportTokenDays,
  readReportTokenName,
  type ReportReader,
  type StaffActor,
} from '@pateka/domain';
import { type DataSource, type EntityManager, MoreThanOrEqual } from 'typeorm';
import { audit } from '../identity/audit.js';
import { Refused } from '../identity/identity.types.js';
import { Clock, DAY, dayOf, later } from '../platform/clock.js';
import { hashToken, newToken } from '../platform/crypto/tokens.js';
import { AppError } from '../platform/errors.js';
import { Throttle } from '../platform/throttle.js';
import { ReportToken } from './report-token.entity.js';
import {
  IssuedReportToken,
  type IssueReportTokenInput,
  type ReportTokenView,
} from './report-token.types.js';

/** Programs that look for secrets in published code know a token of ours by it. */
const PREFIX = 'pateka_';
const SHAPE = /^pateka_[\w-]{43}$/;

/** Once a day is enough to see that a token is in use, and spares each question a write. */
const noteUse = `
  UPDATE report_token SET last_used_on = $2 WHERE id = $1 AND last_used_on IS DISTINCT FROM $2::date`;

/** Tokens that read released figures and nothing else: made and revoked by coordinators, used by programs. */
@Injectable()
export class ReportTokenService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a token of the actor's network. It is in the answer and nowhere else.
   * @returns the token, or Refused('name' | 'days' | 'too-many': as many live as may |
   *   'already-issued': the form came twice)
   * @throws AppError('not-found') when the form's id is that of a token of another network
   */
  async issue(
    actor: StaffActor,
    input: IssueReportTokenInput,
  ): Promise<IssuedReportToken | Refused> {
    const name = readReportTokenName(input.name);
    if (name === null) return new Refused('name');
    const days = readReportTokenDays(input.days);
    if (days === null) return new Refused('days');
    return this.db.transaction(async (tx) => {
      // One after the other: two forms at once must not pass the limit together.
      await tx.query('SELECT 1 FROM network WHERE id = $1 FOR NO KEY UPDATE', [actor.networkId]);
      const made = await tx.findOneBy(ReportToken, { id: input.id });
      if (made && own(actor, made)) return new Refused('already-issued');
      if ((await this.countAlive(tx, actor)) >= mostReportTokens) return new Refused('too-many');
      return this.store(tx, actor, { id: input.id, name, days });
    });
  }

  /** @returns every token of the actor's network without the token itself, those that work first */
  async list(actor: StaffActor): Promise<ReportTokenView[]> {
    const { networkId } = actor;
    const tokens = await this.db.manager.find(ReportToken, {
      where: { networkId },
      order: { createdOn: 'DESC', name: 'ASC', id: 'ASC' },
    });
    const today = dayOf(this.clock.now());
    return tokens
      .map(({ id, name, createdOn, expiresOn, lastUsedOn, revoked }) => ({
        ...{ id, name, createdOn, expiresOn, lastUsedOn, revoked },
        alive: isReportTokenAlive({ expiresOn, revoked }, today),
      }))
      .sort((a, b) => Number(b.alive) - Number(a.alive));
  }

  /**
   * Ends a token of the actor's network, whoever made it. To end it twice is to end it once.
   * @throws AppError('not-found') also for a token of another network
   */
  async revoke(actor: StaffActor, id: string): Promise<boolean> {
    await this.db.transaction(async (tx) => {
      const token = await tx.findOne(ReportToken, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (own(actor, token).revoked) return;
      await tx.update(ReportToken, { id }, { revoked: true });
      await audit(tx, actor, 'report-token.revoked', { kind: 'report-token', id });
    });
    return true;
  }

  /**
   * Finds out for whom a program reads. Every question counts, whether the token is good or not.
   * @param presented what stands in the request as a token, whatever it is
   * @param source where it comes from, as the web server hashed it
   * @returns the whole network that the token is of
   * @throws AppError('too-many-tries'); AppError('signed-out') for an unknown, expired or revoked token alike
   */
  async readerOf(presented: string, source: string): Promise<ReportReader> {
    const possible = SHAPE.test(presented) ? presented : null;
    await this.throttle.count('report-token', source, possible);
    const token =
      possible === null
        ? null
        : await this.db.manager.findOneBy(ReportToken, { tokenHash: hashToken(possible) });
    const today = dayOf(this.clock.now());
    if (!token || !isReportTokenAlive(token, today)) throw new AppError('signed-out');
    await this.db.query(noteUse, [token.id, today]);
    return { networkId: token.networkId, organisationIds: null };
  }

  private countAlive(tx: EntityManager, { networkId }: StaffActor): Promise<number> {
    const expiresOn = MoreThanOrEqual(dayOf(this.clock.now()));
    return tx.countBy(ReportToken, { networkId, revoked: false, expiresOn });
  }

  private async store(
    tx: EntityManager,
    actor: StaffActor,
    { id, name, days }: IssueReportTokenInput,
  ): Promise<IssuedReportToken> {
    const token = `${PREFIX}${newToken()}`;
    const now = this.clock.now();
    const expiresOn = dayOf(later(now, days * DAY));
    await tx.insert(ReportToken, {
      ...{ id, name, expiresOn, networkId: actor.networkId, createdBy: actor.accountId },
      ...{ tokenHash: hashToken(token), createdOn: dayOf(now) },
    });
    await audit(tx, actor, 'report-token.issued', { kind: 'report-token', id });
    return Object.assign(new IssuedReportToken(), { token, name, expiresOn });
  }
}

/** A foreign token answers like one that does not exist. */
function own(actor: StaffActor, token: ReportToken | null): ReportToken {
  if (!token || !canReadReport(actor, token).ok) throw new AppError('not-found');
  return token;
}
