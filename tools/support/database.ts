import { ensureDatabase } from '../databases.ts';
import { startPostgres } from '../postgres.ts';
import { home } from './paths.ts';
import type { Shutdown } from './shutdown.ts';
import type { Note } from './steps.ts';

/** The name of the database that `npm start` keeps. */
export const databaseName = 'pateka';

/** A database that is ready, and whether it is the embedded one. */
export type OpenDatabase = { url: string; embedded: boolean };

/**
 * The embedded database, started now and stopped with the command.
 * @param onEnd told when the database ends by itself
 */
export const openEmbedded = async (
  shutdown: Shutdown,
  note: Note,
): Promise<OpenDatabase & { ended: Promise<string>; lastLines: () => string[] }> => {
  const cluster = await startPostgres({ home, note });
  shutdown.add(() => cluster.stop());
  const url = await ensureDatabase(cluster.url('postgres'), databaseName);
  note(`PostgreSQL ${cluster.version} on 127.0.0.1:${cluster.port}, data in .pateka/postgres`);
  const { ended, lastLines } = cluster.service;
  return { url, embedded: true, ended, lastLines };
};
