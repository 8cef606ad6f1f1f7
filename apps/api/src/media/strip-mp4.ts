import { refuse, type Refused } from './media.types.js';
import type { Stripped } from './strip-mp3.js';

/** A box of ISO 14496-12: its kind, where it begins, where its content begins, where it ends. */
interface Box {
  kind: string;
  start: number;
  content: number;
  end: number;
}

/** Boxes that hold boxes in which metadata may stand. */
const HOLDERS = new Set(['moov', 'trak', 'mdia', 'minf', 'moof', 'traf', 'mvex', 'edts', 'dinf']);
/** Whoever made it, where, with what: user data, iTunes and QuickTime metadata, other makers' own boxes. */
const METADATA = new Set(['udta', 'meta', 'uuid', 'free', 'skip', 'wide', 'pdin', 'xml ', 'bxml']);
/** Their first fields are when the recording was made. */
const DATED = new Set(['mvhd', 'tkhd', 'mdhd']);
/** Kinds of tracks that people hear or see. Others (places, movements) lie among the sound and stay. */
const TRACKS = new Set(['vide', 'soun']);
/** What an audio or video file for browsers has at its outermost level; anything else is not looked into. */
const OUTERMOST = new Set(['ftyp', 'moov', 'moof', 'mdat', 'sidx', 'styp', 'mfra', ...METADATA]);

class Damaged extends Error {}

function boxAt(bytes: Buffer, start: number, limit: number): Box {
  if (start + 8 > limit) throw new Damaged();
  const size = bytes.readUInt32BE(start);
  const kind = bytes.toString('latin1', start + 4, start + 8);
  if (size === 1) {
    if (start + 16 > limit) throw new Damaged();
    return within({ kind, start, content: start + 16 }, bytes.readBigUInt64BE(start + 8), limit);
  }
  // Zero says: up to the end.
  const length = BigInt(size === 0 ? limit - start : size);
  return within({ kind, start, content: start + 8 }, length, limit);
}

function within(box: Omit<Box, 'end'>, length: bigint, limit: number): Box {
  const end = box.start + Number(length);
  if (end < box.content || end > limit) throw new Damaged();
  return { ...box, end };
}

function* boxesIn(bytes: Buffer, from: number, to: number): Generator<Box> {
  for (let at = from; at < to;) {
    const box = boxAt(bytes, at, to);
    yield box;
    at = box.end;
  }
}

/** The box stays as long as it was, so that no place in the file moves; what it said is gone. */
function wipe(bytes: Buffer, { start, content, end }: Box): void {
  bytes.write('free', start + 4, 'latin1');
  bytes.fill(0, content, end);
}

/** Version 1 writes both moments with eight bytes, version 0 with four. */
function forgetDates(bytes: Buffer, { content, end }: Box): void {
  const length = bytes[content] === 1 ? 16 : 8;
  if (content + 4 + length > end) throw new Damaged();
  bytes.fill(0, content + 4, content + 4 + length);
}

/** Notes the kind of a track and forgets the name that its maker gave it. */
function handlerOf(bytes: Buffer, { content, end }: Box): string {
  if (content + 24 > end) throw new Damaged();
  bytes.fill(0, content + 24, end);
  return bytes.toString('latin1', content + 8, content + 12);
}

function stripBoxes(bytes: Buffer, from: number, to: number, tracks: string[]): void {
  for (const box of boxesIn(bytes, from, to)) {
    if (METADATA.has(box.kind)) wipe(bytes, box);
    else if (HOLDERS.has(box.kind)) stripBoxes(bytes, box.content, box.end, tracks);
    else if (DATED.has(box.kind)) forgetDates(bytes, box);
    else if (box.kind === 'hdlr') tracks.push(handlerOf(bytes, box));
  }
}

/**
 * Takes out of an MP4 or M4A who made it, where and when, without moving a byte of sound or picture
 * (safety 38): such boxes become empty room of the same length.
 */
export function stripMp4(given: Buffer): Stripped | Refused {
  const bytes = Buffer.from(given);
  const tracks: string[] = [];
  try {
    const outer = [...boxesIn(bytes, 0, bytes.length)];
    if (outer[0]?.kind !== 'ftyp' || !outer.some(({ kind }) => kind === 'moov'))
      return refuse('damaged');
    if (!outer.every(({ kind }) => OUTERMOST.has(kind))) return refuse('damaged');
    stripBoxes(bytes, 0, bytes.length, tracks);
  } catch (error) {
    if (error instanceof Damaged) return refuse('damaged');
    throw error;
  }
  // A handler inside "minf" (QuickTime) names how data are found, not what they are.
  const kinds = tracks.filter((kind) => kind !== 'url ' && kind !== 'alis');
  if (kinds.length === 0) return refuse('damaged');
  if (!kinds.every((kind) => TRACKS.has(kind))) return refuse('hidden-track');
  return kinds.includes('vide')
    ? { ok: true, kind: 'video', type: 'video/mp4', bytes }
    : { ok: true, kind: 'audio', type: 'audio/mp4', bytes };
}
