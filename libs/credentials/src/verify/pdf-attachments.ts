import type { PDFDocument, PDFObject } from 'mupdf';

/** More than one certificate ever has. */
const MOST_ATTACHMENTS = 20;
/** Of the tree that lists them: a stranger's may lead to itself, or to one branch a million times. */
const MOST_NODES = 100;
/** As it is packed. The reader ends at 200 times that, or at 100 MB. */
const MOST_PACKED = 200_000;
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * Reads the files that are attached to a PDF.
 * @returns their bytes; null when it is no PDF that can be read, or has more of them than any certificate
 */
export async function attachmentsOf(pdf: Uint8Array): Promise<Uint8Array[] | null> {
  const { PDFDocument } = await loadReader();
  let document: PDFDocument | null = null;
  try {
    document = new PDFDocument(pdf);
    if (document.needsPassword()) return null;
    const streams = streamsOf(document);
    if (streams === null) return null;
    const contents = streams.map(contentOf).filter((bytes) => bytes !== null);
    return contents.length === streams.length ? contents : null;
  } catch {
    return null;
  } finally {
    document?.destroy();
  }
}

/** 10 MB of reader: only whoever meets a PDF pays for it. What it thinks of a broken file is no matter for a log. */
export function loadReader(): Promise<typeof import('mupdf')> {
  const place = globalThis as { $libmupdf_wasm_Module?: object };
  place.$libmupdf_wasm_Module ??= { printErr: () => undefined };
  return import('mupdf');
}

/** Each stream once, though the tree of names and the list of associated files lead to it (PDF 2.0, 7.11.4, 14.13). */
function streamsOf(document: PDFDocument): PDFObject[] | null {
  const root = document.getTrailer().get('Root');
  const listed = [...namedIn(root.get('Names', 'EmbeddedFiles')), ...partsOf(root.get('AF'))];
  const streams = new Map<number, PDFObject>();
  for (const file of listed) {
    const stream = file.get('EF', 'F');
    if (stream.isStream()) streams.set(stream.asIndirect(), stream);
  }
  return streams.size > MOST_ATTACHMENTS ? null : [...streams.values()];
}

function namedIn(tree: PDFObject): PDFObject[] {
  const found: PDFObject[] = [];
  const waiting = [tree];
  for (let seen = 0; seen < MOST_NODES && waiting.length > 0; seen += 1) {
    const node = waiting.shift();
    if (!node?.isDictionary()) continue;
    // a name, then its file, and so on
    found.push(...partsOf(node.get('Names')).filter((_, at) => at % 2 === 1));
    waiting.push(...partsOf(node.get('Kids')));
  }
  return found;
}

/** The first parts of a list, more than a certificate has. */
function partsOf(list: PDFObject): PDFObject[] {
  if (!list.isArray()) return [];
  const length = Math.min(list.length, 2 * MOST_ATTACHMENTS + 2);
  return Array.from({ length }, (_, at) => list.get(at));
}

/** A copy: the reader's own memory goes with the document. */
function contentOf(stream: PDFObject): Uint8Array | null {
  if (stream.readRawStream().getLength() > MOST_PACKED) return null;
  const bytes = stream.readStream().asUint8Array();
  return bytes.length > MOST_BYTES ? null : new Uint8Array(bytes);
}
