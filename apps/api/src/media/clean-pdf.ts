import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib';
import { refuse, type Refused } from './media.types.js';
import { stripJpeg } from './strip-jpeg.js';

/** Entries that hold scripts, programs or files (ISO 32000-1, 7.11.4, 12.6.4, 12.7.8, 13). */
const ACTIVE_KEYS = ['JS', 'JavaScript', 'EmbeddedFiles', 'EF', 'XFA', 'RichMediaContent', 'AA'];
/**
 * Actions that start something, send something away or fetch it (a file of another machine, too: asking for it
 * tells who asks); and annotations that carry files.
 */
const ACTIVE_KINDS = new Set([
  ...['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'Rendition', 'RichMediaExecute'],
  ...['GoToE', 'GoToR', 'FileAttachment', 'RichMedia', 'Movie', 'Sound', '3D', 'Screen'],
]);
/** Who, when, with what; of annotations (T, M, CreationDate) and of whatever else carries it. */
const METADATA_KEYS = ['Metadata', 'PieceInfo', 'LastModified', 'CreationDate', 'ModDate', 'M'];

const nameOf = (dict: PDFDict, key: string): string | null => {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : null;
};

const dictOf = (object: PDFObject): PDFDict | null => {
  if (object instanceof PDFDict) return object;
  return object instanceof PDFStream ? object.dict : null;
};

function childrenOf(object: PDFObject): PDFObject[] {
  if (object instanceof PDFArray) return object.asArray();
  return dictOf(object)?.values() ?? [];
}

/** When it is opened a document may turn to one of its pages and do nothing else. */
function actsWhenOpened(dict: PDFDict): boolean {
  const action = dict.lookup(PDFName.of('OpenAction'));
  return action instanceof PDFDict && nameOf(action, 'S') !== 'GoTo';
}

const isActive = (dict: PDFDict): boolean =>
  actsWhenOpened(dict) ||
  ACTIVE_KEYS.some((key) => dict.has(PDFName.of(key))) ||
  [nameOf(dict, 'S'), nameOf(dict, 'Subtype')].some((kind) => ACTIVE_KINDS.has(kind ?? ''));

function forget(dict: PDFDict): void {
  for (const key of METADATA_KEYS) dict.delete(PDFName.of(key));
  // The author of a remark on a page; a form's field is called by the same letter.
  if (nameOf(dict, 'Type') === 'Annot' && nameOf(dict, 'Subtype') !== 'Widget')
    dict.delete(PDFName.of('T'));
}

/** A photograph inside a page carries its own places and names. */
function withoutPhotoData(stream: PDFRawStream): PDFRawStream {
  if (nameOf(stream.dict, 'Filter') !== 'DCTDecode') return stream;
  return PDFRawStream.of(stream.dict, stripJpeg(stream.contents));
}

/**
 * Walks everything that can be reached from the document's root.
 * @returns the numbers of the objects on the way; null when something active is among them
 */
function reachable(context: PDFContext, root: PDFObject): Set<string> | null {
  const seen = new Set<string>();
  const waiting: PDFObject[] = [root];
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      if (seen.has(object.tag)) continue;
      seen.add(object.tag);
      const target = context.lookup(object);
      if (target) waiting.push(target);
      continue;
    }
    const dict = dictOf(object);
    if (dict && isActive(dict)) return null;
    if (dict) forget(dict);
    waiting.push(...childrenOf(object));
  }
  return seen;
}

/** Drops what nothing refers to: earlier versions of pages lie there, with what was taken out of them. */
function dropUnreachable(context: PDFContext, kept: Set<string>): void {
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!kept.has(ref.tag)) context.delete(ref);
    else if (object instanceof PDFRawStream) context.assign(ref, withoutPhotoData(object));
  }
}

/** @returns the document without all that, or why it is refused */
async function cleaned(bytes: Buffer): Promise<Uint8Array | Refused> {
  const options = { updateMetadata: false, throwOnInvalidObject: true };
  const document = await PDFDocument.load(bytes, options);
  const { context } = document;
  const kept = reachable(context, document.catalog);
  if (!kept) return refuse('active-content');
  if (document.getPageCount() === 0) return refuse('empty');
  context.trailerInfo.Info = undefined;
  context.trailerInfo.ID = undefined;
  if (context.trailerInfo.Root instanceof PDFRef) kept.add(context.trailerInfo.Root.tag);
  dropUnreachable(context, kept);
  return document.save({ addDefaultPage: false });
}

/**
 * Reads a PDF and writes it anew: without author, dates, tools and what its pictures carry (safety 38), and
 * without what was deleted in it before. One that can do something by itself is refused.
 */
export async function cleanPdf(bytes: Buffer): Promise<{ ok: true; bytes: Buffer } | Refused> {
  // Readers look for the mark in the first kilobyte; before it a page of another kind could hide.
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') return refuse('damaged');
  try {
    const result = await cleaned(bytes);
    return 'ok' in result ? result : { ok: true, bytes: Buffer.from(result) };
  } catch (error) {
    // The library throws many kinds, and only one of them has a meaning for who brought the file.
    const isLocked = error instanceof Error && /is encrypted/.test(error.message);
    return refuse(isLocked ? 'encrypted' : 'damaged');
  }
}
