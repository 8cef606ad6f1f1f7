import type {
  Bilingual,
  CertificateLocale,
  CertificatePaper,
  CertificateState,
  RevocationReason,
} from '@pateka/domain';
import type { CredentialState } from '../issuer/credential-status.entity.js';
import type { NamedQuery } from '../platform/database/named-query.js';

/** A version of a certificate with what it says of the course. */
export interface CertificateRow {
  id: string;
  courseId: string;
  courseEditionId: string;
  enrolmentId: string;
  networkId: string;
  version: number;
  state: CertificateState;
  number: string;
  completedOn: string;
  locale: CertificateLocale;
  paper: CertificatePaper;
  nameEncrypted: Buffer | null;
  withCheckCode: boolean;
  request: number;
  failure: string | null;
  certificateBatchId: string | null;
  credentialId: string | null;
  title: Bilingual;
  outcomes: { bg: string[]; en: string[] };
  /** Ids such as infe:2.1. */
  competences: string[];
  /** Nominal minutes of the lessons that were completed, as the completion recorded them. */
  minutes: number;
  /** Null until it is finished. */
  status: CredentialState | null;
  reason: RevocationReason | null;
  changedOn: string | null;
}

const columns = `
  SELECT c.id, e.course_id AS "courseId", c.course_edition_id AS "courseEditionId",
         c.enrolment_id AS "enrolmentId", e.network_id AS "networkId", c.version, c.state, c.number,
         to_char(c.completed_on, 'YYYY-MM-DD') AS "completedOn", c.locale, c.paper,
         c.name_encrypted AS "nameEncrypted", c.with_check_code AS "withCheckCode", c.request, c.failure,
         c.certificate_batch_id AS "certificateBatchId", c.credential_id AS "credentialId", te.certificate_title AS title,
         ce.outcomes, ce.competences, (d.inputs ->> 'minutes')::int AS minutes, cs.state AS status, cs.reason,
         to_char(cs.changed_on, 'YYYY-MM-DD') AS "changedOn"
  FROM certificate c
  JOIN enrolment e ON e.id = c.enrolment_id
  JOIN course_edition ce ON ce.id = c.course_edition_id
  JOIN course_edition te ON te.id = c.title_edition_id
  JOIN completion d ON d.enrolment_id = e.id AND d.scope = 'course'
  LEFT JOIN credential_status cs ON cs.credential_id = c.credential_id`;

/** Parameters: account id, course id or null. Every version, of each course the newest first. */
export const ownCertificates = `${columns}
  WHERE e.account_id = $1 AND ($2::text IS NULL OR e.course_id = $2)
  ORDER BY c.completed_on DESC, e.course_id, c.version DESC`;

/** Parameters: certificate id. */
export const certificateById: NamedQuery = {
  name: 'certificate-by-id',
  text: `${columns} WHERE c.id = $1`,
};

/**
 * Parameters: token hash, today. Revoked, expired, deleted and unknown links give the same nothing. A
 * certificate that is no longer valid keeps its links: they say so.
 */
export const sharedCertificate = `
  SELECT q.*, s.id AS "linkId", s.fields FROM (${columns} WHERE c.state = 'ready') q
  JOIN share_link s ON s.certificate_id = q.id
  WHERE s.token_hash = $1 AND NOT s.revoked AND (s.expires_on IS NULL OR s.expires_on >= $2)`;

/**
 * Parameters: enrolment, number, day. The completing transaction makes the row, once; none for a course
 * without certificate. It keeps the edition that was completed, also when she reads on in a newer one; where
 * that edition gave none and the newest gives one, the newest lends its neutral title.
 */
export const insertCertificate = `
  INSERT INTO certificate
    (enrolment_id, course_edition_id, title_edition_id, version, state, number, completed_on)
  SELECT e.id, ce.id, CASE WHEN ce.certificate THEN ce.id ELSE newest.id END, 1, 'awaiting-choice', $2, $3
  FROM enrolment e
  JOIN course_edition ce ON ce.id = e.course_edition_id
  JOIN LATERAL (SELECT id, certificate FROM course_edition WHERE course_id = e.course_id
                ORDER BY number DESC LIMIT 1) newest ON true
  WHERE e.id = $1 AND (ce.certificate OR newest.certificate)
  ON CONFLICT (enrolment_id, version) DO NOTHING`;
