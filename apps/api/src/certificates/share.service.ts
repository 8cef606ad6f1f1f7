import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { LearnerActor, Locale } from '@pateka/domain';
import { type DataSource, type EntityManager, In } from 'typeorm';
import { Clock, DAY, dayOf, later } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { hashToken, newToken } from '../platform/crypto/tokens.js';
import { Vault } from '../platform/crypto/vault.js';
import { AppError } from '../platform/errors.js';
import { Throttle } from '../platform/throttle.js';
import { namedCompetences } from '../courses/competences.js';
import { holderName, hoursOn } from './certificate-name.js';
import { type CertificateRow, sharedCertificate } from './certificate.queries.js';
import {
  type CheckedCertificate,
  type ChecksOfDay,
  NewShareLink,
  type OwnShareLink,
  type ShareInput,
  type SharedFieldSet,
} from './share.types.js';
import { ownVersions } from './certificate-view.js';
import { ShareLink } from './share-link.entity.js';

const MOST_DAYS = 3_650;
/** How many days of checks a holder sees. */
const DAYS_OF_CHECKS = 30;

/** What is printed: the code on the document shows no more than who holds the paper can read. */
const everything = { date: true, hours: true, outcomes: true, competences: true };

/** A link that is deleted in the same moment counts nothing. */
const countCheck = `
  INSERT INTO share_check (share_link_id, day, count)
  SELECT id, $2, 1 FROM share_link WHERE id = $1 FOR KEY SHARE
  ON CONFLICT (share_link_id, day) DO UPDATE SET count = share_check.count + 1`;

const checksSince = `
  SELECT share_link_id AS "linkId", to_char(day, 'YYYY-MM-DD') AS day, count FROM share_check
  WHERE share_link_id = ANY($1) AND day >= $2 ORDER BY day DESC`;

/** A finished certificate and what somebody may see of it. */
type Shown = CertificateRow & { fields: SharedFieldSet };

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

  /** @returns by certificate the links that still lead to it, with what each shows and how often it was opened */
  async linksOf(certificateIds: string[]): Promise<Map<string, OwnShareLink[]>> {
    const links = await this.db.manager.find(ShareLink, {
      where: { certificateId: In(certificateIds), revoked: false },
      order: { createdOn: 'ASC', id: 'ASC' },
    });
    const since = dayOf(later(this.clock.now(), -DAYS_OF_CHECKS * DAY));
    const ids = links.map(({ id }) => id);
    const counted: (ChecksOfDay & { linkId: string })[] =
      ids.length === 0 ? [] : await this.db.query(checksSince, [ids, since]);
    const checks = Map.groupBy(counted, ({ linkId }) => linkId);
    const views = Map.groupBy(links, ({ certificateId }) => certificateId);
    return new Map(
      [...views].map(([certificateId, its]) => [
        certificateId,
        its.map(({ id, kind, fields, createdOn, expiresOn }) => ({
          ...{ id, kind, fields, createdOn, expiresOn },
          checks: (checks.get(id) ?? []).map(({ day, count }) => ({ day, count })),
        })),
      ]),
    );
  }

  /**
   * Makes a link; its address is in the answer and nowhere else.
   * @throws AppError('not-found') before the certificate is finished, AppError('invalid-input') for odd days
   */
  async share(learner: LearnerActor, input: ShareInput): Promise<NewShareLink> {
    const { id } = await this.finished(learner, input.courseId);
    const { days, fields } = input;
    if (days !== null && !(days >= 1 && days <= MOST_DAYS))
      throw new AppError('invalid-input', 'days');
    const expiresOn = days === null ? null : dayOf(later(this.clock.now(), days * DAY));
    const token = newToken();
    await this.store(this.db.manager, {
      certificateId: id,
      kind: 'link',
      fields,
      expiresOn,
      token,
    });
    return new NewShareLink(this.address(token));
  }

  /** @returns what a link with these fields would show; it is made by the same function as the check */
  async preview(
    learner: LearnerActor,
    input: ShareInput,
    locale: Locale,
  ): Promise<CheckedCertificate> {
    const row = await this.finished(learner, input.courseId);
    return this.view({ ...row, fields: input.fields }, locale);
  }

  /** Makes the link behind the code on a document: it shows what is printed. */
  async printed(tx: EntityManager, row: CertificateRow, token: string): Promise<void> {
    const fields = { ...everything, name: row.nameEncrypted !== null };
    await this.store(tx, {
      certificateId: row.id,
      kind: 'printed',
      fields,
      expiresOn: null,
      token,
    });
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

  /**
   * What the link shows, to anybody. That it was opened is counted by day, and nothing else about it kept
   * (credentials 14).
   * @returns null for revoked, expired, deleted and unknown links alike
   */
  async check(token: string, locale: Locale, source: string): Promise<CheckedCertificate | null> {
    await this.throttle.count('check', source, token);
    const today = dayOf(this.clock.now());
    const rows: (Shown & { linkId: string })[] = await this.db.query(sharedCertificate, [
      hashToken(token),
      today,
    ]);
    const [row] = rows;
    if (!row) return null;
    await this.db.query(countCheck, [row.linkId, today]);
    return this.view(row, locale);
  }

  /** The newest finished version of hers, valid or not. */
  private async finished(learner: LearnerActor, courseId: string): Promise<CertificateRow> {
    const [versions] = await ownVersions(this.db, learner, courseId);
    if (versions?.shown.state !== 'ready') throw new AppError('not-found');
    return versions.shown;
  }

  /** Of what is no longer valid nothing is shown but that, and what it was (title, number, issuer). */
  private async view(row: Shown, locale: Locale): Promise<CheckedCertificate> {
    const status = row.status ?? 'valid';
    const { title, number, changedOn, outcomes } = row;
    const shows = (field: keyof SharedFieldSet) => status === 'valid' && row.fields[field];
    const competences = shows('competences') ? await namedCompetences(row.competences) : null;
    return {
      ...{ status, changedOn, number },
      title: title[locale],
      issuerName: this.config.ISSUER_NAME,
      holderName: shows('name') ? holderName(this.vault, row) : null,
      completedOn: shows('date') ? row.completedOn : null,
      hours: shows('hours') ? hoursOn(row.minutes) : null,
      outcomes: shows('outcomes') ? outcomes[locale] : null,
      competences: competences && competences.map(({ name }) => name[locale]),
    };
  }

  private async store(
    tx: EntityManager,
    {
      token,
      ...link
    }: Omit<ShareLink, 'id' | 'tokenHash' | 'createdOn' | 'revoked'> & { token: string },
  ): Promise<void> {
    const createdOn = dayOf(this.clock.now());
    await tx.insert(ShareLink, { ...link, tokenHash: hashToken(token), createdOn });
  }

  /** The check page's address for a token: on CHECK_URL, which leads to nothing else. */
  private address(token: string): string {
    return new URL(`/c/${token}`, this.config.CHECK_URL).href;
  }
}
