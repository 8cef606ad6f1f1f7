import { cover } from './exit.js';

/** Set for the moment between finding a page in the browser's memory and asking the server for it. */
const NOTE = 'back';

/** Reads a value from storage that the browser may forbid. */
function take(name: string): boolean {
  try {
    const found = sessionStorage.getItem(name) !== null;
    sessionStorage.removeItem(name);
    return found;
  } catch {
    return false;
  }
}

function wentBackHere(): boolean {
  const [opened] = performance.getEntriesByType('navigation');
  const byButton = opened instanceof PerformanceNavigationTiming && opened.type === 'back_forward';
  return take(NOTE) || byButton;
}

/**
 * Keeps a lesson hidden when Back leads to it after quick exit (safety 2). The server marks a lesson that
 * was asked for without the visit cookie; only the browser knows that it was asked for by Back.
 */
export function hideReturnAfterExit(): void {
  const root = document.documentElement;
  const back = wentBackHere();
  if (!back || root.dataset['mayBeReturn'] === undefined) return;
  root.hidden = true;
  location.replace(`/closed?to=${encodeURIComponent(location.pathname + location.search)}`);
}

/**
 * A page that the browser kept in memory may belong to a session that has ended, or to a visit that was
 * left by quick exit: cover it and ask the server again (safety 4, 10).
 */
export function askAgainWhenRestored(): void {
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    cover();
    try {
      sessionStorage.setItem(NOTE, '1');
    } finally {
      location.reload();
    }
  });
}
