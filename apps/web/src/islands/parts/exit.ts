import { afterKeyUp, noPresses, PRESS_WITHIN_MS, PRESSES_TO_LEAVE } from './shift-presses.js';

const form = () => document.querySelector<HTMLFormElement>('#exit');

/** Hides the page at once; only a new page takes the cover away again. */
export function cover(): void {
  if (document.querySelector('.exit-cover')) return;
  const sheet = document.createElement('div');
  sheet.className = 'exit-cover';
  document.body.append(sheet);
  document.title = '…';
}

/** Does what it can: where the browser forbids storage, there is nothing to clear. */
function attempt(action: () => unknown): void {
  try {
    void Promise.resolve(action()).catch(() => undefined);
  } catch {
    return;
  }
}

/** Clears what the site may have stored in the browser, also without a connection (safety 11). */
function forget(): void {
  attempt(() => localStorage.clear());
  attempt(() => sessionStorage.clear());
  attempt(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  attempt(async () => {
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
  });
}

function announce(text: string | undefined): void {
  const status = form()?.querySelector('[role=status]');
  if (status) status.textContent = text ?? '';
}

/** Covers the page, ends the session without waiting, and replaces this page by the neutral one. */
function leave(): void {
  const to = form()?.dataset['to'];
  if (!to) return;
  cover();
  announce(form()?.dataset['leaving']);
  forget();
  attempt(() => navigator.sendBeacon('/exit'));
  location.replace(to);
}

let presses = noPresses;
let timer: ReturnType<typeof setTimeout> | undefined;

function show(count: number, text: string | undefined): void {
  const exit = form();
  if (!exit) return;
  if (count > 0) exit.dataset['presses'] = String(count);
  else delete exit.dataset['presses'];
  announce(text);
}

function onKeyUp(event: KeyboardEvent): void {
  const hadPresses = presses.count > 0;
  presses = afterKeyUp(presses, event, performance.now());
  clearTimeout(timer);
  const words = form()?.dataset;
  const stop = () => {
    // The Shift that was held for a letter is still to be let go: that is no press either.
    presses = { ...noPresses, heldForAnother: presses.heldForAnother };
    show(0, words?.['stopped']);
  };
  if (presses.count === 0) {
    if (hadPresses) stop();
    return;
  }
  show(presses.count, presses.count === 1 ? words?.['twoMore'] : words?.['oneMore']);
  if (presses.count >= PRESSES_TO_LEAVE) leave();
  else timer = setTimeout(stop, PRESS_WITHIN_MS);
}

/** Takes over the exit form, its hidden second link and the Shift key; signing out forgets, too. */
export function listenForExit(): void {
  document.addEventListener('submit', (event) => {
    if (event.target instanceof Element && event.target.matches('[action="/sign-out"]')) forget();
    if (event.target !== form()) return;
    event.preventDefault();
    leave();
  });
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-exit]')) return;
    event.preventDefault();
    leave();
  });
  document.addEventListener('keyup', onKeyUp);
}
