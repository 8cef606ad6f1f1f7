import { refuse, type Refused } from './media.types.js';
import type { Stripped } from './strip-mp3.js';

/** An element of RFC 8794: its id, where it begins, where its content begins and ends. */
interface Element {
  id: number;
  start: number;
  content: number;
  /** Null when its end is not said (a live recording): then it ends where one of its parents' begins. */
  end: number | null;
}

const EBML = 0x1a45dfa3;
const VOID = 0xec;
const CHECKSUM = 0xbf;
const DOC_TYPE = 0x4282;
const TRACK_TYPE = 0x83;
const APPLICATIONS = [0x4d80, 0x5741];

/** Elements that are entered; the rest is stepped over. */
const ENTERED = new Set([
  EBML,
  0x18538067, // Segment
  0x1549a966, // Info
  0x1654ae6b, // Tracks
  0xae, // TrackEntry
]);
/** Who, where, when, and files beside the recording (RFC 9559, section 5). */
const METADATA = new Set([
  0x1254c367, // Tags
  0x1941a469, // Attachments
  0x1043a770, // Chapters
  0x7ba9, // Title
  0x4461, // DateUTC
  0x7384, // SegmentFilename
  0x73a4, // SegmentUUID
  0x3cb923, // PrevUUID
  0x3c83ab, // PrevFilename
  0x3eb923, // NextUUID
  0x3e83bb, // NextFilename
  0x536e, // Name of a track
  VOID,
  CHECKSUM,
]);
/** A recording's sound and picture; entered only where its end is not said. */
const CLUSTER = 0x1f43b675;

/** @returns how many bytes a number takes, by its leading zero bits; 0 when more than eight */
const lengthOf = (first: number) => (first === 0 ? 0 : Math.clz32(first) - 23);

function elementAt(bytes: Buffer, start: number): Element | null {
  const idLength = lengthOf(bytes[start] ?? 0);
  const sizeAt = start + idLength;
  const sizeLength = lengthOf(bytes[sizeAt] ?? 0);
  const content = sizeAt + sizeLength;
  if (idLength === 0 || idLength > 4 || sizeLength === 0 || content > bytes.length) return null;
  const id = bytes.readUIntBE(start, idLength);
  let size = BigInt((bytes[sizeAt] ?? 0) & (0xff >> sizeLength));
  for (let at = sizeAt + 1; at < content; at += 1) size = (size << 8n) | BigInt(bytes[at] ?? 0);
  if (size === (1n << BigInt(7 * sizeLength)) - 1n) return { id, start, content, end: null };
  const end = content + Number(size);
  return end <= bytes.length ? { id, start, content, end } : null;
}

/** What was there becomes empty room of the same length, so that no place in the file moves. */
function wipe(bytes: Buffer, start: number, end: number): void {
  const length = end - start;
  bytes.fill(0, start, end);
  bytes[start] = VOID;
  if (length < 10) bytes[start + 1] = 0x80 | (length - 2);
  else bytes.writeBigUInt64BE((1n << 56n) | BigInt(length - 9), start + 1);
}

/** What the walk has seen. */
interface Seen {
  docType: string;
  tracks: number[];
}

/** @returns where the walk goes on; null when the element cannot be handled */
function pass(bytes: Buffer, { id, start, content, end }: Element, seen: Seen): number | null {
  if (end === null) return ENTERED.has(id) || id === CLUSTER ? content : null;
  if (METADATA.has(id)) wipe(bytes, start, end);
  else if (ENTERED.has(id)) return content;
  else if (APPLICATIONS.includes(id)) bytes.fill(' ', content, end);
  else if (id === DOC_TYPE) seen.docType = bytes.toString('latin1', content, end);
  else if (id === TRACK_TYPE) seen.tracks.push(bytes[end - 1] ?? 0);
  return end;
}

/**
 * Takes out of a WebM who made it, where and when, and files that travel inside, without moving sound or
 * picture (safety 38).
 */
export function stripWebm(given: Buffer): Stripped | Refused {
  const bytes = Buffer.from(given);
  const seen: Seen = { docType: '', tracks: [] };
  for (let at = 0; at < bytes.length;) {
    const element = elementAt(bytes, at);
    const next = element && pass(bytes, element, seen);
    if (next === null) return refuse('damaged');
    at = next;
  }
  if (seen.docType.replaceAll('\0', '') !== 'webm') return refuse('unknown-type');
  if (seen.tracks.length === 0) return refuse('damaged');
  // 1 is picture, 2 is sound: subtitles and data of others may say anything.
  if (!seen.tracks.every((type) => type === 1 || type === 2)) return refuse('hidden-track');
  return seen.tracks.includes(1)
    ? { ok: true, kind: 'video', type: 'video/webm', bytes }
    : { ok: true, kind: 'audio', type: 'audio/webm', bytes };
}
