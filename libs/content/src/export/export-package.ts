import { setImmediate as breathe } from 'node:timers/promises';
import { zipSync, type Zippable } from 'fflate';
import { mediaOf } from '../media-of.js';
import { packageFiles, type PackageContents } from './package-files.js';

/** Hands out a kept file by its id; null when there is none any more. */
export type MediaReader = (id: string) => Promise<Uint8Array | null>;

/** The same contents give the same bytes, whenever they are packed. */
const always = { mtime: new Date(1980, 0, 1) };

function mediaIn({ modules }: PackageContents): string[] {
  const blocks = modules
    .flatMap(({ lessons }) => lessons)
    .flatMap((lesson) => lesson.blocks)
    .flatMap(({ bg, en }) => [bg, en].filter((block) => block !== null));
  return [...new Set(mediaOf(blocks))];
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
  const files: Zippable = {};
  for (const { path, text } of packageFiles(contents)) {
    files[path] = new TextEncoder().encode(text);
  }
  for (const id of mediaIn(contents)) {
    const bytes = await readMedia(id);
    // Pictures and recordings are packed already: packing them once more takes time and saves nothing.
    if (bytes) files[`media/${id}`] = [bytes, { level: 0 }];
    await breathe();
  }
  return zipSync(files, { ...always, level: 6 });
}
