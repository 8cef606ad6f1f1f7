const signs: readonly (readonly [type: string, at: number, sign: string])[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['audio/wav', 8, 'WAVE'],
  ['image/avif', 4, 'ftypavif'],
  ['audio/mp4', 4, 'ftypM4A'],
  ['video/mp4', 4, 'ftyp'],
  ['video/webm', 0, '\x1a\x45\xdf\xa3'],
  ['audio/ogg', 0, 'OggS'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/mpeg', 0, '\xff\xfb'],
  ['application/pdf', 0, '%PDF-'],
  ['text/vtt', 0, 'WEBVTT'],
  ['text/vtt', 0, '\xef\xbb\xbfWEBVTT'],
  ['application/zip', 0, 'PK\x03\x04'],
];

/**
 * Says what a file without a name is likely to be. Whoever keeps it looks for himself.
 * @param bytes the file
 * @returns its media type
 */
export function mediaTypeOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 32));
  const text = head.toString('latin1');
  const found = signs.find(([, at, sign]) => text.startsWith(sign, at));
  return found?.[0] ?? 'application/octet-stream';
}
