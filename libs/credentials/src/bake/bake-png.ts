import { crc32 } from 'node:zlib';

/** The keyword under which Open Badges 3.0 looks for a credential in a PNG (section "PNG" of "Baked Badges"). */
const KEYWORD = 'openbadgecredential';
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Chunk {
  type: string;
  data: Buffer;
}

/** @returns the chunks of a PNG; null when it is none or is cut off */
function chunksOf(png: Uint8Array): Chunk[] | null {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return null;
  const chunks: Chunk[] = [];
  for (let at = 8; at < bytes.length;) {
    if (at + 12 > bytes.length) return null;
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const body = bytes.subarray(at + 4, at + 8 + length);
    if (crc32(body) !== bytes.readUInt32BE(end - 4)) return null;
    chunks.push({ type: body.toString('latin1', 0, 4), data: body.subarray(4) });
    at = end;
  }
  return chunks[0]?.type === 'IHDR' && chunks.at(-1)?.type === 'IEND' ? chunks : null;
}

function written({ type, data }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** An iTXt chunk, not packed, without language: keyword, 0, packed?, method, language, 0, translated, 0, text. */
const textChunk = (text: string): Chunk => ({
  type: 'iTXt',
  data: Buffer.concat([Buffer.from(`${KEYWORD}\0\0\0\0\0`, 'latin1'), Buffer.from(text, 'utf8')]),
});

const isCredential = ({ type, data }: Chunk): boolean =>
  type === 'iTXt' && data.toString('latin1', 0, KEYWORD.length + 1) === `${KEYWORD}\0`;

/**
 * Writes a credential into a picture, in place of one that is there. The picture itself stays as it is.
 * @param credential as JSON, or a JWT
 * @throws TypeError when the bytes are no whole PNG
 */
export function bakePng(png: Uint8Array, credential: string): Uint8Array {
  const chunks = chunksOf(png)?.filter((chunk) => !isCredential(chunk));
  const [header, ...rest] = chunks ?? [];
  if (!header) throw new TypeError('not a whole PNG');
  const all = [header, textChunk(credential), ...rest];
  return Buffer.concat([SIGNATURE, ...all.map(written)]);
}

/**
 * Reads what was baked into a picture.
 * @returns the text; null when there is none, there are two, or it is packed (nobody bakes so, and unpacking
 *   what a stranger packed is a risk)
 */
export function credentialInPng(png: Uint8Array): string | null {
  const found = chunksOf(png)?.filter(isCredential) ?? [];
  const [chunk] = found;
  if (!chunk || found.length > 1) return null;
  const rest = chunk.data.subarray(KEYWORD.length + 1);
  if (rest[0] !== 0) return null;
  const language = rest.indexOf(0, 2);
  const translated = language < 0 ? -1 : rest.indexOf(0, language + 1);
  return translated < 0 ? null : rest.toString('utf8', translated + 1);
}
