import { readFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a PDF says. */
export type ReadPdf = {
  /** The first bytes, by which a file is known. */
  mark: string;
  text: string;
  /** Title, author and whatever else stands in its description. */
  info: string;
};

/** Reads a file as a reader's program would. */
export async function readPdf(path: string): Promise<ReadPdf> {
  const bytes = await readFile(path);
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(...items.map((item) => ('str' in item ? item.str : '')));
  }
  const { info } = await document.getMetadata();
  await task.destroy();
  const text = texts.join(' ').replace(/\s+/gu, ' ');
  return { mark: bytes.subarray(0, 5).toString('latin1'), text, info: JSON.stringify(info) };
}
