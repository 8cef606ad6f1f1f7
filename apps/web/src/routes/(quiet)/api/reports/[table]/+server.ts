import { isLocale } from '@pateka/domain';
import { json } from '@sveltejs/kit';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { m } from '#lib/paraglide/messages.js';
import { askForFile, type FileAnswer } from '#lib/server/api-files.js';
import { ApiError } from '#lib/server/api-errors.js';
import { FILE_POLICY } from '#lib/server/csp.js';
import { log } from '#lib/server/log.js';
import type { RequestHandler } from './$types.js';

/** Of the API's answer what a program needs to read it, or to know when to come again. */
const PASSED = ['content-type', 'content-length', 'retry-after', 'www-authenticate', 'allow'];

function headersOf({ headers }: FileAnswer): Headers {
  const passed = new Headers({
    'content-security-policy': FILE_POLICY,
    'cache-control': 'no-store',
  });
  for (const name of PASSED) {
    const value = headers[name];
    if (typeof value === 'string') passed.set(name, value);
  }
  return passed;
}

/** For programs there is no page that says why not. */
function refusal(url: URL, status: 405 | 503, headers: Record<string, string> = {}): Response {
  const lang = url.searchParams.get('lang');
  const locale = lang !== null && isLocale(lang) ? lang : 'bg';
  const body =
    status === 405
      ? { code: 'method', text: m.access_error_method({}, { locale }) }
      : { code: 'unreachable', text: m.common_error_unreachable({}, { locale }) };
  return json(body, { status, headers });
}

/**
 * Released figures for a program, passed on as they come: the API knows the token and decides. A browser that
 * comes along with a session gains nothing by it.
 */
export const GET: RequestHandler = async (event) => {
  const { request, params, url } = event;
  const path = `/reports/${encodeURIComponent(params.table)}${url.search}`;
  // Takes the place of the session, also when there is no token.
  const headers = { authorization: request.headers.get('authorization') ?? '' };
  try {
    const answer = await askForFile(event, { method: 'GET', path, headers });
    const body = Readable.toWeb(answer.body) as ReadableStream<Uint8Array> &
      globalThis.ReadableStream;
    return new Response(body, { status: answer.statusCode, headers: headersOf(answer) });
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    const { locals, route } = event;
    log('error', { requestId: locals.requestId, event: 'api', code: cause.code, route: route.id });
    return refusal(url, 503);
  }
};

export const fallback: RequestHandler = ({ url }) => refusal(url, 405, { allow: 'GET, HEAD' });
