import { Inject, Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { Handles, type JobHandler } from '../platform/jobs/handles.decorator.js';
import { JOB_QUEUE } from '../platform/jobs/jobs.tokens.js';
import { type CertificatePayload, forgetCertificate, issueJobId } from './certificates.jobs.js';

/** Removes the work of a deleted certificate from the queue, failed work included. */
@Injectable()
@Handles(forgetCertificate)
export class ForgetCertificateHandler implements JobHandler<CertificatePayload> {
  constructor(@Inject(JOB_QUEUE) private readonly queue: Queue) {}

  async handle({ certificateId, request }: CertificatePayload): Promise<void> {
    for (let earlier = 1; earlier <= Number(request); earlier += 1) {
      const jobId = issueJobId({ certificateId, request: String(earlier) });
      await this.queue.remove(jobId);
      // Work that is under way cannot be removed; it finds no certificate, ends, and is removed next time.
      if (await this.queue.getJob(jobId)) throw new Error('still under way');
    }
  }
}
