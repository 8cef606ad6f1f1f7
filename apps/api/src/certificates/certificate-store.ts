import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { RenderRefusal } from '@pateka/credentials';
import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { CredentialStatus } from '../issuer/credential-status.entity.js';
import { CredentialStatusService } from '../issuer/credential-status.service.js';
import { insertEvents } from '../learning/completion.queries.js';
import { Clock } from '../platform/clock.js';
import { Vault } from '../platform/crypto/vault.js';
import { Certificate } from './certificate.entity.js';
import { CertificateFile } from './certificate-file.entity.js';
import { type CertificateParts, sealParts } from './certificate-files.js';
import type { Place } from './certificate-maker.js';
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

  /** @returns the credential's id and place, the same however often it is tried; null when nothing is owed */
  place(row: CertificateRow): Promise<Place | null> {
    return this.whileOwed(row, async (tx, { credentialId }) => {
      if (credentialId) return tx.findOneByOrFail(CredentialStatus, { credentialId });
      const id = randomUUID();
      const { networkId, number } = row;
      const place = await this.statuses.take(tx, { credentialId: id, networkId, number });
      await tx.update(Certificate, { id: row.id }, { credentialId: id });
      return { credentialId: id, ...place };
    });
  }

  /** It is finished: file, printed code, state, event; whatever version stood before is superseded. */
  async finish(row: CertificateRow, parts: CertificateParts, token: string | null): Promise<void> {
    await this.whileOwed(row, async (tx, _version, all) => {
      if (await wasRevoked(tx, row.enrolmentId)) return this.note(tx, row, 'revoked');
      await tx.insert(CertificateFile, sealParts(this.vault, row.id, parts));
      if (token) await this.shares.printed(tx, row, token);
      await tx.update(Certificate, { id: row.id }, { state: 'ready', readyAt: this.clock.now() });
      const before = all.filter(({ version }) => version < row.version);
      await this.statuses.supersede(
        tx,
        before.flatMap(({ credentialId }) => credentialId ?? []),
      );
      await tx.query(insertEvents, [row.enrolmentId, 'certificate', ['course'], [row.courseId]]);
    });
  }

  /** It cannot be made, and trying again would not help: she is told and may choose again. */
  async fail(row: CertificateRow, { reason, detail }: RenderRefusal): Promise<void> {
    await this.whileOwed(row, (tx) => this.note(tx, row, `${reason} ${detail}`));
  }

  private async note(tx: EntityManager, { id }: CertificateRow, failure: string): Promise<void> {
    await tx.update(Certificate, { id }, { state: 'failed', failure });
  }

  /** @returns null when the version was deleted, finished or asked for anew meanwhile */
  private whileOwed<Result>(
    { id, enrolmentId, request }: CertificateRow,
    work: (tx: EntityManager, version: LockedVersion, all: LockedVersion[]) => Promise<Result>,
  ): Promise<Result | null> {
    return this.db.transaction(async (tx) => {
      const all = await lockAllVersions(tx, enrolmentId);
      const version = all.find((each) => each.id === id);
      if (version?.state !== 'requested' || version.request !== request) return null;
      return work(tx, version, all);
    });
  }
}
