import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { aliasKey, type LearnerActor, requestVersion } from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { Account } from '../identity/account.entity.js';
import { Refused } from '../identity/identity.types.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Vault } from '../platform/crypto/vault.js';
import { AppError } from '../platform/errors.js';
import { announce } from '../platform/outbox/announce.js';
import { Certificate } from './certificate.entity.js';
import { namePurpose, refusalOfName } from './certificate-name.js';
import {
  CertificateRequested,
  type OwnCertificate,
  type RequestCertificateInput,
} from './certificate.types.js';
import { ownVersions, ownView, type Versions } from './certificate-view.js';
import { newNumber } from './new-number.js';
import { ShareService } from './share.service.js';
import { lockAllVersions, type LockedVersion, wasRevoked } from './version-locks.js';

/** A version that waits for a choice. */
type OpenVersion = Pick<LockedVersion, 'id' | 'request'>;

/** A learner's own certificates: looking, choosing what stands on them. */
@Injectable()
export class CertificateService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly vault: Vault,
    private readonly shares: ShareService,
    private readonly clock: Clock,
  ) {}

  /** @returns her certificates with their links, in three statements */
  async list(learner: LearnerActor): Promise<OwnCertificate[]> {
    return this.views(await ownVersions(this.db, learner, null));
  }

  /** @returns the certificate of a course; null while the course is not complete */
  async one(learner: LearnerActor, courseId: string): Promise<OwnCertificate | null> {
    const [view] = await this.views(await ownVersions(this.db, learner, courseId));
    return view ?? null;
  }

  /**
   * She confirmed the preview: the worker makes the version that she chose for. Asked twice it is made once;
   * after a failure she may choose again; once it is ready, the next version takes its place.
   * @throws AppError('not-found') before the course is complete
   */
  async request(
    learner: LearnerActor,
    input: RequestCertificateInput,
  ): Promise<CertificateRequested | Refused> {
    const [versions] = await ownVersions(this.db, learner, input.courseId);
    if (!versions) throw new AppError('not-found');
    const name = input.holderName?.normalize('NFC').trim().replace(/\s+/g, ' ') || null;
    const account = await this.db.manager.findOneByOrFail(Account, { id: learner.accountId });
    const refusal = name && refusalOfName(name, (text) => aliasKey(text) === account.aliasKey);
    if (refusal) return new Refused(refusal);
    return this.db.transaction((tx) =>
      this.choose(tx, versions.shown.enrolmentId, { ...input, holderName: name }),
    );
  }

  private async choose(
    tx: EntityManager,
    enrolmentId: string,
    choice: RequestCertificateInput,
  ): Promise<CertificateRequested | Refused> {
    const versions = await lockAllVersions(tx, enrolmentId);
    const newest = versions.at(-1);
    if (!newest) throw new AppError('not-found');
    const isRevoked = wasRevoked(versions);
    const wish = requestVersion({ ...newest, isRevoked }, choice.version);
    if (wish.kind === 'refused') return new Refused(wish.reason);
    if (wish.kind === 'same') return new CertificateRequested(newest.state);
    const open = wish.kind === 'make' ? newest : await this.next(tx, newest.id);
    await this.ask(tx, open, choice);
    return new CertificateRequested('requested');
  }

  /** @returns a version after the newest: the same course and day, another number */
  private async next(tx: EntityManager, newestId: string): Promise<OpenVersion> {
    const rows: OpenVersion[] = await tx.query(
      `INSERT INTO certificate
         (enrolment_id, course_edition_id, title_edition_id, version, state, number, completed_on)
       SELECT enrolment_id, course_edition_id, title_edition_id, version + 1, 'awaiting-choice', $2, completed_on
       FROM certificate WHERE id = $1 RETURNING id, request`,
      [newestId, newNumber()],
    );
    const [row] = rows;
    if (!row) throw new Error('The newest version is gone.');
    return row;
  }

  private async ask(
    tx: EntityManager,
    { id, request: before }: OpenVersion,
    { holderName, withCheckCode, locale, paper }: RequestCertificateInput,
  ): Promise<void> {
    const request = before + 1;
    const nameEncrypted = holderName ? this.vault.seal(holderName, namePurpose(id)) : null;
    const chosen = { nameEncrypted, withCheckCode, locale, paper };
    const asked = { request, failure: null, requestedAt: this.clock.now() };
    await tx.update(Certificate, { id }, { state: 'requested', ...chosen, ...asked });
    await announce(tx, 'certificate.requested', { certificateId: id, request: String(request) });
  }

  private async views(all: Versions[]): Promise<OwnCertificate[]> {
    const links = await this.shares.linksOf(all.map(({ shown }) => shown.id));
    return Promise.all(
      all.map((versions) =>
        ownView(versions, {
          vault: this.vault,
          issuerName: this.config.ISSUER_NAME,
          shareLinks: links.get(versions.shown.id) ?? [],
        }),
      ),
    );
  }
}
