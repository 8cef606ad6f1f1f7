/** Turns text into HTML where the browser asks for trust (the policy of every page does). */
interface TrustPolicy {
  createHTML(html: string): string;
}
declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: TrustPolicy): TrustPolicy };
  }
}

const PATIENCE_MS = 15_000;

let policy: TrustPolicy | undefined;

/** Only what our own server rendered gets here: see lib/server/fragment.ts. */
function elementFrom(html: string): Element | null {
  policy ??= window.trustedTypes?.createPolicy('fragment', { createHTML: (text) => text });
  const holder = document.createElement('template');
  holder.innerHTML = policy ? policy.createHTML(html) : html;
  return holder.content.firstElementChild;
}

/** A part of the page from the server, or why there is none: no connection, or something else. */
export type Answer = { ok: true; part: Element } | { ok: false; lost: boolean };

/**
 * Sends a form and takes the answer as a part of this page.
 * @param url where to
 * @param form its fields are sent as the browser would
 */
export async function ask(url: string, form: HTMLFormElement): Promise<Answer> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') body.append(name, value);
  }
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), PATIENCE_MS);
  try {
    const response = await fetch(url, { method: 'POST', body, signal: given.signal });
    const part = response.ok ? elementFrom(await response.text()) : null;
    return part ? { ok: true, part } : { ok: false, lost: response.status >= 500 };
  } catch {
    return { ok: false, lost: true };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Puts the part in the place of the old one.
 * @returns the part, now in the page
 */
export function replace(id: string | undefined, part: Element): Element {
  document.getElementById(id ?? '')?.replaceWith(part);
  return part;
}

/**
 * Says under a form that the connection is lost, in the form's own words; or takes it back.
 */
export function sayLost(form: HTMLFormElement, lost: boolean): void {
  const status = form.querySelector('[data-lost-status]');
  if (status) status.textContent = lost ? (form.dataset['lost'] ?? '') : '';
}
