import { Failure, printFailure } from './failure.ts';
import { Interrupted, listenForShutdown, type Shutdown } from './shutdown.ts';

/**
 * Runs the body of a command: whatever it started is stopped at the end, in order, also after a failure or
 * Ctrl-C, and a failure is shown as text a person can act on.
 * @param body returns the exit code, or nothing for 0
 */
export const runAsCommand = async (
  body: (shutdown: Shutdown) => Promise<number | void>,
): Promise<void> => {
  const shutdown = listenForShutdown();
  let code = 0;
  try {
    code = (await body(shutdown)) ?? 0;
  } catch (error) {
    // 130 is what a shell gives for Ctrl-C: a run that was cut off is no good run
    code = error instanceof Interrupted ? 130 : 1;
    if (!(error instanceof Interrupted)) printFailure(error);
  }
  await shutdown.stopAll();
  process.exit(code);
};

/**
 * The arguments of a command: flags (`--yes`) and everything else.
 * @throws Failure naming a flag that the command does not know
 */
export const readArguments = (
  known: readonly string[],
  given = process.argv.slice(2),
): { flags: Set<string>; rest: string[] } => {
  const flags = given.filter((argument) => argument.startsWith('-'));
  const stranger = flags.find((flag) => !known.includes(flag));
  if (stranger !== undefined) {
    throw new Failure(`There is no option ${stranger}.`, [`Known: ${known.join(', ') || 'none'}.`]);
  }
  return { flags: new Set(flags), rest: given.filter((argument) => !argument.startsWith('-')) };
};
