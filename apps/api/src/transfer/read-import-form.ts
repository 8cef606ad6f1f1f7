import { isLocale, type Locale } from '@pateka/domain';
import busboy from 'busboy';
import type { Request } from 'express';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { AppError } from '../platform/errors.js';

/** As much as the web lets through. */
const LARGEST = 100 * 1024 * 1024;
const LONGEST_NAME = 200;

/** A form with a file, laid down outside the memory. */
export interface ImportForm {
  id: string;
  organisationId: string;
  /** Null for a new module. */
  moduleId: string | null;
  locale: Locale;
  /** What the file is called. */
  name: string;
  path: string;
  /** Whether the file was larger than any import may be: then the rest has not been read. */
  isTooLarge: boolean;
  /** Takes the file away again. */
  discard(): Promise<void>;
}

const isId = z.uuid();

const FIELDS = ['id', 'organisationId', 'moduleId', 'locale'] as const;
type Fields = Partial<Record<(typeof FIELDS)[number], string>>;

interface Received {
  fields: Fields;
  name: string;
  isTooLarge: boolean;
}

/** The file's last name, without the path that some browsers send, and without what no name holds. */
const tidy = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Surrogate}]/gu, '').slice(0, LONGEST_NAME);

async function writeDown(file: Readable & { truncated?: boolean }, path: string): Promise<boolean> {
  await pipeline(file, createWriteStream(path, { mode: 0o600 }));
  return file.truncated !== true;
}

/**
 * Parts the form: the fields stand before the file. Behind a file that is too large nothing is read any more.
 */
function receive(req: Request, path: string): Promise<Received> {
  return new Promise((resolve, reject) => {
    const limits = { fileSize: LARGEST, files: 1, fields: FIELDS.length, fieldSize: 200, parts: 6 };
    const form = busboy({ headers: req.headers, limits, defParamCharset: 'utf8' });
    const fail = () => reject(new AppError('invalid-input', 'file'));
    const fields: Fields = {};
    let hasFile = false;
    form.on('field', (field, value) => {
      const known = FIELDS.find((each) => each === field);
      if (known) fields[known] = value;
    });
    form.on('file', (field, file, { filename }) => {
      const answer = { fields, name: tidy(filename ?? '') };
      if (field !== 'file') return fail();
      hasFile = true;
      file.once('limit', () => {
        resolve({ ...answer, isTooLarge: true });
        req.unpipe(form);
        req.pause();
        form.destroy();
      });
      writeDown(file, path).then((whole) => resolve({ ...answer, isTooLarge: !whole }), fail);
    });
    form.once('error', fail);
    // The form may end before the file is laid down in full.
    form.once('finish', () => (hasFile ? undefined : fail()));
    req.once('aborted', () => form.destroy(new Error('aborted')));
    req.pipe(form);
  });
}

/**
 * Takes a form with a file to be imported.
 * @returns what is in it; the caller discards the file
 * @throws AppError('invalid-input') when it is no such form, or was cut off on the way
 */
export async function readImportForm(req: Request): Promise<ImportForm> {
  const folder = await mkdtemp(join(tmpdir(), 'pateka-import-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'file');
  try {
    const { fields, ...received } = await receive(req, path);
    const { id = '', organisationId = '', moduleId = '', locale } = fields;
    if (!isLocale(locale)) throw new AppError('invalid-input', 'locale');
    const mustBeIds = moduleId === '' ? [id, organisationId] : [id];
    if (!mustBeIds.every((each) => isId.safeParse(each).success))
      throw new AppError('invalid-input', 'id');
    const own = { id, organisationId, moduleId: moduleId === '' ? null : moduleId, locale };
    return { ...own, ...received, path, discard };
  } catch (error) {
    await discard();
    throw error instanceof AppError ? error : new AppError('invalid-input', 'file');
  }
}
