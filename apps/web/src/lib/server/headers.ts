import { dev } from '$app/env';
import type { RequestEvent } from '@sveltejs/kit';
import { config } from './config.js';
import { contentSecurityPolicy, FILE_POLICY, kitNonces } from './csp.js';
import { frameOptions, framingOf } from './frames.js';

const FIXED: Record<string, string> = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()',
  'x-dns-prefetch-control': 'off',
};

/** Sign-out and exit (safety 11). Not "cache": it blocks Chromium for seconds, and nothing is cached. */
export const CLEAR_SITE_DATA = '"cookies", "storage"';

function policyOf(event: RequestEvent, kitPolicy: string | null): string {
  const { origins, secure } = config();
  return contentSecurityPolicy({
    ...kitNonces(kitPolicy),
    scriptNonce: event.locals.nonce,
    exitOrigin: event.locals.face === 'learning' ? origins.exit : null,
    secure,
    ...framingOf(event.route.id),
    developing: dev,
  });
}

/**
 * Puts the security headers on an answer. No page is kept by the browser or by anything in between:
 * even public lessons must not turn up in a cache after quick exit (safety 2, 9). An endpoint may say
 * otherwise by setting cache-control itself.
 * @param event the request
 * @param headers the answer's headers, changed in place
 */
export function secureHeaders(event: RequestEvent, headers: Headers): void {
  const kitPolicy = headers.get('content-security-policy');
  // A file brings the stricter policy along.
  if (kitPolicy !== FILE_POLICY) headers.set('content-security-policy', policyOf(event, kitPolicy));
  for (const [name, value] of Object.entries(FIXED)) headers.set(name, value);
  // A document for everybody's programs must not be withheld from their pages.
  if (headers.get('access-control-allow-origin') === '*')
    headers.set('cross-origin-resource-policy', 'cross-origin');
  headers.set('x-frame-options', frameOptions(event.route.id));
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  if (config().secure) {
    headers.set('strict-transport-security', 'max-age=31536000');
  }
  if (event.locals.face === 'check') headers.set('x-robots-tag', 'noindex, nofollow, noarchive');
  headers.set('x-request-id', event.locals.requestId);
  // Kit hashes the page for an ETag; with a nonce in it, it never matches.
  headers.delete('etag');
  headers.delete('x-sveltekit-page');
}
