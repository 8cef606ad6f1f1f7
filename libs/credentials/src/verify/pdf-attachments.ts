import type { PDFDocument } from 'mupdf';

/** More than one certificate ever has. */
const MOST_ATTACHMENTS = 20;
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * Reads the files that are attached to a PDF.
 * @returns their bytes; null when it is no PDF that can be read
 */
export async function attachmentsOf(pdf: Uint8Array): Promise<Uint8Array[] | null> {
  // 10 MB of reader: only whoever meets a PDF pays for it.
  const { PDFDocument } = await import('mupdf');
  let document: PDFDocument | null = null;
  try {
    document = new PDFDocument(pdf);
    if (document.needsPassword()) return null;
    const found: Uint8Array[] = [];
    const files = Object.values(document.getEmbeddedFiles()).slice(0, MOST_ATTACHMENTS);
    for (const file of files) {
      const bytes = document.getEmbeddedFileContents(file)?.asUint8Array();
      if (bytes && bytes.length <= MOST_BYTES) found.push(new Uint8Array(bytes));
    }
    return found;
  } catch {
    return null;
  } finally {
    document?.destroy();
  }
}
