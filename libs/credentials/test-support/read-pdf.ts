import { createRequire } from 'node:module';
import type jsQR from 'jsqr';
import * as mupdf from 'mupdf';

const decodeQr = (createRequire(import.meta.url)('jsqr') as { default: typeof jsQR.default })
  .default;

/** What a reader finds in a certificate. */
export interface ReadPdf {
  pages: number;
  /** Width and height of the first page in mm. */
  size: [number, number];
  /** `Lang` of the whole document. */
  language: string | null;
  title: string | undefined;
  /** The visible text, every run of white space one space. */
  text: string;
  /** Right and bottom end of all text, in mm. */
  textEnd: { right: number; bottom: number };
  /** Whether each typeface brings its own outlines. */
  embedded: boolean[];
  /** Addresses of the links. */
  links: string[];
  /** All strings, names and decoded streams of the file, and its raw bytes as text. */
  everything: string;
  /** Files that are attached, by name, each with its bytes and relationship. */
  attachments: Map<string, { bytes: Uint8Array; relationship: string }>;
  /** How far from the left edge these words begin, in mm; null when they are not there. */
  left(words: string): number | null;
  /** The first page as it looks: a 150-dpi greyscale raster, a byte a pixel. */
  look: Uint8Array;
  /** Text of the QR code, read from a 150-dpi greyscale raster. */
  qr: string | null;
}

const mm = (points: number): number => (points / 72) * 25.4;

const stringsOf = (object: mupdf.PDFObject, found: string[]): string[] => {
  if (object.isString()) found.push(object.asString());
  else if (object.isName()) found.push(object.asName());
  else if (object.isDictionary() || object.isArray()) {
    object.forEach((value, key) => {
      found.push(String(key));
      if (!value.isIndirect()) stringsOf(value, found);
    });
  }
  return found;
};

const objectsOf = (document: mupdf.PDFDocument): mupdf.PDFObject[] =>
  Array.from({ length: document.countObjects() - 1 }, (_, index) =>
    document.newIndirect(index + 1),
  );

const everythingIn = (document: mupdf.PDFDocument, pdf: Uint8Array, text: string): string => {
  const parts = [text, Buffer.from(pdf).toString('utf8'), ...stringsOf(document.getTrailer(), [])];
  for (const object of objectsOf(document)) {
    parts.push(...stringsOf(object.resolve(), []));
    if (object.isStream()) parts.push(Buffer.from(object.readStream().asUint8Array()).toString());
  }
  return parts.join('\n');
};

const rasterOf = (page: mupdf.PDFPage): mupdf.Pixmap => {
  const scale = mupdf.Matrix.scale(150 / 72, 150 / 72);
  return page.toPixmap(scale, mupdf.ColorSpace.DeviceGray, false);
};

const qrOn = (page: mupdf.PDFPage): string | null => {
  const raster = rasterOf(page);
  const colour = Uint32Array.from(raster.getPixels(), (grey) => grey * 0x010101 + 0xff000000);
  const pixels = new Uint8ClampedArray(colour.buffer);
  return decodeQr(pixels, raster.getWidth(), raster.getHeight())?.data ?? null;
};

const endOf = (structured: mupdf.StructuredText): ReadPdf['textEnd'] => {
  const end = { right: 0, bottom: 0 };
  structured.walk({
    beginLine: (box) => {
      end.right = Math.max(end.right, mm(box[2]));
      end.bottom = Math.max(end.bottom, mm(box[3]));
    },
  });
  return end;
};

const leftOf = (page: mupdf.PDFPage, words: string): number | null => {
  const quad = page.search(words, undefined)[0]?.[0];
  return quad ? mm(quad[0]) : null;
};

const attachmentsOf = (document: mupdf.PDFDocument): ReadPdf['attachments'] =>
  new Map(
    Object.entries(document.getEmbeddedFiles()).map(([name, file]) => {
      const bytes = document.getEmbeddedFileContents(file)?.asUint8Array() ?? new Uint8Array();
      const relationship = file.get('AFRelationship').toString();
      return [name, { bytes: new Uint8Array(bytes), relationship }];
    }),
  );

/** Reads a PDF with a reader other than the one that wrote it. */
export const readPdf = (pdf: Uint8Array): ReadPdf => {
  const document = new mupdf.PDFDocument(pdf);
  const page = document.loadPage(0);
  const structured = page.toStructuredText('preserve-whitespace');
  const text = structured.asText().replace(/\s+/g, ' ').trim();
  return {
    text,
    pages: document.countPages(),
    language: document.getTrailer().get('Root', 'Lang').asString(),
    title: document.getMetaData('info:Title'),
    links: page.getLinks().map((link) => link.getURI()),
    left: (words) => leftOf(page, words),
    // The slow ones only when somebody asks.
    get size() {
      const [left, top, right, bottom] = page.getBounds();
      return [mm(right - left), mm(bottom - top)] satisfies [number, number];
    },
    get textEnd() {
      return endOf(structured);
    },
    get embedded() {
      return objectsOf(document)
        .filter((object) => object.get('Type').toString() === '/FontDescriptor')
        .map((object) => !object.get('FontFile2').isNull() || !object.get('FontFile3').isNull());
    },
    get everything() {
      return everythingIn(document, pdf, text);
    },
    get attachments() {
      return attachmentsOf(document);
    },
    get look() {
      return new Uint8Array(rasterOf(page).getPixels());
    },
    get qr() {
      return qrOn(page);
    },
  };
};
