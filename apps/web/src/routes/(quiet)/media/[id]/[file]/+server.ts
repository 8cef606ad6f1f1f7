import { error, type RequestEvent } from '@sveltejs/kit';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { m } from '#lib/paraglide/messages.js';
import { askForFile, fileError, type FileAnswer } from '#lib/server/api-files.js';
import { FILE_POLICY } from '#lib/server/csp.js';
import type { RequestHandler } from './$types.js';

/** Of the API's answer what a browser needs in order to show a file or a stretch of it. */
const PASSED = ['content-type', 'content-length', 'content-range', 'accept-ranges'];

/** What is downloaded, and how it is called: its name tells nothing (safety 13). */
const EXTENSIONS: Record<string, string> = { 'application/pdf': 'pdf', 'text/plain': 'txt' };

function disposition(type: string): Record<string, string> {
  const extension = EXTENSIONS[type.split(';')[0]?.trim() ?? ''];
  if (extension === undefined) return {};
  const name = encodeURIComponent(`${m.media_file_name()}.${extension}`);
  return {
    'content-disposition': `attachment; filename="file.${extension}"; filename*=UTF-8''${name}`,
  };
}

function headersOf({ headers }: FileAnswer): Headers {
  const passed = new Headers();
  for (const name of PASSED) {
    const value = headers[name];
    if (typeof value === 'string') passed.set(name, value);
  }
  for (const [name, value] of Object.entries(disposition(passed.get('content-type') ?? '')))
    passed.set(name, value);
  // Whatever is in it, nothing of it runs and nothing is fetched for it.
  passed.set('content-security-policy', FILE_POLICY);
  passed.set('cache-control', 'no-store');
  return passed;
}

async function ask(event: RequestEvent, method: 'GET' | 'HEAD'): Promise<FileAnswer> {
  const { id = '', file = '' } = event.params;
  const range = event.request.headers.get('range');
  const answer = await askForFile(event, {
    method,
    path: `/media/${encodeURIComponent(id)}/${encodeURIComponent(file)}`,
    headers: range === null ? {} : { range },
  });
  if ([200, 206, 416].includes(answer.statusCode)) return answer;
  if (method === 'GET' && answer.statusCode !== 404) throw await fileError(answer);
  await answer.body.dump();
  return error(404, m.common_error_not_found());
}

/** A file of a lesson, or a stretch of it, passed on as it comes; the API decides who may read it. */
export const GET: RequestHandler = async (event) => {
  const answer = await ask(event, 'GET');
  const body = Readable.toWeb(answer.body) as ReadableStream<Uint8Array> &
    globalThis.ReadableStream;
  return new Response(body, { status: answer.statusCode, headers: headersOf(answer) });
};

/** The same without the file: players ask how long it is. */
export const HEAD: RequestHandler = async (event) => {
  const answer = await ask(event, 'HEAD');
  await answer.body.dump();
  return new Response(null, { status: answer.statusCode, headers: headersOf(answer) });
};
