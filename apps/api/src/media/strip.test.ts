import {
  ape,
  box,
  canary,
  id3v1,
  id3v2,
  mp3Frame,
  mp4,
  oggPage,
  opus,
  track,
  udta,
  vorbis,
  webm,
} from './media.fixture.js';
import type { Refused } from './media.types.js';
import { type Stripped, stripMp3 } from './strip-mp3.js';
import { stripMp4 } from './strip-mp4.js';
import { checksum, stripOgg } from './strip-ogg.js';
import { stripWebm } from './strip-webm.js';

/** The stripped bytes, of which nothing personal may be left. @throws Error when they were refused */
function bytesOf(result: Stripped | Refused): Buffer {
  if (!result.ok) throw new Error(result.reason);
  expect(result.bytes.includes(Buffer.from(canary))).toBe(false);
  return result.bytes;
}

/** Where a file still has the bytes that make up sound or picture. */
const places = (bytes: Buffer, needle: Buffer) => {
  const found: number[] = [];
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) found.push(at);
  return found;
};

describe('MP3', () => {
  const frames = Buffer.concat(Array.from({ length: 8 }, mp3Frame));
  const half = frames.length / 2;

  test.each([
    ['ID3v2 in front', [id3v2(canary), frames]],
    ['two of them', [id3v2(canary), id3v2(canary), frames]],
    ['ID3v1 behind', [frames, id3v1(canary)]],
    ['APE and ID3v1 behind', [frames, ape(canary), id3v1(canary)]],
    ['all of them', [id3v2(canary), frames, ape(canary), id3v1(canary)]],
    ['a tag between', [frames.subarray(0, half), id3v2(canary), frames.subarray(half)]],
    ['another file behind', [frames, Buffer.from(`<script>${canary}</script>`)]],
  ])('with %s: only the sound stays', (_what, parts) => {
    const stripped = bytesOf(stripMp3(Buffer.concat(parts)));
    expect(frames.subarray(0, stripped.length).equals(stripped)).toBe(true);
    expect(stripped.length).toBeGreaterThanOrEqual(frames.length - mp3Frame().length);
  });

  test('a last frame that was cut off does not take the tag behind it along', () => {
    const cut = Buffer.concat([frames, mp3Frame().subarray(0, 300), id3v1(canary)]);
    expect(bytesOf(stripMp3(cut)).equals(frames)).toBe(true);
  });

  test('what has no sound in it is no MP3', () => {
    expect(stripMp3(id3v2(canary))).toEqual({ ok: false, reason: 'damaged' });
    expect(stripMp3(Buffer.concat([mp3Frame(), Buffer.alloc(5000)]))).toMatchObject({ ok: false });
  });
});

describe('MP4', () => {
  test('places, names and moments are gone, and not a byte of the film has moved', () => {
    const meta = box('meta', Buffer.from(canary));
    const film = mp4([track('vide', udta()), track('soun', meta), udta(), meta]);
    const result = stripMp4(film);
    const bytes = bytesOf(result);
    expect(result).toMatchObject({ kind: 'video', type: 'video/mp4' });
    expect(bytes.length).toBe(film.length);
    const sound = Buffer.alloc(64, 9);
    expect(places(bytes, sound)).toEqual(places(film, sound));
    const moment = Buffer.alloc(4);
    moment.writeUInt32BE(3_800_000_001);
    expect([places(film, moment).length, places(bytes, moment).length]).toEqual([5, 0]);
  });

  test('the given bytes are left as they are', () => {
    const film = mp4([track('vide'), udta()]);
    const copy = Buffer.from(film);
    stripMp4(film);
    expect(film.equals(copy)).toBe(true);
  });

  test('sound alone is a recording', () => {
    expect(stripMp4(mp4([track('soun')], 'M4A '))).toMatchObject({
      kind: 'audio',
      type: 'audio/mp4',
    });
  });

  test('a further track, where cameras write the way they took, is refused', () => {
    const film = mp4([track('vide'), track('meta')]);
    expect(stripMp4(film)).toEqual({ ok: false, reason: 'hidden-track' });
  });

  test.each([
    ['cut off', mp4([track('vide')]).subarray(0, -10)],
    [
      'with a box that is longer than its parent',
      mp4([box('trak', Buffer.from('7fffffff6d646961', 'hex'))]),
    ],
    ['with something behind it', Buffer.concat([mp4([track('vide')]), Buffer.from('<script>')])],
    ['with an unknown box outside', Buffer.concat([mp4([track('vide')]), box('evil')])],
    ['without a track', mp4([])],
  ])('one %s is refused', (_what, bytes) => {
    expect(stripMp4(bytes)).toEqual({ ok: false, reason: 'damaged' });
  });
});

