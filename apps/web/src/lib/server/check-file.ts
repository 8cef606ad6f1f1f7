import type { RequestEvent } from '@sveltejs/kit';
import type { ReadableStream } from 'node:stream/web';
import type { CheckedFile } from '../check/report-words.js';
import { m } from '../paraglide/messages.js';
import { ApiError } from './api-errors.js';
import { askForFile, fileError } from './api-files.js';

/** As much as the api looks at. */
export const LARGEST_BYTES = 5 * 1024 * 1024;

/** Why a file was not checked: a sentence in the reader's language, and the HTTP status that fits. */
export interface NotChecked {
  status: number;
  text: string;
}

/**
 * Takes the file out of the form. It lies in memory for the time of this request and is written nowhere.
 * @returns the file, or why there is none that can be checked
 */
export async function fileIn(request: Request): Promise<File | NotChecked> {
  let file: FormDataEntryValue | null;
  try {
    file = (await request.formData()).get('file');
  } catch {
    return { status: 400, text: m.check_refused_cut() };
  }
  // A browser sends a file without a name when none was chosen.
  if (!(file instanceof File) || (file.name === '' && file.size === 0))
    return { status: 400, text: m.check_refused_none() };
  if (file.size === 0) return { status: 400, text: m.check_refused_empty() };
  if (file.size > LARGEST_BYTES) return { status: 413, text: m.check_refused_large() };
  return file;
}

/**
 * Has the api look at a file.
 * @throws ApiError
 */
export async function checkFile(event: RequestEvent, file: File): Promise<CheckedFile> {
  const answer = await askForFile(event, {
    method: 'POST',
    path: '/certificate-check',
    // Neither name nor kind: what it is is seen from the bytes.
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(file.size),
    },
    body: file.stream() as ReadableStream,
    isMade: true,
  });
  if (answer.statusCode !== 200) throw await fileError(answer);
  return (await answer.body.json()) as CheckedFile;
}

/**
 * @param error what checkFile threw
 * @throws the error itself when it is none of the api's
 */
export function notChecked(error: unknown): NotChecked {
  if (!(error instanceof ApiError)) throw error;
  const { code, detail, status } = error;
  if (code === 'too-many-tries') {
    const minutes = Math.max(1, Math.ceil(Number(detail) / 60) || 15);
    return { status, text: m.check_refused_many({ minutes }) };
  }
  if (code === 'too-large') return { status, text: m.check_refused_large() };
  if (code === 'invalid-input') return { status, text: m.check_refused_cut() };
  return { status, text: m.check_refused_away() };
}
