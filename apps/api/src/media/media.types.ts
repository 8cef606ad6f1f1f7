/** What a file is for a lesson. */
export type MediaKind = 'image' | 'audio' | 'video' | 'captions' | 'document';

/** A file as it is kept: sniffed, without metadata, the same for everybody who brings the same bytes. */
export interface KeptMedia {
  /** SHA-256 of the kept bytes, in hex. */
  id: string;
  kind: MediaKind;
  /** Its MIME type. */
  type: string;
  /** Size of the kept original. */
  bytes: number;
  /** Of pictures, in pixels; null for all else. */
  width: number | null;
  height: number | null;
  /** Smaller versions of a picture and their bytes: `480.avif` is at most 480 pixels wide. */
  variants: Record<string, number>;
}

/** Why a file is not kept; the web has a sentence in each language for every reason. */
export const mediaRefusals = [
  'empty',
  /** `detail`: how many megabytes it may have. */
  'too-large',
  /** More pixels than `detail` millions: a bomb, or a scan that nobody needs so large. */
  'too-many-pixels',
  'unknown-type',
  'svg',
  'html',
  'heic',
  'animated',
  /** It cannot be read to its end, so nobody knows what else is in it. */
  'damaged',
  'encrypted',
  /** A document with scripts, programs or files inside. */
  'active-content',
  /** A recording with a further track (places, for example) that cannot be taken out. */
  'hidden-track',
  'not-utf8',
  /** Subtitles in another format. */
  'srt',
  'captions-empty',
  /** `detail` of these four: the line. */
  'captions-line',
  'captions-time',
  'captions-order',
  'captions-tag',
] as const;
export type MediaRefusal = (typeof mediaRefusals)[number];

/** A refusal with the number that its sentence needs. */
export interface Refused {
  ok: false;
  reason: MediaRefusal;
  detail?: number;
}

/** @returns a refusal */
export const refuse = (reason: MediaRefusal, detail?: number): Refused =>
  detail === undefined ? { ok: false, reason } : { ok: false, reason, detail };

export type KeepResult = { ok: true; media: KeptMedia } | Refused;

/** What comes of one kind of file when all that is not the thing itself was taken out. */
export interface Clean {
  ok: true;
  kind: MediaKind;
  type: string;
  bytes: Buffer;
  width: number | null;
  height: number | null;
  /** Smaller versions by name. */
  variants: ReadonlyMap<string, Buffer>;
}

const MB = 1024 * 1024;

/** How large a file may be, by kind. Under it a phone on a slow connection still has a chance. */
export const largest: Record<MediaKind, number> = {
  image: 20 * MB,
  audio: 20 * MB,
  video: 100 * MB,
  captions: MB,
  document: 20 * MB,
};

/** @returns the refusal of a file over its kind's limit, or null */
export function oversize(kind: MediaKind, bytes: Uint8Array): Refused | null {
  return bytes.byteLength > largest[kind] ? refuse('too-large', largest[kind] / MB) : null;
}
