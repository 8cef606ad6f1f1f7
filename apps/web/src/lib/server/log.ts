/** What may stand in a log line: ids, codes and numbers. Never a path, a form or a text (safety 37). */
export interface LogLine {
  requestId: string;
  event: string;
  [detail: string]: string | number | null;
}

/**
 * Writes one line of JSON to standard error.
 * @param level how bad it is
 * @param line what happened
 */
export function log(level: 'warn' | 'error', line: LogLine): void {
  process.stderr.write(`${JSON.stringify({ level, time: new Date().toISOString(), ...line })}\n`);
}

/**
 * The name of an error and where it was thrown, without its message: that might quote what was typed.
 * @param error anything thrown
 * @returns fields for a log line
 */
export function describeError(error: unknown): { error: string; at: string } {
  if (!(error instanceof Error)) return { error: typeof error, at: '' };
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  return { error: error.name, at: frames.slice(0, 5).join('') };
}
