import sharp from 'sharp';
import { isPlainWebp } from './plain-webp.js';

let plain: Buffer;
beforeAll(async () => {
  plain = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#777' } })
    .webp()
    .toBuffer();
});

/** A further part, with the length in the head as it should be. */
function withChunk(name: string): Buffer {
  const chunk = Buffer.concat([Buffer.from(name), Buffer.from([2, 0, 0, 0, 60, 62])]);
  const grown = Buffer.concat([plain, chunk]);
  grown.writeUInt32LE(grown.length - 8, 4);
  return grown;
}

test('a picture and nothing else', () => {
  expect(isPlainWebp(plain)).toBe(true);
});

test('with colours for printers, places, or a part that nobody knows it is not plain', () => {
  for (const name of ['ICCP', 'EXIF', 'XMP ', 'JUNK', 'ANIM', 'ANMF'])
    expect([name, isPlainWebp(withChunk(name))]).toEqual([name, false]);
});

test('nor when its head tells another length than it has', () => {
  const lying = Buffer.from(plain);
  // What a script would read as the beginning of a remark.
  lying.write('/*', 4, 'latin1');
  for (const bytes of [lying, Buffer.concat([plain, Buffer.from([0])]), plain.subarray(0, -1)])
    expect(isPlainWebp(bytes)).toBe(false);
});
