import { setImmediate as breathe } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { fromBufferPromise, getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';
import { refuseImport, type ImportRefusal, type Refused } from './refusals.js';

/** How much an archive may unpack to. */
export interface ZipLimits {
  entries: number;
  /** Bytes of all files together, unpacked. */
  bytes: number;
  /** The most by which a file of more than `ratioFrom` bytes may have been packed smaller. */
  ratio: number;
  ratioFrom: number;
}

/** Far more than courses and documents need, far less than what makes a server stumble. */
export const zipLimits: ZipLimits = {
  entries: 2_000,
  bytes: 200_000_000,
  ratio: 100,
  ratioFrom: 1_000_000,
};

/** The files of an archive by their paths, or why it is not opened. */
export type ZipResult = { ok: true; files: Map<string, Uint8Array> } | Refused;

/** An entry whose name, kind and stated size were found harmless. */
interface Checked {
  entry: Entry;
  path: string;
  /** Where its header begins and its packed bytes end. */
  start: number;
  end: number;
}

const fileKinds = { mask: 0o170000, file: 0o100000, folder: 0o040000 };

/** @returns why a path of an archive is not followed; null for one that stays inside */
export function nameProblem(path: string): ImportRefusal | null {
  if (/[\p{Cc}\\]/u.test(path) || /^(?:\/|[a-z]:)/i.test(path)) return 'zip-path';
  const segments = path.replace(/\/$/, '').split('/');
  return segments.some((name) => name === '' || name === '.' || name === '..') ? 'zip-path' : null;
}

function entryProblem(entry: Entry, path: string, limits: ZipLimits): ImportRefusal | null {
  const kind = (entry.externalFileAttributes >>> 16) & fileKinds.mask;
  if (entry.isEncrypted()) return 'zip-encrypted';
  if (kind !== 0 && kind !== fileKinds.file && kind !== fileKinds.folder) return 'zip-link';
  const { compressedSize, uncompressedSize } = entry;
  const isLarge = uncompressedSize > limits.ratioFrom;
  if (isLarge && uncompressedSize > compressedSize * limits.ratio) return 'zip-bomb';
  if (!entry.canDecodeFileData()) return 'zip-broken';
  return nameProblem(path);
}

async function headerOf(zip: ZipFile, entry: Entry): Promise<[start: number, end: number] | null> {
  const header = await zip.readLocalFileHeaderPromise(entry);
  // Two names for one file: what is checked would not be what another program unpacks.
  if (!header.fileName.equals(entry.fileNameRaw)) return null;
  return [entry.relativeOffsetOfLocalHeader, header.fileDataStart + entry.compressedSize];
}

/** Reads the list of contents; nothing is unpacked yet. */
async function listOf(zip: ZipFile, limits: ZipLimits): Promise<Checked[] | ImportRefusal> {
  if (zip.entryCount > limits.entries) return 'zip-many';
  const found: Checked[] = [];
  const names = new Set<string>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
    const path = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
    const problem = entryProblem(entry, path, limits);
    if (problem) return problem;
    const name = path.normalize('NFC').toLowerCase().replace(/\/$/, '');
    if (names.has(name)) return 'zip-double';
    names.add(name);
    total += entry.uncompressedSize;
    if (total > limits.bytes) return 'zip-bomb';
    const place = await headerOf(zip, entry);
    if (!place) return 'zip-path';
    found.push({ entry, path, start: place[0], end: place[1] });
  }
  return found;
}

/** Bytes that several files share are how a small archive unpacks to a huge one. */
function overlap(list: readonly Checked[]): boolean {
  const sorted = [...list].sort((a, b) => a.start - b.start);
  return sorted.some(({ start }, at) => at > 0 && start < (sorted[at - 1]?.end ?? 0));
}

/** Unpacks one file, counting what really comes out of it. */
async function unpack(zip: ZipFile, { entry }: Checked): Promise<Uint8Array | null> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > entry.uncompressedSize) return null;
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const isWhole = size === entry.uncompressedSize && crc32(bytes) === entry.crc32;
  return isWhole ? new Uint8Array(bytes.buffer, bytes.byteOffset, size) : null;
}

async function unpackAll(zip: ZipFile, limits: ZipLimits, signal?: AbortSignal) {
  const list = await listOf(zip, limits);
  if (typeof list === 'string') return refuseImport(list);
  if (overlap(list)) return refuseImport('zip-bomb');
  const files = new Map<string, Uint8Array>();
  for (const checked of list) {
    if (signal?.aborted) return refuseImport('cancelled');
    if (checked.path.endsWith('/')) continue;
    const bytes = await unpack(zip, checked);
    if (!bytes) return refuseImport('zip-broken');
    files.set(checked.path, bytes);
    await breathe();
  }
  return { ok: true as const, files };
}

/**
 * Unpacks an archive into memory, safely: nothing is written anywhere, names cannot lead out of it, links,
 * encryption, bombs (by number, size, ratio or shared bytes) and doubled names are refused, and every file
 * must have the size and checksum that the list of contents states.
 * @param bytes the archive
 * @param limits how much may come out of it
 * @param signal ends the work between two files
 * @returns files by path without folders, or the refusal
 */
export async function readZip(
  bytes: Uint8Array,
  limits: ZipLimits = zipLimits,
  signal?: AbortSignal,
): Promise<ZipResult> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const zip = await fromBufferPromise(buffer, { decodeStrings: false });
    return await unpackAll(zip, limits, signal);
  } catch {
    // Whatever the reader stumbles over is a fault of the archive: it has no other input.
    return refuseImport('zip-broken');
  }
}
