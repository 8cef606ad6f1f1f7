import { z } from 'zod';
import { defineJob } from '../platform/jobs/define-job.js';

/** Deletes access codes that expired long ago, used or not (safety 35). */
export const clearCodes = defineJob({
  name: 'network.clear-codes',
  payload: z.object({}),
  id: () => 'clear-codes',
  cron: '25 2 * * *',
});
