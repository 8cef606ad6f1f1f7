import type { INestApplicationContext } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import {
  type BatchUnderWay,
  batchesUnderWay,
} from '../certificates/earlier-certificates.queries.js';
import { CONFIG, type Config } from '../platform/config.js';
import { createQueue } from '../platform/jobs/queue.js';
import { placesOf } from '../platform/errors.js';
import { table } from './table.js';

const usage = `Usage: jobs [list]      shows work that failed for good, and certificates that are being made in bulk
       jobs retry ID    lets one be tried again
       jobs retry-all   lets all of them be tried again`;

/** So many are shown; there may be more. */
const SHOWN = 100;
const CUT_OFF = 'job stalled more than allowable limit';

/** An error's name; whatever else the queue may hold is not repeated. */
const errorOf = ({ failedReason = '' }: Job): string => {
  if (/^[A-Z][A-Za-z]{2,40}$/.test(failedReason)) return failedReason;
  return failedReason === CUT_OFF ? 'cut off with its worker, again and again' : 'unknown';
};

/** Where the error was thrown, as far as it is a place in a program. */
function placeOf({ stacktrace }: Job): string {
  const [place = ''] = placesOf({ stack: stacktrace?.at(-1) ?? '' });
  return place.replace(/^ +at /, '').replace(/\(?file:\/\/.*\/(?=[^/]+\/[^/]+$)/, '(…/');
}

const rowOf = (job: Job): string[] => [
  ...[job.name, job.id ?? '', String(job.attemptsMade)],
  ...[new Date(job.finishedOn ?? 0).toISOString(), errorOf(job), placeOf(job)],
];

/** @returns the dead jobs for operators: ids and places, never what somebody wrote */
export async function deadJobs(queue: Queue): Promise<string> {
  const count = await queue.getFailedCount();
  if (count === 0) return 'No work failed for good.';
  const jobs: Job[] = await queue.getFailed(0, SHOWN - 1);
  const head = ['job', 'id', 'tries', 'when', 'error', 'at'];
  const more = count > jobs.length ? `\n  … and ${count - jobs.length} more.` : '';
  return `Work that failed for good (${count}):\n\n${table(head, jobs.map(rowOf))}${more}`;
}

/** @returns for operators how far certificates in bulk have come */
export async function batches(db: DataSource): Promise<string> {
  const rows: BatchUnderWay[] = await db.query(batchesUnderWay);
  if (rows.length === 0) return 'No certificates are being made in bulk.';
  const head = ['course', 'since', 'state', 'to do', 'made', 'failed'];
  const lines = rows.map(({ courseId, since, state, requested, ready, failed }) => [
    ...[courseId, since.toISOString(), state],
    ...[requested, ready, failed].map(String),
  ]);
  return `Certificates in bulk:\n\n${table(head, lines)}`;
}

/** @returns whether it was a dead job */
export async function retryJob(queue: Queue, id: string): Promise<boolean> {
  const job: Job | undefined = await queue.getJob(id);
  if (!job || !(await job.isFailed())) return false;
  await job.retry('failed', { resetAttemptsMade: true });
  return true;
}

/** @returns how many there were */
export async function retryAll(queue: Queue): Promise<number> {
  let count = 0;
  for (;;) {
    const jobs: Job[] = await queue.getFailed(0, SHOWN - 1);
    const retried = await Promise.all(jobs.map(({ id }) => retryJob(queue, id ?? '')));
    const done = retried.filter(Boolean).length;
    count += done;
    if (done === 0) return count;
  }
}

/** `jobs [list | retry ID | retry-all]`. */
export async function jobs(app: INestApplicationContext, args: string[]): Promise<number> {
  const [what = 'list', id, ...rest] = args;
  const wantsId = what === 'retry';
  if (
    !['list', 'retry', 'retry-all'].includes(what) ||
    rest.length > 0 ||
    wantsId !== Boolean(id)
  ) {
    console.log(usage);
    return 2;
  }
  const queue = createQueue(app.get<Config>(CONFIG));
  try {
    return await run(queue, app.get(DataSource), what, id ?? '');
  } finally {
    await queue.close();
  }
}

async function run(queue: Queue, db: DataSource, what: string, id: string): Promise<number> {
  if (what === 'list') {
    console.log(`${await deadJobs(queue)}\n\n${await batches(db)}`);
    return 0;
  }
  if (what === 'retry-all') {
    console.log(`To be tried again: ${await retryAll(queue)}.`);
    return 0;
  }
  const isRetried = await retryJob(queue, id);
  console.log(isRetried ? 'It will be tried again.' : 'No work with this id failed for good.');
  return isRetried ? 0 : 1;
}
