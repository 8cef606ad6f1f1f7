import type { RequestEvent } from '@sveltejs/kit';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Pool } from 'undici';
import { ApiError, type ApiErrorCode, isKnownCode } from './api-errors.js';
import { headersFor } from './api.js';
import { config } from './config.js';

/** For an answer to begin; a file on its way may take as long as its line is slow. */
const PATIENCE_MS = 10_000;
/** A large file on a slow line, and the work on it, on its way in or out. */
const LONG_PATIENCE_MS = 15 * 60_000;

let pool: Pool | undefined;

/** Connections of their own: many slow downloads must not keep lessons waiting. */
function connect(): Pool {
  return new Pool(new URL(config().API_URL).origin, {
    connections: 32,
    keepAliveTimeout: 30_000,
    connect: { timeout: 2_000 },
  });
}

/** What is asked of the API about a file. */
export interface FileQuestion {
  method: 'GET' | 'HEAD' | 'POST';
  path: string;
  headers?: Record<string, string>;
  /** The answer is made while it is sent: what is large may take its time. */
  isMade?: boolean;
  /** Passed on as it comes in, never held. */
  body?: ReadableStream;
}

/** The API's answer; its body is a stream. */
export type FileAnswer = Awaited<ReturnType<Pool['request']>>;

/**
 * Speaks with the API's routes for files, on behalf of the reader.
 * @param event the request being answered; when its reader leaves, the question ends
 * @returns status, headers and body as they come
 * @throws ApiError('unreachable')
 */
export async function askForFile(event: RequestEvent, question: FileQuestion): Promise<FileAnswer> {
  pool ??= connect();
  const { method, path, headers = {}, body, isMade = false } = question;
  try {
    return await pool.request({
      method,
      path,
      headers: { ...headersFor(event), ...headers },
      body: body ? Readable.fromWeb(body) : null,
      headersTimeout: body || isMade ? LONG_PATIENCE_MS : PATIENCE_MS,
      bodyTimeout: isMade ? LONG_PATIENCE_MS : PATIENCE_MS,
      signal: event.request.signal,
    });
  } catch (cause) {
    throw new ApiError('unreachable', '', { cause });
  }
}

/**
 * Reads the code of a refusal.
 * @returns the error to throw
 */
export async function fileError({ statusCode, body }: FileAnswer): Promise<ApiError> {
  const said: unknown = await body.json().catch(() => null);
  const { code, detail } = (said ?? {}) as { code?: unknown; detail?: unknown };
  const known: ApiErrorCode | null = isKnownCode(code) ? code : null;
  const unreachable = statusCode >= 502 && statusCode <= 504;
  return new ApiError(known ?? (unreachable ? 'unreachable' : 'internal'), String(detail ?? ''));
}
