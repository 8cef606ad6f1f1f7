import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  canInvite,
  checkPassphrase,
  commonPassphrases,
  type StaffActor,
  type StaffRole,
} from '@pateka/domain';
import { type DataSource, type EntityManager, IsNull, MoreThan } from 'typeorm';
import { newAccountKey, secretFor } from '../identity/account-key.js';
import { audit } from '../identity/audit.js';
import { Refused, SignedIn } from '../identity/identity.types.js';
import { Membership } from '../identity/membership.entity.js';
import { Secret } from '../identity/secret.entity.js';
import { SecondFactorService } from '../identity/second-factor.service.js';
import { SessionService } from '../identity/session.service.js';
import { Clock, DAY, dayOf, later, monthOf } from '../platform/clock.js';
import { hashToken, newToken } from '../platform/crypto/tokens.js';
import { AppError } from '../platform/errors.js';
import { Invitation } from './invitation.entity.js';
import type {
  AcceptInvitationInput,
  InvitationView,
  InviteStaffInput,
  IssuedInvitation,
  StaffMember,
} from './network.types.js';
import { Organisation } from './organisation.entity.js';

const VALID_DAYS = 7;
const isStaffRole = (role: string): role is StaffRole =>
  role === 'trainer' || role === 'coordinator';

/** Staff join by a one-time link that is handed over in person; no e-mail is sent. */
@Injectable()
export class StaffService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly sessions: SessionService,
    private readonly factors: SecondFactorService,
    private readonly clock: Clock,
  ) {}

  /** @returns the partner organisations of the actor's network */
  organisations(actor: StaffActor): Promise<Organisation[]> {
    return this.db.manager.findBy(Organisation, { networkId: actor.networkId });
  }

  /** @returns the staff of the actor's network, by name */
  members(actor: StaffActor): Promise<StaffMember[]> {
    return this.db.query(
      `SELECT a.name, m.role, m.organisation_id AS "organisationId"
       FROM membership m JOIN account a ON a.id = m.account_id
       WHERE a.network_id = $1 ORDER BY a.name, m.role`,
      [actor.networkId],
    );
  }

  /** A coordinator invites into an organisation of her own network. */
  async invite(actor: StaffActor, input: InviteStaffInput): Promise<IssuedInvitation> {
    const organisation = await this.db.manager.findOneBy(Organisation, {
      id: input.organisationId,
    });
    if (!organisation || organisation.networkId !== actor.networkId)
      throw new AppError('not-found');
    const { role } = input;
    if (!isStaffRole(role) || !canInvite(actor, { networkId: actor.networkId, role }).ok) {
      throw new AppError('invalid-input', 'role');
    }
    return this.db.transaction(async (tx) => {
      const { id, ...issued } = await this.issue(tx, {
        networkId: actor.networkId,
        organisationId: organisation.id,
        role,
      });
      await audit(tx, actor, 'staff.invited', { kind: 'invitation', id });
      return issued;
    });
  }

  /** Writes an invitation; also used by the operator's command for the first account. */
  async issue(
    tx: EntityManager,
    to: { networkId: string; organisationId: string; role: StaffRole },
  ): Promise<IssuedInvitation & { id: string }> {
    const token = newToken();
    const now = this.clock.now();
    const expiresAt = later(now, VALID_DAYS * DAY);
    const { id } = await tx.save(
      tx.create(Invitation, {
        ...to,
        tokenHash: hashToken(token),
        createdAt: now,
        expiresAt,
        usedAt: null,
      }),
    );
    return { id, token, expiresAt };
  }

  /** @returns where an open invitation leads; null for an unknown, used or expired one alike */
  async view(token: string): Promise<InvitationView | null> {
    const invitation = await this.open(this.db.manager, token);
    if (!invitation) return null;
    const organisation = await this.db.manager.findOneByOrFail(Organisation, {
      id: invitation.organisationId,
    });
    return { organisation: organisation.name, role: invitation.role };
  }

  /** Accepts an invitation: opens the account and a session that still lacks the second factor. */
  async accept(input: AcceptInvitationInput): Promise<SignedIn | Refused> {
    const email = input.email.trim();
    const name = input.name.trim();
    if (name.length < 2 || name.length > 80) return new Refused('name');
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > 200)
      return new Refused('email');
    const strength = checkPassphrase(input.passphrase, commonPassphrases, name);
    if (!strength.ok) return new Refused(`passphrase-${strength.reason}`);
    return this.db.transaction(async (tx) => {
      const invitation = await this.open(tx, input.token);
      if (!invitation) return new Refused('invitation');
      return this.join(tx, invitation, { name, email, passphrase: input.passphrase });
    });
  }

  private async join(
    tx: EntityManager,
    invitation: Invitation,
    who: { name: string; email: string; passphrase: string },
  ): Promise<SignedIn | Refused> {
    const now = this.clock.now();
    const { networkId, organisationId, role } = invitation;
    const accountId = await this.openAccount(tx, networkId, who);
    if (!accountId) return new Refused('email');
    const key = newAccountKey();
    await tx.insert(Secret, await secretFor(accountId, who.passphrase, key));
    await tx.insert(Membership, { accountId, organisationId, role });
    await this.factors.enrol(tx, accountId);
    await tx.update(Invitation, { id: invitation.id }, { usedAt: now });
    await audit(tx, { accountId, networkId }, 'staff.joined', {
      kind: 'organisation',
      id: organisationId,
    });
    return new SignedIn(await this.sessions.start(tx, accountId, key), true);
  }

  /** @returns the new account's id; undefined when somebody has the e-mail, be it since this moment */
  private async openAccount(
    tx: EntityManager,
    networkId: string,
    who: { name: string; email: string },
  ): Promise<string | undefined> {
    const now = this.clock.now();
    const inserted: { id: string }[] = await tx.query(
      `INSERT INTO account (network_id, kind, email, name, exit_explained, created_month, last_seen_on)
       VALUES ($1, 'staff', $2, $3, true, $4, $5) ON CONFLICT (email) DO NOTHING RETURNING id`,
      [networkId, who.email, who.name, monthOf(now), dayOf(now)],
    );
    return inserted[0]?.id;
  }

  private open(tx: EntityManager, token: string): Promise<Invitation | null> {
    const active = tx.queryRunner?.isTransactionActive ?? false;
    return tx.findOne(Invitation, {
      where: {
        tokenHash: hashToken(token),
        usedAt: IsNull(),
        expiresAt: MoreThan(this.clock.now()),
      },
      ...(active ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
  }
}
