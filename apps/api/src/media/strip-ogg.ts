import { refuse, type Refused } from './media.types.js';
import type { Stripped } from './strip-mp3.js';

/** A page of RFC 3533: its stream, the lengths of its segments, and where they lie. */
interface Page {
  start: number;
  end: number;
  stream: number;
  isFirst: boolean;
  segments: { at: number; length: number }[];
}

/** What is known of one stream while its pages go by. */
interface Stream {
  codec: 'vorbis' | 'opus';
  /** How many packets have ended. */
  packets: number;
  /** The pieces of the packet with the comments, the second one, over as many pages as it takes. */
  comments: { at: number; length: number }[];
}

const POLYNOMIAL = 0x04c11db7;
const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit += 1)
    value = value & 0x80000000 ? (value << 1) ^ POLYNOMIAL : value << 1;
  return value >>> 0;
});

/** The check sum of a page (RFC 3533, section 6), counted with zeros in its own place. */
export function checksum(page: Buffer): number {
  let sum = 0;
  page.forEach((byte, index) => {
    const counted = index >= 22 && index < 26 ? 0 : byte;
    sum = ((sum << 8) ^ (table[(sum >>> 24) ^ counted] ?? 0)) >>> 0;
  });
  return sum;
}

/** @returns the page at a place; null when there is none, or it is cut off */
function pageAt(bytes: Buffer, start: number): Page | null {
  if (start + 27 > bytes.length || bytes.toString('latin1', start, start + 4) !== 'OggS')
    return null;
  const count = bytes[start + 26] ?? 0;
  let at = start + 27 + count;
  if (at > bytes.length) return null;
  const segments = [...bytes.subarray(start + 27, at)].map((length) => {
    const segment = { at, length };
    at += length;
    return segment;
  });
  if (at > bytes.length) return null;
  const isFirst = ((bytes[start + 5] ?? 0) & 2) !== 0;
  return { start, end: at, stream: bytes.readUInt32LE(start + 14), isFirst, segments };
}

function pagesOf(bytes: Buffer): Page[] | null {
  const pages: Page[] = [];
  for (let at = 0; at < bytes.length;) {
    const page = pageAt(bytes, at);
    if (!page) return null;
    pages.push(page);
    at = page.end;
  }
  return pages;
}

function codecOf(bytes: Buffer, { segments }: Page): Stream['codec'] | null {
  const at = segments[0]?.at ?? 0;
  const head = bytes.toString('latin1', at, at + 8);
  if (head === 'OpusHead') return 'opus';
  return head.startsWith('\u0001vorbis') ? 'vorbis' : null;
}

/** Counts packets; a packet ends with the first segment shorter than 255. */
function collect(stream: Stream, { segments }: Page): void {
  for (const segment of segments) {
    if (stream.packets === 1) stream.comments.push(segment);
    if (segment.length < 255) stream.packets += 1;
  }
}

const signatures = { vorbis: '\u0003vorbis', opus: 'OpusTags' };

/** The same packet with no comment and a maker's name of spaces, exactly as long as it was. */
function emptied(packet: Buffer, codec: Stream['codec']): Buffer | null {
  const signature = signatures[codec];
  const framing = codec === 'vorbis' ? 1 : 0;
  const room = packet.length - signature.length - 8 - framing;
  if (room < 0 || packet.toString('latin1', 0, signature.length) !== signature) return null;
  const empty = Buffer.alloc(packet.length, ' ');
  empty.write(signature, 0, 'latin1');
  empty.writeUInt32LE(room, signature.length);
  empty.writeUInt32LE(0, signature.length + 4 + room);
  if (framing === 1) empty[packet.length - 1] = 1;
  return empty;
}

function writeComments(bytes: Buffer, { codec, comments, packets }: Stream): boolean {
  const packet = Buffer.concat(comments.map(({ at, length }) => bytes.subarray(at, at + length)));
  const empty = packets > 1 ? emptied(packet, codec) : null;
  if (!empty) return false;
  let taken = 0;
  for (const { at, length } of comments) taken += empty.copy(bytes, at, taken, taken + length);
  return true;
}

/**
 * Empties the comments of Vorbis and Opus sound (who, where, covers; RFC 7845, section 5.2) in their place, so
 * that nothing moves (safety 38). Other streams in an Ogg file are refused: nobody knows what they carry.
 */
export function stripOgg(given: Buffer): Stripped | Refused {
  const bytes = Buffer.from(given);
  const pages = pagesOf(bytes);
  if (!pages) return refuse('damaged');
  const streams: Stream[] = [];
  const current = new Map<number, Stream>();
  for (const page of pages) {
    if (page.isFirst) {
      const codec = codecOf(bytes, page);
      if (!codec) return refuse('hidden-track');
      const stream: Stream = { codec, packets: 0, comments: [] };
      streams.push(stream);
      current.set(page.stream, stream);
    }
    const stream = current.get(page.stream);
    if (!stream) return refuse('damaged');
    collect(stream, page);
  }
  if (!streams.every((stream) => writeComments(bytes, stream))) return refuse('damaged');
  for (const { start, end } of pages)
    bytes.writeUInt32LE(checksum(bytes.subarray(start, end)), start + 22);
  return { ok: true, kind: 'audio', type: 'audio/ogg', bytes };
}
