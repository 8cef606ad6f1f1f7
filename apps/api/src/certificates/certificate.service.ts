import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { aliasKey, type LearnerActor, type Locale } from '@pateka/domain';
import { type DataSource, In } from 'typeorm';
import { Account } from '../identity/account.entity.js';
import { Refused } from '../identity/identity.types.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Vault } from '../platform/crypto/vault.js';
import { AppError } from '../platform/errors.js';
import { announce } from '../platform/outbox/announce.js';
import { Certificate } from './certificate.entity.js';
import { CertificateFile } from './certificate-file.entity.js';
import {
  filePurpose,
  holderName,
  hoursOn,
  namePurpose,
  refusalOfName,
} from './certificate-name.js';
import { type CertificateRow, ownCertificates } from './certificate.queries.js';
import {
  CertificateRequested,
  type OwnCertificate,
  type OwnShareLink,
  type RequestCertificateInput,
} from './certificate.types.js';
import { ShareLink } from './share-link.entity.js';

/** A learner's own certificates: looking, choosing the name, downloading. */
@Injectable()
export class CertificateService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** @returns her certificates with their links, in two statements */
  async list(learner: LearnerActor, locale: Locale): Promise<OwnCertificate[]> {
    const rows = await this.rows(learner, null);
    const links = await this.db.manager.findBy(ShareLink, {
      certificateId: In(rows.map(({ id }) => id)),
      revoked: false,
    });
    return rows.map((row) =>
      this.view(
        row,
        locale,
        links.filter((link) => link.certificateId === row.id),
      ),
    );
  }

  /** @returns the certificate of a course; null while the course is not complete */
  async one(
    learner: LearnerActor,
    courseId: string,
    locale: Locale,
  ): Promise<OwnCertificate | null> {
    const all = await this.list(learner, locale);
    return all.find((certificate) => certificate.courseId === courseId) ?? null;
  }

  /**
   * She confirmed the preview: the worker makes the document. Asked twice it is made once; after a
   * failure she may choose again.
   * @throws AppError('not-found') before the course is complete
   */
  async request(
    learner: LearnerActor,
    input: RequestCertificateInput,
  ): Promise<CertificateRequested | Refused> {
    const [row] = await this.rows(learner, input.courseId);
    if (!row) throw new AppError('not-found');
    const name = input.holderName?.normalize('NFC').trim().replace(/\s+/g, ' ') || null;
    const account = await this.db.manager.findOneByOrFail(Account, { id: learner.accountId });
    const refusal = name && refusalOfName(name, (text) => aliasKey(text) === account.aliasKey);
    if (refusal) return new Refused(refusal);
    return this.db.transaction(async (tx) => {
      const certificate = await tx.findOneOrFail(Certificate, {
        where: { id: row.id },
        lock: { mode: 'pessimistic_write' },
      });
      if (certificate.state === 'requested') return new CertificateRequested('requested');
      if (certificate.state === 'ready') return new Refused('already-issued');
      const request = certificate.request + 1;
      const nameEncrypted = name ? this.vault.seal(name, namePurpose(certificate.id)) : null;
      const { withCheckCode, locale } = input;
      await tx.update(
        Certificate,
        { id: certificate.id },
        {
          state: 'requested',
          request,
          nameEncrypted,
          withCheckCode,
          locale,
          failure: null,
          requestedAt: this.clock.now(),
        },
      );
      await announce(tx, 'certificate.requested', {
        certificateId: certificate.id,
        request: String(request),
      });
      return new CertificateRequested('requested');
    });
  }

  /** @returns the PDF in base64; null while it is not ready */
  async file(learner: LearnerActor, courseId: string): Promise<string | null> {
    const [row] = await this.rows(learner, courseId);
    if (!row) throw new AppError('not-found');
    const file = await this.db.manager.findOneBy(CertificateFile, { certificateId: row.id });
    if (!file) return null;
    const pdf = this.vault.open(file.pdfEncrypted, filePurpose(row.id));
    if (!pdf) throw new Error('A certificate file cannot be opened: is this the right SECRET_KEY?');
    return pdf.toString('base64');
  }

  private rows(learner: LearnerActor, courseId: string | null): Promise<CertificateRow[]> {
    return this.db.query(ownCertificates, [learner.accountId, courseId]);
  }

  private view(row: CertificateRow, locale: Locale, links: ShareLink[]): OwnCertificate {
    const shown = row.state === 'awaiting-choice' ? locale : row.locale;
    return {
      id: row.id,
      courseId: row.courseId,
      state: row.state,
      number: row.number,
      completedOn: row.completedOn,
      locale: shown,
      title: row.title[shown],
      outcomes: row.outcomes[shown],
      hours: hoursOn(row.minutes),
      holderName: holderName(this.vault, row),
      failure: row.failure,
      issuerName: this.config.ISSUER_NAME,
      shareLinks: links.map(linkView),
    };
  }
}

const linkView = (link: ShareLink): OwnShareLink => ({
  id: link.id,
  kind: link.kind,
  showsName: link.fields.name,
  showsHours: link.fields.hours,
  createdOn: link.createdOn,
  expiresOn: link.expiresOn,
});
