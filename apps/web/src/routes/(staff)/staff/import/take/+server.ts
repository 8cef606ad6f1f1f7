import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { ReadableStream } from 'node:stream/web';
import { ApiError } from '#lib/server/api-errors.js';
import { askForFile, fileError } from '#lib/server/api-files.js';
import { SIGN_IN } from '#lib/paths.js';
import type { RequestHandler } from './$types.js';

type TakeAnswer = { ok: true; id: string } | { ok: false; reason: string };

async function send(event: RequestEvent): Promise<TakeAnswer> {
  const { body, headers } = event.request;
  const length = headers.get('content-length');
  const answer = await askForFile(event, {
    method: 'POST',
    path: '/imports',
    headers: {
      'content-type': headers.get('content-type') ?? '',
      ...(length === null ? {} : { 'content-length': length }),
    },
    body: (body ?? new Blob().stream()) as ReadableStream,
  });
  if (answer.statusCode !== 200) throw await fileError(answer);
  return (await answer.body.json()) as TakeAnswer;
}

/** Takes the form, passed on to the API as it comes in; where it goes on is a page of its own. */
export const POST: RequestHandler = async (event) => {
  let answer: TakeAnswer;
  try {
    answer = await send(event);
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    // She comes back to the form: a browser does not send a file twice by itself.
    if (cause.code === 'signed-out') redirect(303, `${SIGN_IN}?to=%2Fstaff%2Fimport`);
    redirect(303, `/staff/import?refused=${cause.code}`);
  }
  if (!answer.ok) redirect(303, `/staff/import?refused=${encodeURIComponent(answer.reason)}`);
  redirect(303, `/staff/import/${encodeURIComponent(answer.id)}`);
};
