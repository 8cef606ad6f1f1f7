import type { DraftLesson, DraftProblem } from '@pateka/content/draft';
import { m } from '#lib/paraglide/messages.js';
import type { UploadResult } from '../context.js';
import type { SaveAnswer } from './lesson-saver.js';

/** How long an answer may take before it counts as lost, in milliseconds. */
const PATIENCE_MS = 20_000;
const UPLOAD_PATIENCE_MS = 10 * 60_000;

const isJson = (answer: Response): boolean =>
  answer.headers.get('content-type')?.startsWith('application/json') ?? false;

/**
 * Sends a lesson.
 * @param path the lesson's page
 * @returns what came of it; without a connection 'later', never an error
 */
export async function sendLesson(
  path: string,
  baseVersion: number,
  content: DraftLesson,
): Promise<SaveAnswer> {
  try {
    const answer = await fetch(path, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ baseVersion, content }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status === 413) return { kind: 'refused', reason: 'too-large' };
    return isJson(answer) ? ((await answer.json()) as SaveAnswer) : { kind: 'later' };
  } catch {
    return { kind: 'later' };
  }
}

/**
 * Asks for something to be done; a refusal is a sentence.
 * @returns the answer, or that there is no connection
 */
export async function askFor<Answer extends { ok: boolean }>(
  path: string,
  body: unknown,
): Promise<Answer | { ok: false; text: string }> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (isJson(answer)) return (await answer.json()) as Answer;
    return { ok: false, text: m.common_error_internal() };
  } catch {
    return { ok: false, text: m.editor_no_connection() };
  }
}

/** @returns what is to be mended as the module is saved; null when nobody can say just now */
export async function askProblems(path: string): Promise<DraftProblem[] | null> {
  try {
    const answer = await fetch(path, { headers: { accept: 'application/json' } });
    return answer.ok && isJson(answer) ? ((await answer.json()) as DraftProblem[]) : null;
  } catch {
    return null;
  }
}

/** Sends a file to the media store. */
export async function upload(file: File): Promise<UploadResult> {
  try {
    const body = new FormData();
    body.set('file', file);
    const signal = AbortSignal.timeout(UPLOAD_PATIENCE_MS);
    const answer = await fetch('/staff/media', { method: 'POST', body, signal });
    if (isJson(answer)) return (await answer.json()) as UploadResult;
    if (answer.status === 413) return { ok: false, text: m.editor_file_too_large() };
    return { ok: false, text: m.common_error_internal() };
  } catch {
    return { ok: false, text: m.editor_no_connection() };
  }
}
