const START = 0xd8;
const SCAN = 0xda;
/** Segments that say how the pixels are to be read: the size in JFIF, the colours in Adobe's. */
const NEEDED = new Set([0xe0, 0xee]);

const isAside = (marker: number) =>
  marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && !NEEDED.has(marker));

/**
 * Takes comments and application segments (EXIF, XMP, IPTC, previews) out of a JPEG without unpacking it, for
 * pictures inside documents.
 * @param bytes a JPEG; anything else comes back as it is
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xff || bytes[1] !== START) return bytes;
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== SCAN) {
    const end = at + 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    if (!isAside(bytes[at + 1] ?? 0)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  kept.push(bytes.subarray(at));
  return Buffer.concat(kept);
}
