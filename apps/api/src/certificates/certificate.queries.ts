import type { Bilingual } from '@pateka/domain';
import type { CertificateState } from './certificate.entity.js';

/** A certificate with what its document says of the course. */
export interface CertificateRow {
  id: string;
  courseId: string;
  enrolmentId: string;
  state: CertificateState;
  number: string;
  completedOn: string;
  locale: 'bg' | 'en';
  nameEncrypted: Buffer | null;
  withCheckCode: boolean;
  request: number;
  failure: string | null;
  title: Bilingual;
  outcomes: { bg: string[]; en: string[] };
  /** Nominal minutes of the lessons that were completed, as the completion recorded them. */
  minutes: number;
}

const columns = `
  SELECT c.id, e.course_id AS "courseId", c.enrolment_id AS "enrolmentId", c.state, c.number,
         to_char(c.completed_on, 'YYYY-MM-DD') AS "completedOn", c.locale,
         c.name_encrypted AS "nameEncrypted", c.with_check_code AS "withCheckCode", c.request, c.failure,
         ce.certificate_title AS title, ce.outcomes, (d.inputs ->> 'minutes')::int AS minutes
  FROM certificate c
  JOIN enrolment e ON e.id = c.enrolment_id
  JOIN course_edition ce ON ce.id = c.course_edition_id
  JOIN completion d ON d.enrolment_id = e.id AND d.scope = 'course'`;

/** Parameters: account id, course id or null. */
export const ownCertificates = `${columns}
  WHERE e.account_id = $1 AND ($2::text IS NULL OR e.course_id = $2) ORDER BY c.completed_on DESC, c.id`;

/** Parameters: certificate id. */
export const certificateById = `${columns} WHERE c.id = $1`;

/** Parameters: token hash, today. Revoked, expired, deleted and unknown give the same nothing. */
export const sharedCertificate = `
  SELECT q.*, s.fields FROM (${columns} WHERE c.state = 'ready') q
  JOIN share_link s ON s.certificate_id = q.id
  WHERE s.token_hash = $1 AND NOT s.revoked AND (s.expires_on IS NULL OR s.expires_on >= $2)`;

/**
 * Parameters: enrolment, number, day. The completing transaction makes the row, once; none for a course
 * without certificate. It keeps the edition that was completed, also when she reads on in a newer one.
 */
export const insertCertificate = `
  INSERT INTO certificate (enrolment_id, course_edition_id, version, state, number, completed_on)
  SELECT e.id, ce.id, 1, 'awaiting-choice', $2, $3
  FROM enrolment e JOIN course_edition ce ON ce.id = e.course_edition_id
  WHERE e.id = $1 AND ce.certificate ON CONFLICT (enrolment_id, version) DO NOTHING`;
