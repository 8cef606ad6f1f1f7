import busboy from 'busboy';
import type { Request } from 'express';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../platform/errors.js';
import { largest, refuse, type Refused } from './media.types.js';

/** A file on its way in, laid down outside the memory: a slow line may take minutes for it. */
export interface Upload {
  path: string;
  /** Takes it away again. */
  discard(): Promise<void>;
}

const MB = 1024 * 1024;

/** No kind may be larger; what a file is, is known only once it is here. */
const LIMIT = Math.max(...Object.values(largest));

async function newUpload(): Promise<Upload> {
  const folder = await mkdtemp(join(tmpdir(), 'pateka-upload-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  return { path: join(folder, randomUUID()), discard };
}

/** Writes the part down. @returns whether it stayed under the limit */
async function writeDown(file: Readable & { truncated?: boolean }, path: string): Promise<boolean> {
  await pipeline(file, createWriteStream(path, { mode: 0o600 }));
  return file.truncated !== true;
}

/**
 * Parts the form from its one file. It ends with the file, not with the form: behind a file that is too large
 * nothing is read any more.
 */
function receive(req: Request, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const limits = { fileSize: LIMIT, files: 1, fields: 0, parts: 2 };
    const form = busboy({ headers: req.headers, limits });
    const fail = () => reject(new AppError('invalid-input', 'file'));
    let arrived = false;
    form.on('file', (name, file) => {
      arrived = true;
      if (name !== 'file') return fail();
      file.once('limit', () => {
        resolve(false);
        req.unpipe(form);
        req.pause();
        form.destroy();
      });
      writeDown(file, path).then(resolve, fail);
    });
    form.once('error', fail);
    form.once('close', () => arrived || fail());
    req.once('aborted', () => form.destroy(new Error('aborted')));
    req.pipe(form);
  });
}

/**
 * Takes the file out of a form ("multipart", field `file`).
 * @returns where it lies, or that it is too large: then the rest has not been read and never will be
 * @throws AppError('invalid-input') when it is no such form, or was cut off on the way
 */
export async function readUpload(req: Request): Promise<{ ok: true; upload: Upload } | Refused> {
  const upload = await newUpload();
  try {
    if (await receive(req, upload.path)) return { ok: true, upload };
  } catch (error) {
    await upload.discard();
    throw error instanceof AppError ? error : new AppError('invalid-input', 'file');
  }
  await upload.discard();
  return refuse('too-large', LIMIT / MB);
}
