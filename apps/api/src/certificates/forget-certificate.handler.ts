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
      await this.queue.remove(issueJobId({ certificateId, request: String(earlier) }));
    }
  }
}
