import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { RenderRefusal } from '@pateka/credentials';
import type { DataSource, EntityManager } from 'typeorm';
import { CredentialStatusService } from '../issuer/credential-status.service.js';
import { insertEvents } from '../learning/completion.queries.js';
import { Clock } from '../platform/clock.js';
import { Vault } from '../platform/crypto/vault.js';
import { Certificate } from './certificate.entity.js';
import { CertificateFile } from './certificate-file.entity.js';
import { sealParts } from './certificate-files.js';
import type { MadeCertificate } from './certificate-maker.js';
import type { CertificateRow } from './certificate.queries.js';
import { ShareService } from './share.service.js';
import { lockAllVersions, type LockedVersion, wasRevoked } from './version-locks.js';

/** What the worker writes: each step under the locks of all versions, and only while it is still owed. */
@Injectable()
export class CertificateStore {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly vault: Vault,
    private readonly statuses: CredentialStatusService,
    private readonly shares: ShareService,
    private readonly clock: Clock,
  ) {}

  /** It is finished: place, file, printed code, state, event; whatever version stood before is superseded. */
  async finish(row: CertificateRow, made: MadeCertificate, token: string | null): Promise<void> {
    const { id, enrolmentId, courseId } = row;
    await this.whileOwed(row, async (tx, all) => {
      if (wasRevoked(all)) return this.note(tx, row, 'revoked');
      await this.statuses.take(tx, { ...made, networkId: row.networkId, number: row.number });
      await tx.insert(CertificateFile, sealParts(this.vault, id, made));
      if (token) await this.shares.printed(tx, row, token);
      const { credentialId } = made;
      await tx.update(
        Certificate,
        { id },
        { state: 'ready', readyAt: this.clock.now(), credentialId },
      );
      const before = all.flatMap((version) => version.credentialId ?? []);
      if (before.length > 0) await this.statuses.supersede(tx, before);
      await tx.query(insertEvents, [enrolmentId, 'certificate', ['course'], [courseId]]);
    });
  }

  /** It cannot be made, and trying again would not help: she is told and may choose again. */
  async fail(row: CertificateRow, { reason, detail }: RenderRefusal): Promise<void> {
    await this.whileOwed(row, (tx) => this.note(tx, row, `${reason} ${detail}`));
  }

  private async note(tx: EntityManager, { id }: CertificateRow, failure: string): Promise<void> {
    await tx.update(Certificate, { id }, { state: 'failed', failure });
  }

  /** Nothing happens when the version was deleted, finished or asked for anew meanwhile. */
  private async whileOwed(
    { id, enrolmentId, request }: CertificateRow,
    work: (tx: EntityManager, all: LockedVersion[]) => Promise<void>,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const all = await lockAllVersions(tx, enrolmentId);
      const version = all.find((each) => each.id === id);
      if (version?.state === 'requested' && version.request === request) await work(tx, all);
    });
  }
}
