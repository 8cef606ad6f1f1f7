import type { EntityManager } from 'typeorm';

/**
 * Lets the statements of a transaction take as long as they need. For jobs that touch a whole period at once: nobody
 * waits for them as for a page, and cut off they would never end, however often they are tried.
 */
export async function unhurried(tx: EntityManager): Promise<void> {
  await tx.query('SET LOCAL statement_timeout = 0');
}
