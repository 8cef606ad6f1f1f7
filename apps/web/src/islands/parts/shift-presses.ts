/** How long the second and third press may take, in milliseconds (as in GOV.UK's "Exit this page"). */
export const PRESS_WITHIN_MS = 5_000;
/** So many presses of Shift leave the page. */
export const PRESSES_TO_LEAVE = 3;

/** What has been pressed so far. */
export interface Presses {
  count: number;
  /** When the last counted press was, in milliseconds of any steady clock. */
  at: number;
  /** Whether the key before was typed with Shift held: then Shift's own release is no press. */
  heldForAnother: boolean;
}

export const noPresses: Presses = { count: 0, at: 0, heldForAnother: false };

/** The parts of a keyup event that matter. */
export interface KeyUp {
  key: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/**
 * Counts presses of Shift alone. Shift with another key (a capital letter, Alt+Shift for the keyboard
 * language) does not count and starts the count anew, as does a pause longer than five seconds.
 * @param before what was pressed before
 * @param event the key that was let go
 * @param now the time of a steady clock in milliseconds
 * @returns what has been pressed now; at PRESSES_TO_LEAVE the page is to be left
 */
export function afterKeyUp(before: Presses, event: KeyUp, now: number): Presses {
  const heldForAnother = event.shiftKey;
  const alone = event.key === 'Shift' && !event.altKey && !event.ctrlKey && !event.metaKey;
  if (!alone || before.heldForAnother) return { ...noPresses, heldForAnother };
  const inTime = now - before.at <= PRESS_WITHIN_MS;
  return { count: (inTime ? before.count : 0) + 1, at: now, heldForAnother };
}
