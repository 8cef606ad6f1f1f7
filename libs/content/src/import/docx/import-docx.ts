import { createHash } from 'node:crypto';
import type { Bilingual } from '@pateka/domain';
import { fromHtml } from 'hast-util-from-html';
import mammoth from 'mammoth';
import { hastToPieces } from '../html/html-to-rich.js';
import { NoteBook } from '../notes.js';
import { refuseImport } from '../refusals.js';
import type { ImportedMedia, ImportOptions, ImportResult } from '../result.js';
import { moduleOfPieces } from '../to-lessons.js';
import { idPrefix, placeFootnotes } from './footnotes.js';
import { noteLosses } from './losses.js';
import { openDocx } from './open-docx.js';
import { wordStyles } from './style-map.js';

const unseen: Bilingual = {
  bg: 'Картини във формат, който браузърите не показват, са пропуснати. Запазете ги като PNG или JPEG.',
  en: 'Pictures in a format that browsers do not show were left out. Please save them as PNG or JPEG.',
};
const shown = /^image\/(?:png|jpeg|jpg|gif|webp|bmp|svg\+xml|avif)$/;

/** The pictures of a document while it is converted: each file once. */
class Pictures {
  readonly kept = new Map<string, ImportedMedia>();

  constructor(private readonly notes: NoteBook) {}

  /** @returns the address under which the text names the picture */
  keep(bytes: Uint8Array, type: string): string {
    if (!shown.test(type)) {
      this.notes.add('picture-formats', unseen);
      return '';
    }
    const id = createHash('sha256').update(bytes).digest('hex');
    this.kept.set(id, { id, bytes, type });
    return id;
  }
}

/** @returns the document as HTML; null when the converter cannot make anything of it */
async function htmlOf(checked: Buffer, pictures: Pictures): Promise<string | null> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: checked },
      {
        styleMap: [...wordStyles],
        includeDefaultStyleMap: false,
        // A document may bring a map of its own: that would be a stranger's rule.
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        idPrefix,
        convertImage: mammoth.images.imgElement(async (image) => ({
          src: pictures.keep(new Uint8Array(await image.readAsBuffer()), image.contentType),
        })),
      },
    );
    return value;
  } catch {
    // The document is its only input: what it stumbles over is a fault of the file.
    return null;
  }
}

/**
 * Makes a module of a document of Word. Nothing in it is run, and nothing outside it is read or fetched; what
 * it tells of its authors does not get into the result.
 * @param bytes the .docx file
 * @param options language, name and progress
 * @returns one module with its pictures and notes, or why the file is not imported
 */
export async function importDocx(bytes: Uint8Array, options: ImportOptions): Promise<ImportResult> {
  const { locale, name, step, signal } = options;
  await step?.(0, 3);
  const opened = await openDocx(bytes, signal);
  if (!opened.ok) return opened;
  await step?.(1, 3);
  const notes = new NoteBook();
  const pictures = new Pictures(notes);
  const html = await htmlOf(opened.checked, pictures);
  if (signal?.aborted) return refuseImport('cancelled');
  if (html === null) return refuseImport('not-docx');
  await step?.(2, 3);
  const nodes = placeFootnotes(fromHtml(html, { fragment: true }).children, notes);
  const pieces = hastToPieces(nodes, notes, true);
  noteLosses(opened.files, notes);
  const pictureOf = (src: string) => (pictures.kept.has(src) ? src : null);
  const module = moduleOfPieces(pieces, { locale, name, notes, pictureOf });
  if (!module) return refuseImport('nothing');
  await step?.(3, 3);
  return { ok: true, modules: [module], media: [...pictures.kept.values()], notes: notes.list() };
}
