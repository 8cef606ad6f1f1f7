import { z } from 'zod';
import { defineJob } from '../platform/jobs/define-job.js';

/** Takes files away that nothing refers to any more. */
export const collectMedia = defineJob({
  name: 'media.collect',
  payload: z.object({}),
  id: () => 'collect-media',
  cron: '40 2 * * *',
});
