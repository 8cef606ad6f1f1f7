import { refuse, type Refused } from './media.types.js';

/** A recording without its metadata, and what it turned out to be. */
export interface Stripped {
  ok: true;
  kind: 'audio' | 'video';
  type: string;
  bytes: Buffer;
}

/** Kilobits a second by bitrate index: MPEG 1 and the two later ones, layers I to III (ISO 11172-3, 13818-3). */
const bitrates: Record<string, number[]> = {
  '1-1': [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  '1-2': [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  '1-3': [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  '2-1': [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  '2-2': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  '2-3': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
/** Samples a second of MPEG 1; the version bits say by how much to divide. */
const rates = [44_100, 48_000, 32_000];
const divisors: Record<number, number> = { 3: 1, 2: 2, 0: 4 };

/** What all frames of one recording have in common, and how long this one is. */
interface Frame {
  length: number;
  sort: string;
}

/** @returns the frame that begins at a place, or null when none does */
function frameAt(bytes: Buffer, at: number): Frame | null {
  if (at + 4 > bytes.length) return null;
  const head = bytes.readUInt32BE(at);
  if (head >>> 21 !== 0x7ff) return null;
  const [version, layerBits] = [(head >>> 19) & 3, (head >>> 17) & 3];
  const divisor = divisors[version];
  const rate = rates[(head >>> 10) & 3];
  if (divisor === undefined || rate === undefined || layerBits === 0) return null;
  const layer = 4 - layerBits;
  const kilobits = bitrates[`${version === 3 ? 1 : 2}-${layer}`]?.[(head >>> 12) & 15];
  if (!kilobits) return null;
  const padding = (head >>> 9) & 1;
  const bitsPerSample = (kilobits * 1000) / (rate / divisor);
  const length =
    layer === 1
      ? (Math.floor(12 * bitsPerSample) + padding) * 4
      : Math.floor((layer === 3 && version !== 3 ? 72 : 144) * bitsPerSample) + padding;
  return { length, sort: `${version}-${layer}-${rate}` };
}

/** @returns where an ID3v2 tag that begins here ends; the same place when none does */
function afterTag(bytes: Buffer, at: number): number {
  if (bytes.toString('latin1', at, at + 3) !== 'ID3' || at + 10 > bytes.length) return at;
  const size = [6, 7, 8, 9].reduce((sum, byte) => sum * 128 + ((bytes[at + byte] ?? 0) & 127), 0);
  const footer = (bytes[at + 5] ?? 0) & 0x10 ? 10 : 0;
  return at + 10 + size + footer;
}

/** Three in a row of one sort: four bytes that look like a frame stand in every picture. */
function isStart(bytes: Buffer, at: number): boolean {
  const first = frameAt(bytes, at);
  if (!first) return false;
  const second = frameAt(bytes, at + first.length);
  if (second?.sort !== first.sort) return false;
  const next = at + first.length + second.length;
  return next >= bytes.length || frameAt(bytes, next)?.sort === first.sort;
}

/** @returns the next place where frames begin, or the end */
function nextStart(bytes: Buffer, from: number): number {
  for (let at = afterTag(bytes, from); at < bytes.length; at += 1)
    if (isStart(bytes, at)) return at;
  return bytes.length;
}

/**
 * @returns where a frame ends; null when it is cut off, so that its length would reach into what follows (a
 * tag, as a rule): some hundredths of a second are less of a loss than a name
 */
function endOf(bytes: Buffer, at: number, { length, sort }: Frame): number | null {
  const end = at + length;
  const next = bytes.toString('latin1', end, end + 4);
  const isWhole = end === bytes.length || /^(?:TAG|ID3|APET|LYRI)/.test(next);
  return isWhole || frameAt(bytes, end)?.sort === sort ? end : null;
}

/** @returns where the frames of one sort that begin at a place end */
function endOfRun(bytes: Buffer, from: number): number {
  const sort = frameAt(bytes, from)?.sort;
  let at = from;
  for (;;) {
    const frame = frameAt(bytes, at);
    const end = frame?.sort === sort && frame ? endOf(bytes, at, frame) : null;
    if (end === null) return at;
    at = end;
  }
}

/**
 * Leaves of an MP3 its sound alone: frame after frame is taken over, and whatever lies before, between and
 * behind them (ID3 of every version, APE, Lyrics3, pictures, other files) is not (safety 38).
 */
export function stripMp3(bytes: Buffer): Stripped | Refused {
  const runs: Buffer[] = [];
  for (let from = nextStart(bytes, 0); from < bytes.length;) {
    const end = endOfRun(bytes, from);
    runs.push(bytes.subarray(from, end));
    from = nextStart(bytes, end);
  }
  if (runs.length === 0) return refuse('damaged');
  return { ok: true, kind: 'audio', type: 'audio/mpeg', bytes: Buffer.concat(runs) };
}
