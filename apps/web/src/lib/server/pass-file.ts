import { redirect, type RequestEvent } from '@sveltejs/kit';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { ApiError } from './api-errors.js';
import { askForFile, fileError, type FileAnswer } from './api-files.js';
import { FILE_POLICY } from './csp.js';
import { whenSignedIn } from './signed-in.js';

async function ask(event: RequestEvent, path: string): Promise<FileAnswer> {
  const answer = await askForFile(event, { method: 'GET', path, isMade: true });
  if (answer.statusCode !== 200) throw await fileError(answer);
  return answer;
}

/**
 * Passes a file of the API on as a download.
 * @param path where the API has it
 * @param name what the file is called: neutral, it stays in a folder that others may see (safety 13)
 * @param page where it is asked for: a file has no page to say why not
 */
export async function passFile(
  event: RequestEvent,
  path: string,
  { name, page }: { name: string; page: string },
): Promise<Response> {
  let answer: FileAnswer;
  try {
    answer = await whenSignedIn(event, () => ask(event, path));
  } catch (cause) {
    if (cause instanceof ApiError && cause.status === 403) redirect(303, page);
    // The page says why in the reader's language.
    if (cause instanceof ApiError && cause.code === 'too-large')
      redirect(303, `${page}?refused=too-large`);
    throw cause;
  }
  const headers = new Headers({
    'content-disposition': `attachment; filename="${name}"`,
    'content-security-policy': FILE_POLICY,
    'cache-control': 'no-store',
  });
  for (const key of ['content-type', 'content-length']) {
    const value = answer.headers[key];
    if (typeof value === 'string') headers.set(key, value);
  }
  const body = Readable.toWeb(answer.body) as ReadableStream<Uint8Array> &
    globalThis.ReadableStream;
  return new Response(body, { headers });
}
