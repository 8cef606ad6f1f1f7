import { z } from 'zod';
import { defineJob } from '../platform/jobs/define-job.js';

/** Deletes sessions that ended long ago (safety 35). */
export const clearSessions = defineJob({
  name: 'identity.clear-sessions',
  payload: z.object({}),
  id: () => 'clear-sessions',
  cron: '15 2 * * *',
});
