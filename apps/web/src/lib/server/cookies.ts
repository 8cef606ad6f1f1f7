import type { Cookies } from '@sveltejs/kit';
import { config } from './config.js';

/**
 * Every cookie of the site ends with the browser session: on a shared device nothing stays behind.
 * Names are neutral. Kit guesses `secure` from the request; behind a proxy only the configuration knows.
 */
const options = () =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: config().secure }) as const;

const sessionName = () => (config().secure ? '__Host-s' : 's');
const VISIT = 'v';
/** Read by Paraglide in the browser too, on the few pages that are rendered there. */
export const LANGUAGE = 'lang';

/** The session token, or null when nobody is signed in. */
export function readSession(cookies: Cookies): string | null {
  return cookies.get(sessionName()) || null;
}

/**
 * Signs the browser in.
 * @param token the opaque token that the API gave
 */
export function writeSession(cookies: Cookies, token: string): void {
  cookies.set(sessionName(), token, options());
}

/** Whether this browser has opened a page of ours since it was started or since quick exit. */
export function hasVisit(cookies: Cookies): boolean {
  return cookies.get(VISIT) === '1';
}

/** Notes that the site was opened; the same "1" for everybody. */
export function writeVisit(cookies: Cookies): void {
  cookies.set(VISIT, '1', options());
}

/** Keeps the language for as long as the browser is open. */
export function writeLanguage(cookies: Cookies, locale: string): void {
  cookies.set(LANGUAGE, locale, { ...options(), httpOnly: false });
}

/**
 * Takes back every cookie of ours, also in browsers that do not know Clear-Site-Data.
 * @param keepLanguage after signing out she goes on in her language; after quick exit nothing stays
 */
export function forgetAll(cookies: Cookies, keepLanguage: boolean): void {
  for (const name of [sessionName(), VISIT, ...(keepLanguage ? [] : [LANGUAGE])]) {
    cookies.delete(name, options());
  }
}
