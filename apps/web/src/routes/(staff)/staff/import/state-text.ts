import { m } from '#lib/paraglide/messages.js';

const TEXTS: Record<string, () => string> = {
  arriving: m.transfer_state_arriving,
  waiting: m.transfer_state_waiting,
  running: m.transfer_state_running,
  done: m.transfer_state_done,
  failed: m.transfer_state_failed,
  cancelled: m.transfer_state_cancelled,
};

/**
 * @param state of an import, as the API names it
 * @returns what it is called
 */
export const stateText = (state: string): string => TEXTS[state]?.() ?? state;

/** Whether an import has ended, one way or the other. */
export const isOver = (state: string): boolean => ['done', 'failed', 'cancelled'].includes(state);
