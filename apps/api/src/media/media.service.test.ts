import sharp from 'sharp';
import { startApp, type TestApp } from '../testing/app.js';
import { FileStore } from './file-store.js';
import { canary, id3v2, mp3Frame, mp4, opus, track, udta, vorbis, webm } from './media.fixture.js';
import { keyOf } from './media-keys.js';
import { MediaService } from './media.service.js';
import type { KeptMedia } from './media.types.js';

let house: TestApp;
let media: MediaService;
let networkId: string;
beforeAll(async () => {
  house = await startApp();
  media = house.get(MediaService);
  networkId = (await house.given.network()).id;
});
afterAll(() => house.stop());

const keep = (bytes: Buffer) => media.keep(bytes, { networkId, accountId: null });

async function kept(bytes: Buffer): Promise<{ media: KeptMedia; bytes: Buffer }> {
  const result = await keep(bytes);
  if (!result.ok) throw new Error(result.reason);
  return { media: result.media, bytes: await media.read(result.media.id) };
}

/** Grey noise: a photograph compresses as badly. */
const photo = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#777',
      noise: { type: 'gaussian', mean: 128, sigma: 20 },
    },
  });

describe('pictures (safety 38)', () => {
  test('of a photograph no name, no place, no device and no moment is kept', async () => {
    const taken = await photo(600, 400)
      .withExif({
        IFD0: { Artist: 'Canary Artist', Model: 'Canary Phone', Copyright: 'Canary' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '42/1 41/1 52/1', GPSLongitude: '23/1 19/1 0/1' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Canary place</x:xmpmeta>')
      .jpeg()
      .toBuffer();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const { media: file, bytes } = await kept(taken);
    const files = [bytes];
    for (const name of Object.keys(file.variants))
      files.push(await house.get(FileStore).read(keyOf(file.id, name)));
    expect(files.length).toBe(5);
    for (const content of files) {
      const { exif, xmp, icc, iptc } = await sharp(content).metadata();
      expect([exif, xmp, icc, iptc]).toEqual([undefined, undefined, undefined, undefined]);
      expect(content.includes('Canary')).toBe(false);
    }
  });

  test('a picture held upright by its metadata alone stands upright without them', async () => {
    const lying = await photo(300, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect((await kept(lying)).media).toMatchObject({ width: 200, height: 300 });
  });

  test('there are three widths in two formats, none wider than the picture', async () => {
    const wide = await kept(await photo(3200, 100).png().toBuffer());
    expect(wide.media).toMatchObject({ type: 'image/webp', width: 2880, height: 90 });
    const names = ['480', '960', '1440'].flatMap((width) => [`${width}.avif`, `${width}.webp`]);
    expect(Object.keys(wide.media.variants).sort()).toEqual(names.sort());
    const { width, format } = await sharp(
      await house.get(FileStore).read(keyOf(wide.media.id, '1440.avif')),
    ).metadata();
    expect([width, format]).toEqual([1440, 'heif']);
    const narrow = await kept(await photo(320, 100).png().toBuffer());
    expect(Object.keys(narrow.media.variants)).toEqual(['480.avif', '480.webp']);
    const small = await house.get(FileStore).read(keyOf(narrow.media.id, '480.webp'));
    expect((await sharp(small).metadata()).width).toBe(320);
  });

  test.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)('%s is read', async (format) => {
    const bytes = await photo(64, 64).toFormat(format).toBuffer();
    expect((await kept(bytes)).media).toMatchObject({ kind: 'image', width: 64, height: 64 });
  });

  test('a script hidden behind or inside a picture does not come along', async () => {
    const script = `*/alert("${canary}")//<script>alert(1)</script>`;
    const gif = await photo(40, 40).gif().toBuffer();
    const webp = await photo(40, 40).webp().toBuffer();
    const exif = await photo(40, 40)
      .jpeg()
      .withExif({ IFD0: { Artist: script } })
      .toBuffer();
    for (const bytes of [
      Buffer.concat([gif, Buffer.from(script)]),
      Buffer.concat([webp, Buffer.from(script)]),
      exif,
    ]) {
      const { bytes: content } = await kept(bytes);
      expect(content.includes('alert')).toBe(false);
      expect(content.includes('<script')).toBe(false);
    }
  });

  test('a bomb of few bytes and many pixels is not unpacked', async () => {
    const bomb = await sharp({
      create: { width: 9000, height: 9000, channels: 3, background: '#fff' },
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(500_000);
    const before = process.memoryUsage().rss;
    expect(await keep(bomb)).toEqual({ ok: false, reason: 'too-many-pixels', detail: 64 });
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 * 1024);
  });

  test('what moves, is cut off, or is too large, is refused with its reason', async () => {
    const frames = await Promise.all(
      ['#f00', '#00f'].map((background) =>
        sharp({ create: { width: 8, height: 8, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect(await keep(moving)).toEqual({ ok: false, reason: 'animated' });
    const jpeg = await photo(200, 200).jpeg().toBuffer();
    expect(await keep(jpeg.subarray(0, jpeg.length / 2))).toEqual({ ok: false, reason: 'damaged' });
    const heavy = Buffer.concat([jpeg, Buffer.alloc(20 * 1024 * 1024)]);
    expect(await keep(heavy)).toEqual({ ok: false, reason: 'too-large', detail: 20 });
  });
});

describe('what it is, is read from the bytes', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  test.each([
    ['nothing', '', 'empty'],
    ['a drawing with a script', svg, 'svg'],
    ['a drawing behind an XML head', `<?xml version="1.0"?>\n${svg}`, 'svg'],
    ['a drawing after a long comment', `<!-- ${'x'.repeat(5000)} -->${svg}`, 'svg'],
    ['a page', '<!doctype html><p>Да</p>', 'html'],
    ['a page after some words', 'Бележка\n<script>alert(1)</script>', 'html'],
    ['a page that calls itself a PDF', '<html>%PDF-1.7</html>', 'html'],
    ['subtitles of another format', '1\n00:00:01,000 --> 00:00:02,000\nДа\n', 'srt'],
    ['captions with a mistake', 'WEBVTT\n\n00:01 --> 00:02\nДа', 'captions-time'],
  ])('%s', async (_what, text, reason) => {
    expect(await keep(Buffer.from(text))).toMatchObject({ ok: false, reason });
  });

  test.each([
    [
      'a program',
      Buffer.from('7f454c4602010100000000000000000002003e0001000000', 'hex'),
      'unknown-type',
    ],
    [
      'an archive',
      Buffer.from('504b0304140000000000000000000000000000000000000000000000', 'hex'),
      'unknown-type',
    ],
    ['bytes', Buffer.from([0, 1, 2, 3, 255, 254]), 'unknown-type'],
    [
      'a picture that is a PDF in name only',
      Buffer.from('%PDF-1.7 <script>alert(1)</script>'),
      'damaged',
    ],
  ])('%s', async (_what, bytes, reason) => {
    expect(await keep(bytes)).toMatchObject({ ok: false, reason });
  });

  test('captions and plain texts are kept as such', async () => {
    const captions = await kept(Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\nДа'));
    expect(captions.media).toMatchObject({ kind: 'captions', type: 'text/vtt' });
    const text = await kept(Buffer.from('\uFEFFСписък за банката:\r\n- лична карта'));
    expect(text.media).toMatchObject({ kind: 'document', type: 'text/plain' });
    expect(text.bytes.toString()).toBe('Списък за банката:\r\n- лична карта');
  });

  test('recordings lose their tags on the way', async () => {
    const sound = Buffer.concat(Array.from({ length: 6 }, mp3Frame));
    const mp3 = await kept(Buffer.concat([id3v2(canary), sound]));
    expect(mp3.media).toMatchObject({ kind: 'audio', type: 'audio/mpeg', bytes: sound.length });
    const others: [Buffer, Partial<KeptMedia>][] = [
      [mp4([track('vide'), udta()]), { kind: 'video', type: 'video/mp4' }],
      [mp4([track('soun'), udta()], 'M4A '), { kind: 'audio', type: 'audio/mp4' }],
      [webm([1, 2]), { kind: 'video', type: 'video/webm' }],
      [webm([2], { live: true }), { kind: 'audio', type: 'audio/webm' }],
      [opus(), { kind: 'audio', type: 'audio/ogg' }],
      [vorbis(), { kind: 'audio', type: 'audio/ogg' }],
    ];
    for (const [given, expected] of others) {
      const { media: file, bytes } = await kept(given);
      expect(file).toMatchObject(expected);
      expect(bytes.includes(canary)).toBe(false);
    }
  });
});

describe('kept once', () => {
  const rows = async () =>
    Number((await house.db.query('SELECT count(*) FROM media_file'))[0].count);

  test('the same file twice, at once and later, is one row and one set of files', async () => {
    const bytes = await photo(50, 50).png().toBuffer();
    const before = await rows();
    const ids = (await Promise.all([kept(bytes), kept(bytes)])).map(({ media: { id } }) => id);
    ids.push((await kept(bytes)).media.id);
    expect(new Set(ids).size).toBe(1);
    expect(await rows()).toBe(before + 1);
    expect(await house.db.query('SELECT FROM media_loose')).toEqual([]);
  });

  test('what was given out and is brought back is the same file', async () => {
    const first = await kept(await photo(700, 500).jpeg().toBuffer());
    const again = await kept(first.bytes);
    expect(again.media).toEqual(first.media);
    // On another installation, which has never seen it, too.
    await house.db.query('DELETE FROM media_holding WHERE media_id = $1', [first.media.id]);
    await house.db.query('DELETE FROM media_file WHERE id = $1', [first.media.id]);
    expect((await kept(first.bytes)).media).toEqual(first.media);
  });

  test('each network holds what it brought, and knows of nothing else', async () => {
    const other = (await house.given.network()).id;
    const { media: file } = await kept(Buffer.from('Само за едната мрежа'));
    const ids = [file.id, 'f'.repeat(64)];
    expect([...(await media.known(networkId, ids)).keys()]).toEqual([file.id]);
    expect((await media.known(other, ids)).size).toBe(0);
    await media.keep(Buffer.from('Само за едната мрежа'), { networkId: other, accountId: null });
    expect((await media.known(other, ids)).get(file.id)).toEqual(file);
  });

  test('a file whose writing failed has no row, and the next try mends it', async () => {
    const store = house.get(FileStore);
    const bytes = Buffer.from('Запис, който се прекъсна');
    const put = store.put.bind(store);
    store.put = () => Promise.reject(new Error('the disk is full'));
    const before = await rows();
    await expect(keep(bytes)).rejects.toThrow('disk is full');
    expect(await rows()).toBe(before);
    store.put = put;
    expect((await kept(bytes)).bytes.equals(bytes)).toBe(true);
  });
});
