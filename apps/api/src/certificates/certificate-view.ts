import { namedCompetences } from '../courses/competences.js';
import type { LearnerActor } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import type { Vault } from '../platform/crypto/vault.js';
import { holderName, hoursOn } from './certificate-name.js';
import { type CertificateRow, ownCertificates } from './certificate.queries.js';
import type { NextCertificate, OwnCertificate } from './certificate.types.js';
import type { OwnShareLink } from './share.types.js';

/** A certificate of one course. */
export interface Versions {
  /** The newest finished version; the first while none is. */
  shown: CertificateRow;
  /** A newer one that is not finished. */
  next: CertificateRow | null;
}

/**
 * @param courseId of one course; null for all
 * @returns her certificates, one entry a course, the latest first
 */
export async function ownVersions(
  db: DataSource,
  { accountId }: LearnerActor,
  courseId: string | null,
): Promise<Versions[]> {
  const rows: CertificateRow[] = await db.query(ownCertificates, [accountId, courseId]);
  const byEnrolment = Map.groupBy(rows, ({ enrolmentId }) => enrolmentId);
  return [...byEnrolment.values()].flatMap((versions) => {
    const [newest] = versions;
    if (!newest) return [];
    const shown = versions.find(({ state }) => state === 'ready') ?? newest;
    return [{ shown, next: shown === newest ? null : newest }];
  });
}

/** What a view needs besides the rows. */
interface Beside {
  vault: Vault;
  issuerName: string;
  shareLinks: OwnShareLink[];
}

/** @returns a certificate as its holder sees it */
export async function ownView(
  { shown, next }: Versions,
  { vault, issuerName, shareLinks }: Beside,
): Promise<OwnCertificate> {
  const { id, courseId, version, state, number, completedOn, locale, paper, withCheckCode } = shown;
  const { title, outcomes, failure } = shown;
  const isRevoked = state === 'ready' && shown.status === 'revoked';
  return {
    ...{ id, courseId, version, state, number, completedOn, locale, paper, withCheckCode },
    ...{ title, outcomes, failure, issuerName, shareLinks },
    status: state === 'ready' ? shown.status : null,
    revokedFor: isRevoked ? shown.reason : null,
    revokedOn: isRevoked ? shown.changedOn : null,
    wasNotAskedFor: shown.certificateBatchId !== null,
    competences: (await namedCompetences(shown.competences)).map(({ name }) => name),
    hours: hoursOn(shown.minutes),
    holderName: holderName(vault, shown),
    next: next && nextView(vault, next),
  };
}

const nextView = (vault: Vault, next: CertificateRow): NextCertificate => ({
  version: next.version,
  state: next.state,
  failure: next.failure,
  holderName: holderName(vault, next),
});
