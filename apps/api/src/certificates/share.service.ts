import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { LearnerActor, Locale } from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { Clock, DAY, dayOf, later } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { hashToken, newToken } from '../platform/crypto/tokens.js';
import { Vault } from '../platform/crypto/vault.js';
import { AppError } from '../platform/errors.js';
import { Throttle } from '../platform/throttle.js';
import { holderName, hoursOn } from './certificate-name.js';
import { type CertificateRow, ownCertificates, sharedCertificate } from './certificate.queries.js';
import {
  type CheckedCertificate,
  NewShareLink,
  type OwnShareLink,
  type ShareInput,
} from './certificate.types.js';
import { type SharedFields, ShareLink } from './share-link.entity.js';

const MOST_DAYS = 3_650;

/** Links under which a certificate can be checked, and the check itself. */
@Injectable()
export class ShareService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly vault: Vault,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /** Makes a link; its address is in the answer and nowhere else. */
  async share(learner: LearnerActor, input: ShareInput): Promise<NewShareLink> {
    const [row]: CertificateRow[] = await this.db.query(ownCertificates, [
      learner.accountId,
      input.courseId,
    ]);
    if (!row || row.state !== 'ready') throw new AppError('not-found');
    const { days } = input;
    if (days !== null && !(days >= 1 && days <= MOST_DAYS))
      throw new AppError('invalid-input', 'days');
    const expiresOn = days === null ? null : dayOf(later(this.clock.now(), days * DAY));
    const fields = { name: input.showName, hours: input.showHours };
    return new NewShareLink(
      await this.create(this.db.manager, row.id, { kind: 'link', fields, expiresOn }),
    );
  }

  /** @returns the links that still lead to certificates, by certificate id, with what each shows and its checks */
  async linksOf(_certificateIds: string[]): Promise<Map<string, OwnShareLink[]>> {
    throw new Error('being built');
  }

  /** Makes the link of the code on the document: it shows what is printed. */
  async printed(_tx: EntityManager, _row: CertificateRow, _token: string): Promise<void> {
    throw new Error('being built');
  }

  async preview(_l: LearnerActor, _i: ShareInput, _locale: Locale): Promise<CheckedCertificate> {
    throw new Error('being built');
  }

  /** @returns the whole address of a new link */
  async create(
    tx: EntityManager,
    certificateId: string,
    link: { kind: ShareLink['kind']; fields: SharedFields; expiresOn: string | null },
    token = newToken(),
  ): Promise<string> {
    await tx.insert(ShareLink, {
      ...link,
      certificateId,
      tokenHash: hashToken(token),
      createdOn: dayOf(this.clock.now()),
    });
    return this.address(token);
  }

  /** @returns the check page's address for a token: on CHECK_URL, which leads to nothing else */
  address(token: string): string {
    return new URL(`/c/${token}`, this.config.CHECK_URL).href;
  }

  /** Withdraws a link of hers; the page is then the same as for one that never was. */
  async revoke(learner: LearnerActor, id: string): Promise<boolean> {
    const own: unknown[] = await this.db.query(
      `SELECT 1 FROM share_link s JOIN certificate c ON c.id = s.certificate_id
       JOIN enrolment e ON e.id = c.enrolment_id WHERE s.id = $1 AND e.account_id = $2`,
      [id, learner.accountId],
    );
    if (own.length === 0) throw new AppError('not-found');
    await this.db.manager.update(ShareLink, { id }, { revoked: true });
    return true;
  }

  /** @returns what the link shows, to anybody; null for revoked, expired, deleted and unknown alike */
  async check(token: string, locale: Locale, source: string): Promise<CheckedCertificate | null> {
    await this.throttle.count('check', source, token);
    const rows: (CertificateRow & { fields: SharedFields })[] = await this.db.query(
      sharedCertificate,
      [hashToken(token), dayOf(this.clock.now())],
    );
    const [row] = rows;
    if (!row) return null;
    return {
      title: row.title[locale],
      completedOn: row.completedOn,
      number: row.number,
      issuerName: this.config.ISSUER_NAME,
      holderName: row.fields.name ? holderName(this.vault, row) : null,
      hours: row.fields.hours ? hoursOn(row.minutes) : null,
    };
  }
}
