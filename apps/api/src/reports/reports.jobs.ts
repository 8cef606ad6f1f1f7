import { z } from 'zod';
import { defineJob } from '../platform/jobs/define-job.js';

/** Closes the month that has ended, for every network that has not closed it yet. */
export const closePeriods = defineJob({
  name: 'reports.close-periods',
  payload: z.object({}),
  id: () => 'close-periods',
  cron: '5 0 * * *',
});

/** Counts what learners did since the last time, for the open period. */
export const tally = defineJob({
  name: 'reports.tally',
  payload: z.object({}),
  id: () => 'tally',
  cron: '* * * * *',
});

/** Compares the counts of the open period with their source. */
export const checkTally = defineJob({
  name: 'reports.check-tally',
  payload: z.object({}),
  id: () => 'check-tally',
  cron: '40 2 * * *',
});