describe('WebM', () => {
  test.each([
    ['as a file', false],
    ['as a browser records it, without lengths', true],
  ])('%s: names, moments, tags and files inside are gone', (_what, live) => {
    const film = webm([1, 2], { live });
    const result = stripWebm(film);
    const bytes = bytesOf(result);
    expect(result).toMatchObject({ kind: 'video', type: 'video/webm' });
    expect(bytes.length).toBe(film.length);
    expect(places(bytes, Buffer.alloc(40, 9))).toEqual(places(film, Buffer.alloc(40, 9)));
  });

  test('stripped once more it stays the same', () => {
    const once = bytesOf(stripWebm(webm([2])));
    expect(bytesOf(stripWebm(once)).equals(once)).toBe(true);
  });

  test('sound alone is a recording', () => {
    expect(stripWebm(webm([2]))).toMatchObject({ kind: 'audio', type: 'audio/webm' });
  });

  test.each([
    ['with subtitles or data inside', webm([1, 17]), 'hidden-track'],
    ['of another kind', webm([1], { docType: 'matroska' }), 'unknown-type'],
    ['cut off', webm([1]).subarray(0, -3), 'damaged'],
    ['without tracks', webm([]), 'damaged'],
    ['with a page behind it', Buffer.concat([webm([1]), Buffer.from('\u0000<script>')]), 'damaged'],
  ])('one %s is refused', (_what, bytes, reason) => {
    expect(stripWebm(bytes)).toEqual({ ok: false, reason });
  });
});

describe('Ogg', () => {
  test.each([
    ['Opus', opus()],
    ['Opus with a cover over many segments', opus(canary.repeat(60))],
    ['Vorbis', vorbis()],
  ])('%s: comments are emptied in their place', (_what, sound) => {
    const bytes = bytesOf(stripOgg(sound));
    expect(bytes.length).toBe(sound.length);
    expect(places(bytes, Buffer.alloc(300, 9))).toEqual(places(sound, Buffer.alloc(300, 9)));
  });

  test('the check sum is that of RFC 3533: its catalogued check value', () => {
    // CRC-32/CKSUM (0x765E7680 for these digits) without the last inversion.
    expect(checksum(Buffer.from('123456789'))).toBe(0x89a1897f);
  });

  test('each page carries its own, counted with zeros in its place', () => {
    const bytes = bytesOf(stripOgg(opus()));
    for (const at of places(bytes, Buffer.from('OggS'))) {
      const end = bytes.indexOf('OggS', at + 4);
      const page = Buffer.from(bytes.subarray(at, end < 0 ? undefined : end));
      const written = page.readUInt32LE(22);
      page.writeUInt32LE(0, 22);
      expect(written).toBe(checksum(page));
    }
  });

  test.each([
    ['another stream', oggPage([Buffer.from('\u0080theora')], 2), 'hidden-track'],
    ['pages that begin nowhere', oggPage([Buffer.alloc(10)]), 'damaged'],
    ['no comments', oggPage([Buffer.from('OpusHead12345678901')], 2), 'damaged'],
    ['something between the pages', Buffer.concat([opus(), Buffer.from('<script>')]), 'damaged'],
  ])('%s is refused', (_what, bytes, reason) => {
    expect(stripOgg(bytes)).toEqual({ ok: false, reason });
  });
});
