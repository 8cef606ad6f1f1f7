import { json, type RequestEvent } from '@sveltejs/kit';
import { ApiError } from './api-errors.js';

/**
 * Answers a program: whatever happens it gets JSON.
 * @param find the answer; null when there is nothing, for whatever reason: then all get the same
 */
export async function answerJson(find: () => Promise<Response | null>): Promise<Response> {
  try {
    return (await find()) ?? json({ error: 'not-found' }, { status: 404 });
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    const wait = cause.code === 'too-many-tries' ? Number(cause.detail) : 0;
    const headers: Record<string, string> = wait > 0 ? { 'retry-after': String(wait) } : {};
    return json({ error: cause.code }, { status: cause.status, headers });
  }
}

/** How long a document may be kept that changes when a key does. */
export const HOUR = 3_600;

/**
 * Answers with a document that the issuer publishes: any page and any program may read it, and keep it a while.
 * @param find the document as JSON; null when there is none
 * @param kept for how many seconds it may be kept, and its media type
 */
export async function publicDocument(
  find: () => Promise<string | null | undefined>,
  { seconds, type = 'application/json' }: { seconds: number; type?: string },
): Promise<Response> {
  const answer = await answerJson(async () => {
    const text = (await find()) ?? null;
    const headers = { 'content-type': type, 'cache-control': `public, max-age=${seconds}` };
    return text === null ? null : new Response(text, { headers });
  });
  answer.headers.set('access-control-allow-origin', '*');
  return answer;
}

/** Whether a program asks: kit takes "anything" for JSON, but a browser's or a messenger's preview wants the page. */
export function asksForJson(accept: string | null): boolean {
  return (
    /\bapplication\/(?:[\w.+-]+\+)?json\b/i.test(accept ?? '') &&
    !/\btext\/html\b/i.test(accept ?? '')
  );
}

/** Paths of certificates: there, who does not name JSON gets the page. */
const CERTIFICATE = /^\/c\//;

/** Lets kit choose the page where it would choose the endpoint. */
export function preferPage({ request, url }: Pick<RequestEvent, 'request' | 'url'>): void {
  if (CERTIFICATE.test(url.pathname) && !asksForJson(request.headers.get('accept')))
    request.headers.set('accept', 'text/html');
}
