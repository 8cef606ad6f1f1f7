import type { QueueBackend } from './queue-backends.js';

/**
 * Runs one scenario on every backend that is here at the same time: for scenarios that mostly wait.
 * Call it on top of a test file; the test of each backend then asks for its outcome.
 * @returns the outcome on one backend, or its error
 */
export function sideBySide<T>(
  backends: QueueBackend[],
  scenario: (backend: QueueBackend) => Promise<T>,
): (backend: QueueBackend) => Promise<T> {
  type Outcome = { value: T } | { error: unknown };
  const outcomes = new Map<string, Promise<Outcome>>();
  beforeAll(() => {
    for (const backend of backends.filter(({ isHere }) => isHere)) {
      const ended = scenario(backend).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
      outcomes.set(backend.name, ended);
    }
  });
  return async ({ name }) => {
    const outcome = await outcomes.get(name);
    if (!outcome) throw new Error(`Nothing was started on ${name}.`);
    if ('error' in outcome) throw outcome.error;
    return outcome.value;
  };
}
