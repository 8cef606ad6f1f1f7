import { setImmediate as breathe } from 'node:timers/promises';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { writtenBlocks } from '../draft/draft.js';
import { zipLimits } from '../import/zip.js';
import { mediaOf } from '../media-of.js';
import { packageFiles, type PackageContents } from './package-files.js';
import type { PackageFile } from '../package/problem.js';

/** Hands out a kept file by its id, whole or piece by piece; null when there is none any more. */
export type MediaReader = (
  id: string,
) => Promise<Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array> | null>;

/** What a package will hold: its texts, and which files travel with them. */
export interface PackageParts {
  texts: readonly PackageFile[];
  media: readonly string[];
}

/** The most bytes of a package, unpacked: what goes out must be small enough to come in again (100 MB). */
export const largestPackage = 95_000_000;

/** The same contents give the same bytes, whenever they are packed. */
const always = { mtime: new Date(1980, 0, 1) };

/** @returns the files that the lessons of a package name, each once */
export function mediaIn({ modules }: Pick<PackageContents, 'modules'>): string[] {
  const lessons = modules.flatMap((module) => module.lessons);
  return mediaOf(writtenBlocks(lessons.flatMap(({ blocks }) => blocks)));
}

/**
 * @param texts the text files of a package
 * @param sizes the bytes of each file that is to travel with them, by its id
 * @returns whether an import would take the package
 */
export function fitsImport(
  texts: readonly PackageFile[],
  sizes: ReadonlyMap<string, number>,
): boolean {
  const written = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const shown = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return written + shown <= largestPackage && texts.length + sizes.size <= zipLimits.entries;
}

/**
 * Packs a package piece by piece: of its files only what is on its way is in memory.
 * @param parts texts, and the ids of the files that travel with them
 * @param readMedia where the files come from; one that is missing is missing in the package, too
 * @returns the bytes of a ZIP file in their order
 */
export async function* packParts(
  { texts, media }: PackageParts,
  readMedia: MediaReader,
): AsyncGenerator<Uint8Array, void> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const taken = (): Uint8Array[] => {
    const chunks = ready;
    ready = [];
    return chunks;
  };
  for (const { path, text } of texts) {
    const entry = Object.assign(new ZipDeflate(path, { level: 6 }), always);
    zip.add(entry);
    entry.push(new TextEncoder().encode(text), true);
    yield* taken();
    await breathe();
  }
  for (const id of media) {
    const file = await readMedia(id);
    if (!file) continue;
    // Pictures and recordings are packed already: packing them once more takes time and saves nothing.
    const entry = Object.assign(new ZipPassThrough(`media/${id}`), always);
    zip.add(entry);
    for await (const piece of file instanceof Uint8Array ? [file] : file) {
      entry.push(piece);
      yield* taken();
    }
    entry.push(new Uint8Array(), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}

/**
 * Packs modules, or a course, with the files their lessons show.
 * @param contents what goes into the package
 * @param readMedia where the files come from; one that is missing is missing in the package, too
 * @returns a ZIP file; importing it gives the same modules
 */
export async function exportPackage(
  contents: PackageContents,
  readMedia: MediaReader,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const parts = { texts: packageFiles(contents), media: mediaIn(contents) };
  for await (const chunk of packParts(parts, readMedia)) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
