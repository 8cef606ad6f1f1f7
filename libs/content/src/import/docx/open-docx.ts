import { zipSync, type Zippable } from 'fflate';
import { refuseImport, type Refused } from '../refusals.js';
import { readZip, zipLimits } from '../zip.js';

/** A document of 50 MB is a book with photographs; a lesson is none. */
export const largestDocx = 50_000_000;
/** The text of a document: a page has about 10 kB of XML. */
const largestXml = 20_000_000;

const contentTypes = '[Content_Types].xml';

/** What the parts of a document are needed for: its text, and what it refers to. */
export interface WordDocument {
  files: ReadonlyMap<string, Uint8Array>;
  /** The parts without those that tell of people or could be run, packed anew. */
  checked: Buffer;
}

/** The old formats and encrypted documents are such containers. */
const oleHead = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function isOle(bytes: Uint8Array): boolean {
  return oleHead.every((byte, at) => bytes[at] === byte);
}

function holdsEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

function problemOf(files: ReadonlyMap<string, Uint8Array>): Refused | null {
  const types = textOf(files.get(contentTypes));
  const names = [...files.keys()];
  const isMacro = (name: string): boolean => /vba(?:Project|Data)[^/]*$/i.test(name);
  if (/macroEnabled|vbaProject/i.test(types) || names.some(isMacro)) return refuseImport('macros');
  if (!/wordprocessingml\.(?:document|template)\.main\+xml/.test(types)) {
    return refuseImport('not-docx');
  }
  const parts = [...files].filter(([name]) => /\.(?:xml|rels)$/i.test(name));
  if (parts.some(([, bytes]) => bytes.length > largestXml)) return refuseImport('zip-bomb');
  // Word writes no document type; entities made there are how XML grows without end.
  if (parts.some(([, bytes]) => /<!(?:DOCTYPE|ENTITY)/i.test(textOf(bytes)))) {
    return refuseImport('not-docx');
  }
  return null;
}

/** Names, companies and dates of people, and embedded programs. */
const unneeded = /^(?:docProps|customXml)\/|\/embeddings\/|\/activeX\/|\/people\.xml$/i;

/**
 * Opens a document of Word safely.
 * @param bytes the file
 * @param signal ends the work
 * @returns its parts, and a clean copy for the converter; or why it is not opened
 */
export async function openDocx(
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<({ ok: true } & WordDocument) | Refused> {
  if (bytes.length === 0) return refuseImport('empty');
  if (bytes.length > largestDocx) return refuseImport('too-large');
  if (isOle(bytes)) return refuseImport(holdsEncrypted(bytes) ? 'password' : 'old-doc');
  const zip = await readZip(bytes, zipLimits, signal);
  if (!zip.ok) return zip.reason === 'zip-broken' ? refuseImport('not-docx') : zip;
  const problem = problemOf(zip.files);
  if (problem) return problem;
  const kept: Zippable = {};
  for (const [name, part] of zip.files) {
    if (!unneeded.test(name)) kept[name] = part;
  }
  return { ok: true, files: zip.files, checked: Buffer.from(zipSync(kept, { level: 0 })) };
}
