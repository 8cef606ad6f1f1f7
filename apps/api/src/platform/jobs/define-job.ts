import type { ZodType } from 'zod';
import type { Events } from '../outbox/announce.js';

/** A kind of work that the worker does later. */
export interface JobDefinition<Payload = unknown> {
  /** slice.verb, e.g. certificates.issue */
  name: string;
  /** Ids only: a job is readable by operators and kept for days (safety 37). */
  payload: ZodType<Payload>;
  /** Deterministic, so that the same work asked twice is queued once. No colon: BullMQ keeps it for itself. */
  id: (payload: Payload) => string;
  /** The event of the outbox that asks for this work; its ids are the payload. */
  on?: keyof Events;
  /**
   * A statement whose rows are payloads of work that the database still owes, however the queue fares:
   * the sweep adds them again. Leave out what is younger than the relay needs.
   */
  owed?: string;
  /** Runs by the clock instead: a cron pattern, in UTC. */
  cron?: string;
}

const defined = new Map<string, JobDefinition>();

/**
 * Registers a kind of work. Its handler is a provider with `@Handles(job)`; the worker does not start
 * when a job has no handler or two.
 */
export function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  if (defined.has(definition.name)) throw new Error(`Job ${definition.name} is defined twice`);
  defined.set(definition.name, definition as JobDefinition);
  return definition;
}

/** @returns every job defined so far, by name */
export const definedJobs = (): ReadonlyMap<string, JobDefinition> => defined;
