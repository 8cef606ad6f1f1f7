import { randomBytes, randomUUID } from 'node:crypto';
import { isLocale } from '@pateka/domain';
import { json, type RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import islands from 'virtual:islands';
import { getRequestEvent } from '$app/server';
import { m } from '#lib/paraglide/messages.js';
import { baseLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { ApiError } from '#lib/server/api-errors.js';
import { barePage } from '#lib/server/bare-page.js';
import { isTooLarge } from '#lib/server/body-limit.js';
import { compressed } from '#lib/server/compress.js';
import { config } from '#lib/server/config.js';
import { hasVisit, LANGUAGE, readSession, writeVisit } from '#lib/server/cookies.js';
import { framedLocale } from '#lib/server/frames.js';
import { secureHeaders } from '#lib/server/headers.js';
import { movedTo, routeHost, type Routing } from '#lib/server/hosts.js';
import { describeError, log } from '#lib/server/log.js';
import { finishPage, isStartedByKit, type Frame } from '#lib/server/page-html.js';
import { preferPage } from '#lib/server/public-json.js';
import { isReturnAfterExit, isUnvisitedLesson, type Arrival } from '#lib/server/return-guard.js';
import { isForeign } from '#lib/server/same-origin.js';

/** Routes that are no visit: what exit, the language switch and the operator's probes call. */
const QUIET = '/(quiet)/';
const RETRY_SECONDS = '5';
/** The letters that a page in a language can do without; should a word need them, the browser asks. */
const OTHER_LETTERS = { bg: 'sofia-sans-latin', en: 'sofia-sans-cyrillic' };

/** Wrong settings stop the server before the first request, with a text that names them. */
export const init: ServerInit = () => {
  config();
};

// Texts are in the language of the request that is being answered.
overwriteGetLocale(() => getRequestEvent().locals.locale);

function fillLocals(event: RequestEvent, routing: Routing): void {
  const wanted = event.cookies.get(LANGUAGE);
  event.locals.face = routing.ok || routing.reason === 'not-here' ? routing.face : 'check';
  const chosen = isLocale(wanted) ? wanted : baseLocale;
  event.locals.locale = framedLocale(event.route.id, event.params) ?? chosen;
  event.locals.session = event.locals.face === 'learning' ? readSession(event.cookies) : null;
  event.locals.requestId = randomUUID();
  event.locals.nonce = randomBytes(16).toString('base64');
}

/** Requests that no page may answer: a foreign host, a path of the other site, a form of another site. */
function refuse({ locals, request, url }: RequestEvent, routing: Routing): Response | null {
  const say = (status: number, title: string, text: string) =>
    barePage(status, { lang: locals.locale, title, text });
  if (!routing.ok && routing.reason === 'unknown-host') {
    return say(421, m.common_bare_host_title(), m.common_bare_host_text());
  }
  if (locals.face === 'check' && ['GET', 'HEAD'].includes(request.method)) {
    const location = movedTo(url.pathname);
    if (location !== null) return new Response(null, { status: 308, headers: { location } });
  }
  if (!routing.ok) return say(404, m.common_bare_missing_title(), m.common_bare_missing_text());
  const provenance = {
    method: request.method,
    origin: request.headers.get('origin'),
    site: request.headers.get('sec-fetch-site'),
  };
  if (isForeign(provenance, config().origins[locals.face])) {
    return say(403, m.common_bare_foreign_title(), m.common_bare_foreign_text());
  }
  const load = {
    path: url.pathname,
    length: request.headers.get('content-length'),
    encoding: request.headers.get('transfer-encoding'),
  };
  if (isTooLarge(load)) {
    const isCheck = locals.face === 'check';
    const text = isCheck ? m.check_refused_large() : m.media_too_large_text();
    const title = isCheck ? m.check_large_title() : m.media_too_large_title();
    const isScript = request.headers.get('sec-fetch-dest') === 'empty';
    return isScript ? json({ ok: false, text }, { status: 413 }) : say(413, title, text);
  }
  return null;
}

function arrivalOf({ cookies, request, route, url }: RequestEvent): Arrival {
  return {
    method: request.method,
    routeId: route.id,
    site: request.headers.get('sec-fetch-site'),
    destination: request.headers.get('sec-fetch-dest'),
    hasVisit: hasVisit(cookies),
    asksAgain: url.searchParams.has('again'),
  };
}

/** Notes that the site was opened; quick exit takes the note back. */
function noteVisit(
  { cookies }: RequestEvent,
  { hasVisit, method, destination, routeId }: Arrival,
): void {
  const opensPage = method === 'GET' && destination !== 'empty' && routeId !== null;
  if (!hasVisit && opensPage && !routeId.startsWith(QUIET)) writeVisit(cookies);
}

/** What goes out: kit's answer, and the page's text where we finished it ourselves. */
interface Answer {
  response: Response;
  html: string | null;
}

function frameOf({ locals }: RequestEvent, arrival: Arrival): Frame {
  const isLearning = locals.face === 'learning';
  return {
    locale: locals.locale,
    nonce: locals.nonce,
    shell: isLearning ? (islands['shell'] ?? null) : null,
    mayBeReturn: isLearning && isUnvisitedLesson(arrival),
  };
}

async function answer({ event, resolve }: Parameters<Handle>[0]): Promise<Answer> {
  const arrival = arrivalOf(event);
  if (event.locals.face === 'learning') {
    if (isReturnAfterExit(arrival)) {
      const location = `/closed?to=${encodeURIComponent(event.url.pathname + event.url.search)}`;
      return { response: new Response(null, { status: 303, headers: { location } }), html: null };
    }
    noteVisit(event, arrival);
  }
  if (event.locals.face === 'check') preferPage(event);
  const frame = frameOf(event, arrival);
  let html: string | null = null;
  const response = await resolve(event, {
    transformPageChunk: (chunk) => {
      const page = finishPage(chunk.html, frame);
      if (isStartedByKit(page)) return page;
      // Kit would hash and encode the text; it is handed over as it is and goes out from here.
      html = page;
      return '';
    },
    preload: ({ type, path }) =>
      type === 'css' || (type === 'font' && !path.includes(OTHER_LETTERS[event.locals.locale])),
  });
  return { response, html };
}

export const handle: Handle = async (input) => {
  const { event } = input;
  const effort = hasVisit(event.cookies) ? 'quick' : 'small';
  const routing = routeHost(event.url, config().origins);
  fillLocals(event, routing);
  const refusal = refuse(event, routing);
  const { response, html } = refusal ? { response: refusal, html: null } : await answer(input);
  const { headers } = response;
  if (headers.get('content-type') === 'text/html') {
    headers.set('content-type', 'text/html; charset=utf-8');
  }
  if (response.status === 503) headers.set('retry-after', RETRY_SECONDS);
  secureHeaders(event, headers);
  return compressed(event.request, response, { text: html, effort });
};

/** Turns every failure into a sentence for the reader and, where it is ours, a line for the operator. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  const { requestId } = event.locals;
  if (kind === 'app') return { ...error, requestId };
  if (kind !== 'unknown') {
    const message = error.status === 404 ? m.common_error_not_found() : m.common_error_internal();
    return { status: error.status, message, requestId };
  }
  if (error instanceof ApiError) {
    if (error.status >= 500)
      log('error', { requestId, event: 'api', code: error.code, route: event.route.id });
    return { status: error.status, message: error.text, requestId };
  }
  log('error', { requestId, event: 'unexpected', route: event.route.id, ...describeError(error) });
  return { status: 500, message: m.common_error_internal(), requestId };
};
