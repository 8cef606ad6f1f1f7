import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  canRevokeCredential,
  readCertificateNumber,
  type RevocationReason,
  revocationReasons,
  type StaffActor,
} from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { audit } from '../identity/audit.js';
import { Refused } from '../identity/identity.types.js';
import { CredentialStatus } from '../issuer/credential-status.entity.js';
import { CredentialStatusService } from '../issuer/credential-status.service.js';
import { AppError } from '../platform/errors.js';
import { Throttle } from '../platform/throttle.js';
import { CertificateRevoked } from './revoke.types.js';
import { lockAllVersions } from './version-locks.js';

const enrolmentOf = `SELECT enrolment_id AS "enrolmentId" FROM certificate WHERE credential_id = $1`;

/** Revoking by the number that is printed: staff have no list of certificates and learn nothing of whose it is. */
@Injectable()
export class RevokeService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly statuses: CredentialStatusService,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Revokes the certificate with a number: every version of it that is still known to belong together, so that
   * nobody keeps a valid one by having it made anew.
   * @param typed the number, however it is spelled
   * @returns the number as printed; Refused: number (none can look so), not-found (unknown, or of another
   *   network), already-revoked
   * @throws AppError('invalid-input') for a reason that is not in the list
   */
  async revoke(
    actor: StaffActor,
    typed: string,
    reason: string,
  ): Promise<CertificateRevoked | Refused> {
    if (!isReason(reason)) throw new AppError('invalid-input', 'reason');
    const number = readCertificateNumber(typed);
    if (!number) return new Refused('number');
    await this.throttle.count('revocation', actor.accountId, number);
    return this.db.transaction(async (tx) => {
      const status = await tx.findOneBy(CredentialStatus, { number });
      if (!status || !canRevokeCredential(actor, status).ok) return new Refused('not-found');
      const together = await this.together(tx, status.credentialId);
      const revoked = await this.statuses.revoke(tx, [...together], reason);
      if (revoked === 0) return new Refused('already-revoked');
      // Without the number: the log is read by people who do not hold the paper.
      await audit(tx, actor, 'certificate.revoked', { kind: 'network', id: actor.networkId });
      return new CertificateRevoked(number);
    });
  }

  /** All versions of one certificate, locked in the order in which the worker locks them. */
  private async together(tx: EntityManager, credentialId: string): Promise<Set<string>> {
    const [own]: { enrolmentId: string }[] = await tx.query(enrolmentOf, [credentialId]);
    const all = new Set([credentialId]);
    // Its account was deleted: what remains is this one number.
    if (!own) return all;
    for (const version of await lockAllVersions(tx, own.enrolmentId))
      if (version.credentialId) all.add(version.credentialId);
    return all;
  }
}

const isReason = (text: string): text is RevocationReason =>
  revocationReasons.some((reason) => reason === text);
