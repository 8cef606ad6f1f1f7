import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { refuseImport, type ImportRefusal } from '../refusals.js';
import { nameProblem, readZip, zipLimits, type ZipLimits, type ZipResult } from '../zip.js';

/** A backup has a folder for each activity, and far more files than a course of ours. */
export const backupLimits: ZipLimits = { ...zipLimits, entries: 20_000 };

/**
 * What is taken out of a backup; all else in it (users, grades, logs, attempts, messages) is passed over
 * without being kept.
 */
const wanted = new RegExp(
  '^(?:moodle_backup|questions|files)\\.xml$' +
    '|^sections/section_\\d+/section\\.xml$' +
    '|^activities/(page|label|quiz)_\\d+/\\1\\.xml$' +
    '|^files/[0-9a-f]{2}/[0-9a-f]{40}$',
);

/** Ends the reading with a reason. */
class Refusal extends Error {
  constructor(readonly reason: ImportRefusal) {
    super(reason);
  }
}

/** Counts everything that comes out of an archive, wanted or not. */
class Meter {
  private entries = 0;
  private bytes = 0;

  constructor(
    private readonly limits: ZipLimits,
    private readonly signal: AbortSignal | undefined,
  ) {}

  entry({ name, type }: Header): void {
    if (this.signal?.aborted) throw new Refusal('cancelled');
    this.entries += 1;
    if (this.entries > this.limits.entries) throw new Refusal('zip-many');
    if (type !== 'file' && type !== 'directory') throw new Refusal('zip-link');
    const problem = nameProblem(name.replace(/^\.\//, ''));
    if (problem && name !== './') throw new Refusal(problem);
  }

  count(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.limits.bytes) throw new Refusal('zip-bomb');
  }

  /** Passes on what is unpacked, and ends at the limit: before a name or a header is read. */
  async *unpacked(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      this.count(chunk.length);
      yield chunk;
    }
  }
}

async function tarFiles(bytes: Uint8Array, meter: Meter): Promise<Map<string, Uint8Array>> {
  const packed = Readable.from([Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)]);
  const gunzip = packed.pipe(createGunzip());
  const archive = extract();
  const source = Readable.from(meter.unpacked(gunzip));
  source.once('error', (error) => archive.destroy(error));
  source.pipe(archive);
  const files = new Map<string, Uint8Array>();
  for await (const entry of archive) {
    meter.entry(entry.header);
    const path = entry.header.name.replace(/^\.\//, '');
    const isWanted = entry.header.type === 'file' && wanted.test(path);
    if (isWanted && files.has(path)) throw new Refusal('zip-double');
    const chunks: Buffer[] = [];
    for await (const chunk of entry as AsyncIterable<Buffer>) if (isWanted) chunks.push(chunk);
    if (isWanted) files.set(path, new Uint8Array(Buffer.concat(chunks)));
  }
  return files;
}

async function readTar(
  bytes: Uint8Array,
  limits: ZipLimits,
  signal?: AbortSignal,
): Promise<ZipResult> {
  try {
    return { ok: true, files: await tarFiles(bytes, new Meter(limits, signal)) };
  } catch (error) {
    // Whatever else it stumbles over is a fault of the archive: it has no other input.
    return refuseImport(error instanceof Refusal ? error.reason : 'zip-broken');
  }
}

/** Whether a file begins as something packed by gzip, as the backups of today do. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * Opens a backup of Moodle in memory, a packed tar as of today or a ZIP as of old. The same rules hold as for
 * any archive: no way out by a name, no links, no bombs by number or size.
 * @param bytes the file
 * @param signal ends the work between two files
 * @param limits how much may come out of it
 * @returns the files that an import reads, by path
 */
export async function openBackup(
  bytes: Uint8Array,
  signal?: AbortSignal,
  limits: ZipLimits = backupLimits,
): Promise<ZipResult> {
  if (isGzip(bytes)) return readTar(bytes, limits, signal);
  const opened = await readZip(bytes, limits, signal);
  if (!opened.ok) return opened;
  const files = [...opened.files].filter(([path]) => wanted.test(path));
  return { ok: true, files: new Map(files) };
}
