import { z } from 'zod';
import { defineJob } from '../platform/jobs/define-job.js';

const payload = z.object({ certificateId: z.uuid(), request: z.string() });
export type CertificatePayload = z.infer<typeof payload>;

const issueId = ({ certificateId, request }: CertificatePayload) =>
  `issue-${certificateId}-${request}`;

/** Signs and renders a requested certificate and stores it. */
export const issueCertificate = defineJob({
  name: 'certificates.issue',
  payload,
  id: issueId,
  on: 'certificate.requested',
  owed: `SELECT id AS "certificateId", request::text AS request FROM certificate
         WHERE state = 'requested' AND requested_at < now() - interval '10 seconds'`,
});

const batch = z.object({ batchId: z.uuid() });
export type BatchPayload = z.infer<typeof batch>;

/** Asks for the certificates of people who finished a course before it gave any. */
export const gatherEarlier = defineJob({
  name: 'certificates.gather',
  payload: batch,
  id: ({ batchId }) => `gather-${batchId}`,
  on: 'certificate-batch.requested',
  owed: `SELECT id AS "batchId" FROM certificate_batch
         WHERE state = 'gathering' AND requested_at < now() - interval '10 seconds'`,
});

/** Takes what an account's deletion left in the queue out of it (safety 33). */
export const forgetCertificate = defineJob({
  name: 'certificates.forget',
  payload,
  id: ({ certificateId }) => `forget-${certificateId}`,
  on: 'certificate.deleted',
});

/** The id under which the work of a payload waits in the queue. */
export const issueJobId = issueId;
