import { crc32, deflateSync } from 'node:zlib';

/** What is to be seen in a picture, and what is hidden in its file. */
export interface PngOptions {
  width: number;
  height: number;
  /** Red, green and blue, 0 to 255. */
  color: readonly [number, number, number];
  /** Written into the file as its author, as cameras and programs do. */
  author?: string;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/**
 * Makes a small picture, a plain area with a lighter frame.
 * @param options size, colour and author
 * @returns the bytes of a PNG file
 */
export function pngPicture({ width, height, color, author }: PngOptions): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const lines = Array.from({ length: height }, (_, y) => {
    const line = Buffer.alloc(1 + width * 3);
    for (let x = 0; x < width; x += 1) {
      const isFrame = x < 4 || y < 4 || x >= width - 4 || y >= height - 4;
      line.set(isFrame ? color.map((part) => Math.min(255, part + 60)) : color, 1 + x * 3);
    }
    return line;
  });
  const said =
    author === undefined ? [] : [chunk('tEXt', Buffer.from(`Author\0${author}`, 'utf8'))];
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    ...said,
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
