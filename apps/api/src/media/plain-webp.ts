/** What a still WebP consists of: pixels, and how they are to be read. No ICCP, EXIF, XMP or unknown chunk. */
const PLAIN = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH']);

/**
 * Tells whether a WebP is nothing but its pixels: such a one was made by us, or could not be cleaner.
 * @returns false for every other format, and when there is anything behind the picture
 */
export function isPlainWebp(bytes: Buffer): boolean {
  const isRiff = bytes.length > 20 && bytes.toString('latin1', 0, 4) === 'RIFF';
  if (!isRiff || bytes.toString('latin1', 8, 12) !== 'WEBP') return false;
  if (bytes.readUInt32LE(4) + 8 !== bytes.length) return false;
  let at = 12;
  while (at + 8 <= bytes.length) {
    if (!PLAIN.has(bytes.toString('latin1', at, at + 4))) return false;
    const size = bytes.readUInt32LE(at + 4);
    at += 8 + size + (size % 2);
  }
  return at === bytes.length;
}
