/** Token under which the queue (producer's side) is injected. */
export const JOB_QUEUE = Symbol('job-queue');
