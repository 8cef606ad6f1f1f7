import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Bilingual, Locale } from '@pateka/domain';
import { draftsOfPackage } from '../package/drafts-of-package.js';
import type { PackageFile, Problem } from '../package/problem.js';
import { mediaTypeOf } from './media-type.js';
import { NoteBook } from './notes.js';
import { refuseImport, type Refused } from './refusals.js';
import { renameMedia } from './rename-media.js';
import type { ImportedMedia, ImportOptions, ImportResult } from './result.js';

const changedRows: Bilingual = {
  bg: 'Текстът на урок е променен извън студиото. Блоковете на двата езика са съчетани наново.',
  en: 'The text of a lesson was changed outside the studio. The blocks of both languages were matched anew.',
};

const leftOut: Bilingual = {
  bg: 'Модул от курса липсва в пакета: когато е изнесен, модулът е бил свален.',
  en: 'A module of the course is not in the package: it was withdrawn when the course was exported.',
};

/** Says where in the package the fault is: whoever writes one by hand needs the place. */
function refuseAt({ file, line, message, remedy }: Problem): Refused {
  const refused = refuseImport('package');
  const { bg, en } = refused.text;
  const fault = (locale: Locale) => readable(`${message[locale]} ${remedy[locale]}`);
  const text = {
    bg: `${bg} Мястото: ${readable(file)}, ред ${line}. ${fault('bg')}`,
    en: `${en} The place: ${readable(file)}, line ${line}. ${fault('en')}`,
  };
  return { ...refused, text };
}

const LONGEST_QUOTE = 600;

/** What comes out of the file itself, without signs that nobody sees and no database keeps. */
const readable = (text: string): string =>
  [...text.replace(/[\p{Cc}\p{Surrogate}]+/gu, ' ')].slice(0, LONGEST_QUOTE).join('').trim();

/** The files under media/, each under the name that its bytes give it. */
async function mediaOfFiles(files: ReadonlyMap<string, Uint8Array>, signal?: AbortSignal) {
  const media: ImportedMedia[] = [];
  const names = new Map<string, string>();
  for (const [path, bytes] of files) {
    const [, name] = /(?:^|\/)media\/([0-9a-f]{64})$/.exec(path) ?? [];
    if (name === undefined) continue;
    if (signal?.aborted) return null;
    const id = createHash('sha256').update(bytes).digest('hex');
    if (id !== name) names.set(name, id);
    if (!media.some((each) => each.id === id)) media.push({ id, bytes, type: mediaTypeOf(bytes) });
    await breathe();
  }
  return { media, names };
}

function textsOf(files: ReadonlyMap<string, Uint8Array>): PackageFile[] {
  const decoder = new TextDecoder();
  return [...files]
    .filter(([path]) => /\.(?:md|yaml)$/.test(path))
    .map(([path, bytes]) => ({ path, text: decoder.decode(bytes) }));
}

/**
 * @param files the files of an archive
 * @returns whether they are a package of our own
 */
export function isPackage(files: ReadonlyMap<string, Uint8Array>): boolean {
  return [...files.keys()].some((path) => /(?:^|\/)module\.yaml$/.test(path));
}

/**
 * Reads a package of our own format.
 * @param files the files of the archive
 * @param options progress and cancelling
 * @returns its modules as they were exported, or the place of the first fault
 */
export async function importPackage(
  files: ReadonlyMap<string, Uint8Array>,
  options: ImportOptions,
): Promise<ImportResult> {
  await options.step?.(0, 2);
  const read = draftsOfPackage(textsOf(files));
  if (!read.ok) return refuseAt(read.problem);
  await options.step?.(1, 2);
  const kept = await mediaOfFiles(files, options.signal);
  if (!kept) return refuseImport('cancelled');
  const notes = new NoteBook();
  notes.add('rows', changedRows, read.rowsLost);
  const modules = read.modules.map((module) => ({
    ...module,
    lessons: module.lessons.map((lesson) => renameMedia(lesson, kept.names)),
  }));
  await options.step?.(2, 2);
  const { facts, competences, courses } = read;
  for (const course of courses) notes.add('left-out', leftOut, course.leftOut);
  return { ok: true, modules, courses, media: kept.media, notes: notes.list(), facts, competences };
}
