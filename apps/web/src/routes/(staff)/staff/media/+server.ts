import { json, type RequestEvent } from '@sveltejs/kit';
import type { ReadableStream } from 'node:stream/web';
import { ApiError } from '#lib/server/api-errors.js';
import { askForFile, fileError } from '#lib/server/api-files.js';
import { type KeepAnswer, refusalText } from './refusal-text.server.js';
import type { RequestHandler } from './$types.js';

async function send(event: RequestEvent): Promise<KeepAnswer> {
  const { body, headers } = event.request;
  const length = headers.get('content-length');
  const answer = await askForFile(event, {
    method: 'POST',
    path: '/media',
    headers: {
      'content-type': headers.get('content-type') ?? '',
      ...(length === null ? {} : { 'content-length': length }),
    },
    body: (body ?? new Blob().stream()) as ReadableStream,
  });
  if (answer.statusCode !== 200) throw await fileError(answer);
  return (await answer.body.json()) as KeepAnswer;
}

/**
 * Takes a file for a lesson: a form with the field `file`, passed on to the API as it comes in.
 * Answers JSON: `{ ok: true, media }`, or `{ ok: false, text }` with a sentence in the page's language.
 */
export const POST: RequestHandler = async (event) => {
  try {
    const answer = await send(event);
    return json(answer.ok ? answer : { ok: false, text: refusalText(answer) });
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    return json({ ok: false, text: cause.text }, { status: cause.status });
  }
};
