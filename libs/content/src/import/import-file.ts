import { setImmediate as breathe } from 'node:timers/promises';
import { importDocx } from './docx/import-docx.js';
import { importGift, looksLikeGift } from './gift.js';
import { importMarkdown, importMarkdownFiles } from './markdown/import-markdown.js';
import { importPackage, isPackage } from './import-package.js';
import { importMoodle } from './moodle/import-moodle.js';
import { isTangled } from './markdown/tangled.js';
import { refuseImport } from './refusals.js';
import type { ImportOptions, ImportResult } from './result.js';
import { readZip, zipLimits } from './zip.js';

/** No file that is imported may be larger, whatever it is. */
export const largestImport = 200_000_000;
/** A text of ten megabytes is no lesson. */
const largestText = 10_000_000;

/** What a file is, by its first bytes. */
type Container = 'zip' | 'gzip' | 'ole' | 'text' | 'other';

function containerOf(bytes: Uint8Array): Container {
  const starts = (...sign: number[]) => sign.every((byte, at) => bytes[at] === byte);
  if (starts(0x50, 0x4b)) return 'zip';
  if (starts(0x1f, 0x8b)) return 'gzip';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'ole';
  const text = new TextDecoder().decode(bytes.subarray(0, 4_096));
  return /[^\P{Cc}\t\n\f\r]/u.test(text) ? 'other' : 'text';
}

/** The list of contents of an archive names its files without packing them. */
function isBackup(bytes: Uint8Array): boolean {
  const { buffer, byteOffset, byteLength } = bytes;
  return Buffer.from(buffer, byteOffset, byteLength).includes('moodle_backup.xml');
}

const isMarkdown = (name: string): boolean => /\.(?:md|markdown)$/i.test(name);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Both are plain text: what marks Markdown, or the name of the file, decides. */
function isGift(bytes: Uint8Array, name: string): boolean {
  if (isMarkdown(name)) return false;
  const text = new TextDecoder().decode(bytes.subarray(0, 100_000));
  if (/\.gift$/i.test(name)) return true;
  return !/^(?:---[ \t]*$|:::|#{1,6} )/m.test(text) && looksLikeGift(text);
}

async function importZip(bytes: Uint8Array, options: ImportOptions): Promise<ImportResult> {
  if (isBackup(bytes)) return importMoodle(bytes, options);
  const zip = await readZip(bytes, zipLimits, options.signal);
  if (!zip.ok) return zip;
  const tangled = [...zip.files].some(
    ([name, file]) => isMarkdown(name) && isTangled(textOf(file)),
  );
  if (tangled) return refuseImport('tangled');
  if (isPackage(zip.files)) return importPackage(zip.files, options);
  const names = [...zip.files.keys()];
  if (names.includes('[Content_Types].xml')) return importDocx(bytes, options);
  if (names.some(isMarkdown)) return importMarkdownFiles(zip.files, options);
  return refuseImport('unknown');
}

/**
 * Imports a file by what it is, not by what it is called.
 * @param bytes the file
 * @param options language, name, progress and cancelling
 * @returns modules, media and notes; or why it is not imported, in kind words
 */
export async function importFile(bytes: Uint8Array, options: ImportOptions): Promise<ImportResult> {
  await breathe();
  if (options.signal?.aborted) return refuseImport('cancelled');
  if (bytes.length === 0) return refuseImport('empty');
  if (bytes.length > largestImport) return refuseImport('too-large');
  switch (containerOf(bytes)) {
    case 'zip':
      return importZip(bytes, options);
    case 'ole':
      return importDocx(bytes, options);
    case 'text':
      if (bytes.length > largestText) return refuseImport('too-large');
      if (isGift(bytes, options.name)) return importGift(bytes, options);
      if (isTangled(textOf(bytes))) return refuseImport('tangled');
      return importMarkdown(bytes, options);
    case 'gzip':
      return importMoodle(bytes, options);
    case 'other':
      return refuseImport('unknown');
  }
}
