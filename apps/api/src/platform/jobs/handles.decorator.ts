import { SetMetadata } from '@nestjs/common';
import type { JobDefinition } from './define-job.js';

export const HANDLES = 'pateka:handles-job';

/** What does the work. It re-reads everything by id, and doing the same work twice changes nothing. */
export interface JobHandler<Payload> {
  handle(payload: Payload): Promise<void>;
}

/** Marks a provider as the one handler of a job. */
export const Handles = <Payload>(job: JobDefinition<Payload>) =>
  SetMetadata(HANDLES, job.name) as <T extends new (...args: never[]) => JobHandler<Payload>>(
    target: T,
  ) => void;
