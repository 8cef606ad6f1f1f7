import type { Imported, ImportedCourse, ImportNote } from '@pateka/content/import';

/** What was read of a file, with the new names of the files that came along. */
export interface ReadFile {
  modules: Imported['modules'];
  courses: ImportedCourse[];
  names: ReadonlyMap<string, string>;
  notes: ImportNote[];
}

/** $1 an import: takes it up, once more if a worker was cut off. */
export const takeUp = `
  UPDATE import_job SET state = 'running', tries = tries + 1
  WHERE id = $1 AND state IN ('waiting','running')
  RETURNING tries, locale, name, created_by AS "createdBy"`;

/** What takeUp gives. */
export interface TakenUp {
  tries: number;
  locale: 'bg' | 'en';
  name: string | null;
  createdBy: string | null;
}

/** $1 an import, $2 steps done, $3 all steps */
export const tellProgress = `UPDATE import_job SET done = $2, total = $3 WHERE id = $1 AND state = 'running'`;

/** $1 an import */
export const isRunning = `SELECT 1 FROM import_job WHERE id = $1 AND state = 'running'`;

/** $1 an import, $2 state, $3 reason, $4 now, $5 what it says of the file */
export const endImport = `
  UPDATE import_job SET state = $2, reason = $3, name = NULL, ended_at = $4, report = $5
  WHERE id = $1 AND state IN ('waiting','running')`;
