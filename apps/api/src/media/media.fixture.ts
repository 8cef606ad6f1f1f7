/** Files made by hand, byte by byte: what a camera, a phone or an attacker would have put into them. */

/** What must be found in no kept file. */
export const canary = 'Снежана Канарова 42.6977N';

const ascii = (text: string) => Buffer.from(text, 'latin1');
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** A frame of MPEG 1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes of silence. */
export const mp3Frame = (): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)]);

export function id3v2(text: string): Buffer {
  const value = Buffer.concat([Buffer.from([3]), Buffer.from(text)]);
  const frame = Buffer.concat([ascii('TPE1'), u32(value.length), Buffer.alloc(2), value]);
  const size = Buffer.from([0, 0, frame.length >> 7, frame.length & 127]);
  return Buffer.concat([ascii('ID3'), Buffer.from([4, 0, 0]), size, frame]);
}

export const id3v1 = (text: string): Buffer =>
  Buffer.concat([ascii('TAG'), Buffer.from(text)], 128);

export function ape(text: string): Buffer {
  const value = Buffer.from(text);
  const little = (value: number) => u32(value).reverse();
  const item = Buffer.concat([little(value.length), little(0), ascii('Artist\0'), value]);
  const sizes = [little(2000), little(item.length + 32), little(1), little(0)];
  return Buffer.concat([item, ascii('APETAGEX'), ...sizes, Buffer.alloc(8)]);
}

/** A box of an MP4 with its length in front. */
export function box(kind: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([u32(body.length + 8), ascii(kind), body]);
}

const handler = (kind: string) =>
  box('hdlr', Buffer.alloc(8), ascii(kind), Buffer.alloc(12), Buffer.from(`${canary}\0`));
const dated = (kind: string) =>
  box(kind, u32(0), u32(3_800_000_001), u32(3_800_000_002), Buffer.alloc(20, 7));

export const track = (kind: string, ...more: Buffer[]): Buffer =>
  box('trak', dated('tkhd'), box('mdia', dated('mdhd'), handler(kind), box('minf')), ...more);

/** Where a phone writes the place of a film. */
export const udta = (): Buffer => box('udta', box('\u00a9xyz', Buffer.from(canary)));

export const mp4 = (moov: Buffer[], brand = 'isom'): Buffer =>
  Buffer.concat([
    box('ftyp', ascii(brand), u32(512), ascii(brand)),
    box('moov', dated('mvhd'), ...moov),
    box('uuid', Buffer.alloc(16, 5), Buffer.from(canary)),
    box('mdat', Buffer.alloc(64, 9)),
    box('free', Buffer.from(canary)),
  ]);

/** An element of a WebM: id and content; `size` says another length, or none. */
export function element(id: number, content: Buffer, size?: Buffer): Buffer {
  const head = Buffer.from(
    id.toString(16).padStart(id > 0xffff ? 8 : id > 0xff ? 4 : 2, '0'),
    'hex',
  );
  const length = Buffer.alloc(4);
  length.writeUInt32BE(0x10000000 | content.length);
  return Buffer.concat([head, size ?? length, content]);
}

const UNKNOWN = Buffer.from('01ffffffffffffff', 'hex');

export const webm = (tracks: number[], { docType = 'webm', live = false } = {}): Buffer =>
  Buffer.concat([
    element(0x1a45dfa3, element(0x4282, ascii(docType))),
    element(
      0x18538067,
      Buffer.concat([
        element(
          0x1549a966,
          Buffer.concat([
            element(0x7ba9, Buffer.from(canary)),
            element(0x4461, Buffer.alloc(8, 1)),
            element(0x4d80, Buffer.from(canary)),
            element(0x5741, Buffer.from(canary)),
          ]),
        ),
        element(
          0x1654ae6b,
          Buffer.concat(
            tracks.map((type) =>
              element(
                0xae,
                Buffer.concat([
                  element(0xd7, Buffer.from([1])),
                  element(0x83, Buffer.from([type])),
                  element(0x536e, Buffer.from(canary)),
                ]),
              ),
            ),
          ),
        ),
        element(0x1f43b675, element(0xa3, Buffer.alloc(40, 9)), live ? UNKNOWN : undefined),
        ...(live
          ? []
          : [
              element(0x1941a469, Buffer.from(canary)),
              element(0x1254c367, Buffer.from(canary)),
              element(0xec, Buffer.from(canary)),
            ]),
      ]),
      live ? UNKNOWN : undefined,
    ),
  ]);

/** A page of an Ogg stream with whole packets, each under 255 × 255 bytes. The check sum is left at zero. */
export function oggPage(packets: Buffer[], flags = 0, stream = 7): Buffer {
  const lacing = packets.flatMap(({ length }) => [
    ...Array<number>(Math.floor(length / 255)).fill(255),
    length % 255,
  ]);
  const head = Buffer.alloc(27);
  head.write('OggS', 0, 'latin1');
  head[5] = flags;
  head.writeUInt32LE(stream, 14);
  head[26] = lacing.length;
  return Buffer.concat([head, Buffer.from(lacing), ...packets]);
}

export function comments(signature: string, text: string, end: Buffer): Buffer {
  const value = Buffer.from(`ARTIST=${text}`);
  const little = (value: number) => u32(value).reverse();
  const vendor = Buffer.from(canary);
  return Buffer.concat([
    ascii(signature),
    little(vendor.length),
    vendor,
    little(1),
    little(value.length),
    value,
    end,
  ]);
}

export const opus = (text = canary): Buffer =>
  Buffer.concat([
    oggPage([Buffer.concat([ascii('OpusHead'), Buffer.alloc(11, 1)])], 2),
    oggPage([comments('OpusTags', text, Buffer.alloc(0))]),
    oggPage([Buffer.alloc(300, 9)], 4),
  ]);

export const vorbis = (text = canary): Buffer =>
  Buffer.concat([
    oggPage([Buffer.concat([ascii('\u0001vorbis'), Buffer.alloc(23, 1)])], 2),
    oggPage([
      comments('\u0003vorbis', text, Buffer.from([1])),
      Buffer.concat([ascii('\u0005vorbis'), Buffer.alloc(40, 3)]),
    ]),
    oggPage([Buffer.alloc(300, 9)], 4),
  ]);
