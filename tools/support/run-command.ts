import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Failure } from './failure.ts';
import { root } from './paths.ts';
import { killGroup } from './processes.ts';
import { startService, type ServiceDefinition } from './service.ts';
import { Interrupted, type Shutdown } from './shutdown.ts';

/**
 * Runs a program to its end with its output in a log file.
 * @throws Failure with the last lines when it fails, Interrupted when the user ends the command meanwhile
 */
export const runCommand = async (
  definition: ServiceDefinition,
  shutdown?: Shutdown,
): Promise<void> => {
  if (shutdown?.isRequested()) throw new Interrupted();
  const service = await startService(definition);
  const ended = shutdown
    ? await Promise.race([service.ended, shutdown.requested.then(() => undefined)])
    : await service.ended;
  if (ended === undefined) {
    // SIGINT is what every tool takes for "clean up and end"
    await service.stop(10_000, 'SIGINT');
    throw new Interrupted();
  }
  killGroup(service.mark.pid);
  if (ended !== 'exit code 0') {
    throw new Failure(`${definition.name} failed (${ended}). Its last lines:`, [
      ...service.lastLines(60),
      `The whole output: ${definition.log}`,
    ]);
  }
};

/**
 * Runs a program that answers quickly and returns what it prints on standard output, which goes nowhere else.
 * @throws when it fails or takes longer than the deadline, a minute unless told
 */
export const capture = async (
  [program, ...args]: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
  deadlineMs = 60_000,
): Promise<string> => {
  const { stdout } = await promisify(execFile)(program, args, {
    env,
    cwd: root,
    timeout: deadlineMs,
    maxBuffer: 16 * 1024 * 1024,
  });
  return stdout;
};
