import { fileTypeFromBuffer } from 'file-type';
import { cleanCaptions } from './clean-captions.js';
import { cleanImage } from './clean-image.js';
import { cleanPdf } from './clean-pdf.js';
import { cleanText, textOf } from './clean-text.js';
import { type Clean, type MediaKind, oversize, refuse, type Refused } from './media.types.js';
import { type Stripped, stripMp3 } from './strip-mp3.js';
import { stripMp4 } from './strip-mp4.js';
import { stripOgg } from './strip-ogg.js';
import { stripWebm } from './strip-webm.js';

/** Takes a file apart that is one of its formats, and gives it back without what it need not carry. */
type Cleaner = (bytes: Buffer, type: string) => Promise<Clean | Refused> | Clean | Refused;

/** A recording: what the stripper left, under the limit of what it turned out to be. */
const recording =
  (strip: (bytes: Buffer) => Stripped | Refused): Cleaner =>
  (bytes) => {
    // No stripper looks into what no kind allows.
    const tooLarge = oversize('video', bytes);
    const stripped = tooLarge ?? strip(bytes);
    if (!stripped.ok) return stripped;
    return oversize(stripped.kind, bytes) ?? plain(stripped.kind, stripped.type, stripped.bytes);
  };

const plain = (kind: MediaKind, type: string, bytes: Buffer): Clean => ({
  ok: true,
  kind,
  type,
  bytes,
  width: null,
  height: null,
  variants: new Map(),
});

const pdf: Cleaner = async (bytes) => {
  const tooLarge = oversize('document', bytes);
  if (tooLarge) return tooLarge;
  const cleaned = await cleanPdf(bytes);
  return cleaned.ok ? plain('document', 'application/pdf', cleaned.bytes) : cleaned;
};

/** What is no format of its own: captions, or a plain text. */
const words: Cleaner = (bytes) => {
  const tooLarge = oversize('document', bytes);
  if (tooLarge) return tooLarge;
  const text = textOf(bytes);
  if (text === null) return refuse('unknown-type');
  if (/^\uFEFF?WEBVTT/.test(text)) {
    const captions = oversize('captions', bytes) ?? cleanCaptions(text);
    return captions.ok ? plain('captions', 'text/vtt', Buffer.from(captions.text)) : captions;
  }
  const cleaned = cleanText(text);
  return cleaned.ok ? plain('document', 'text/plain', Buffer.from(cleaned.text)) : cleaned;
};

/** By what the bytes say; what is not in here is not kept. */
const cleaners: Record<string, Cleaner> = {
  'image/jpeg': cleanImage,
  'image/png': cleanImage,
  'image/webp': cleanImage,
  'image/avif': cleanImage,
  'image/gif': cleanImage,
  'image/heic': cleanImage,
  'image/heif': cleanImage,
  'image/apng': () => refuse('animated'),
  'video/mp4': recording(stripMp4),
  'video/x-m4v': recording(stripMp4),
  'audio/mp4': recording(stripMp4),
  'audio/x-m4a': recording(stripMp4),
  'video/webm': recording(stripWebm),
  'audio/webm': recording(stripWebm),
  'audio/mpeg': recording(stripMp3),
  'audio/ogg': recording(stripOgg),
  'application/ogg': recording(stripOgg),
  'video/ogg': recording(stripOgg),
  'application/pdf': pdf,
  'text/vtt': words,
  'application/xml': words,
  'image/svg+xml': () => refuse('svg'),
  'text/html': () => refuse('html'),
};

/**
 * Finds out what a file is from its bytes alone, and leaves of it the thing itself (safety 38). Neither its
 * name nor what a browser said of it plays a part.
 * @returns the clean file, or why it is not kept
 */
export async function clean(bytes: Buffer): Promise<Clean | Refused> {
  if (bytes.byteLength === 0) return refuse('empty');
  const found = await fileTypeFromBuffer(bytes);
  if (!found) return words(bytes, '');
  const type = found.mime.split(';')[0] ?? '';
  const cleaner = Object.hasOwn(cleaners, type) ? cleaners[type] : undefined;
  return cleaner ? cleaner(bytes, type) : refuse('unknown-type');
}
