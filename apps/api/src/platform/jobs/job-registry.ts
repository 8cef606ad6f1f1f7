import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { definedJobs, type JobDefinition } from './define-job.js';
import { HANDLES, type JobHandler } from './handles.decorator.js';

/**
 * Joins each defined job with its one handler. A job without a handler, a handler without a job or two
 * handlers for one job stop the start: such a mistake must not wait for the first learner.
 * @param jobs what is defined
 * @param handlers each provider that carries `@Handles`, with the job name it claims
 * @throws Error naming every mistake
 */
export function joinHandlers(
  jobs: ReadonlyMap<string, JobDefinition>,
  handlers: { job: string; handler: JobHandler<unknown> }[],
): Map<string, { job: JobDefinition; handler: JobHandler<unknown> }> {
  const joined = new Map<string, { job: JobDefinition; handler: JobHandler<unknown> }>();
  const mistakes: string[] = [];
  for (const { job: name, handler } of handlers) {
    const job = jobs.get(name);
    if (!job) mistakes.push(`a handler claims ${name}, which no one defined`);
    else if (joined.has(name)) mistakes.push(`${name} has two handlers`);
    else joined.set(name, { job, handler });
  }
  for (const name of jobs.keys()) if (!joined.has(name)) mistakes.push(`${name} has no handler`);
  if (mistakes.length > 0) throw new Error(`Jobs and handlers do not fit: ${mistakes.join('; ')}.`);
  return joined;
}

@Injectable()
export class JobRegistry {
  constructor(private readonly discovery: DiscoveryService) {}

  /** @returns every job with its handler */
  joined(): ReturnType<typeof joinHandlers> {
    const handlers = this.discovery.getProviders().flatMap((wrapper) => {
      const name: unknown = wrapper.metatype && Reflect.getMetadata(HANDLES, wrapper.metatype);
      return typeof name === 'string'
        ? [{ job: name, handler: wrapper.instance as JobHandler<unknown> }]
        : [];
    });
    return joinHandlers(definedJobs(), handlers);
  }
}
