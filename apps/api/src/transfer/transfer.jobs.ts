import { z } from 'zod';
import { defineJob } from '../platform/jobs/define-job.js';

const payload = z.object({ importId: z.uuid() });
export type ImportPayload = z.infer<typeof payload>;

/** Reads a file that was handed in, and makes lessons of it. */
export const runImport = defineJob({
  name: 'transfer.import',
  payload,
  id: ({ importId }) => `import-${importId}`,
  on: 'import.requested',
  owed: `SELECT id AS "importId" FROM import_job
         WHERE state IN ('waiting','running') AND created_at < now() - interval '10 seconds'`,
});

/** Takes files and reports of imports away that are long over, or never arrived in full. */
export const clearImports = defineJob({
  name: 'transfer.clear-imports',
  payload: z.object({}),
  id: () => 'clear-imports',
  cron: '50 2 * * *',
});
