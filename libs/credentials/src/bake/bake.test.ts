import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { crc32 } from 'node:zlib';
import { badgePng, badgeSvg } from './badge.js';
import { bakePng, credentialInPng } from './bake-png.js';
import { bakeSvg, credentialInSvg } from './bake-svg.js';
import { holderZip } from './holder-zip.js';

const anyJson = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(']]>', ']]]]>', '<![CDATA[', '</openbadges:credential>', '<svg>', '\0', '&lt;'),
  )
  // a lone half of a pair has no bytes of its own; JSON.stringify writes it as an escape
  .chain((text) => fc.string().map((more) => JSON.stringify({ text, more })));

/** The chunks of a PNG as bytes, those with text left out. */
const pictureOf = (png: Uint8Array): string[] => {
  const bytes = Buffer.from(png);
  const chunks: string[] = [];
  for (let at = 8; at < bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) !== 'iTXt')
      chunks.push(bytes.toString('base64', at, end));
    at = end;
  }
  return chunks;
};

const withChunk = (type: string, text: string, at = 33): Uint8Array => {
  const body = Buffer.from(`${type}${text}`, 'latin1');
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length - 4, 0);
  frame.writeUInt32BE(crc32(body), 4);
  const png = badgePng();
  const chunk = [frame.subarray(0, 4), body, frame.subarray(4)];
  return Buffer.concat([png.subarray(0, at), ...chunk, png.subarray(at)]);
};

describe('a credential in a PNG (credentials 24)', () => {
  test('comes out byte for byte, and the picture stays as it was', () => {
    fc.assert(
      fc.property(anyJson, (json) => {
        const baked = bakePng(badgePng(), json);
        expect(credentialInPng(baked)).toBe(json);
        expect(pictureOf(baked)).toEqual(pictureOf(badgePng()));
      }),
    );
  });

  test('takes the place of an older one, and there is one', () => {
    const twice = bakePng(bakePng(badgePng(), '{"a":1}'), '{"b":2}');
    expect(twice).toEqual(bakePng(badgePng(), '{"b":2}'));
  });

  test.each<[string, Uint8Array]>([
    ['no PNG', Buffer.from('GIF89a')],
    ['one cut off', badgePng().subarray(0, 900)],
    ['one without an end', badgePng().subarray(0, -12)],
    ['one of a wrong sum', Buffer.from(badgePng()).fill(7, 60, 64)],
    ['a chunk longer than the file', Buffer.from(badgePng()).fill(0xff, 8, 12)],
    ['one that begins with its text', withChunk('iTXt', 'openbadgecredential\0\0\0\0\0{}', 8)],
  ])('%s is refused (credentials 24)', (_, png) => {
    expect(() => bakePng(png, '{}')).toThrow(TypeError);
    expect(credentialInPng(png)).toBeNull();
  });

  test.each<[string, Uint8Array]>([
    ['a packed one', withChunk('iTXt', 'openbadgecredential\0\x01\0\0\0{}')],
    ['one in another kind of chunk', withChunk('tEXt', 'openbadgecredential\0{}')],
    ['one that ends too early', withChunk('iTXt', 'openbadgecredential\0\0\0')],
    ['none', badgePng()],
  ])('%s is not read', (_, png) => expect(credentialInPng(png)).toBeNull());

  test('of two none is read: nobody can say which', () => {
    const first = bakePng(badgePng(), '{}');
    const chunk = first.subarray(33, first.length - badgePng().length + 33);
    const two = Buffer.concat([first.subarray(0, 33), chunk, first.subarray(33)]);
    expect(credentialInPng(two)).toBeNull();
  });
});

describe('a credential in an SVG (credentials 24)', () => {
  test('comes out byte for byte', () => {
    fc.assert(
      fc.property(anyJson, (json) => {
        const baked = bakeSvg(badgeSvg(), json);
        expect(credentialInSvg(baked)).toBe(json);
        expect(bakeSvg(baked, '{}')).toBe(bakeSvg(badgeSvg(), '{}'));
      }),
    );
  });

  test('as a JWT it stands in an attribute', () => {
    const baked = bakeSvg(badgeSvg(), 'eyJh.eyJi.c-_9');
    expect(baked).toContain('verify="eyJh.eyJi.c-_9"/>');
    expect(credentialInSvg(baked)).toBe('eyJh.eyJi.c-_9');
  });

  const ns = 'xmlns:o="https://purl.imsglobal.org/ob/v3p0"';
  test.each([
    [
      'of another namespace',
      '<svg><o:credential xmlns:o="https://x.org"><![CDATA[{}]]></o:credential></svg>',
    ],
    [
      'as an entity',
      `<!DOCTYPE svg [<!ENTITY c "{}">]><svg><o:credential ${ns}>&c;</o:credential></svg>`,
    ],
    ['not closed', `<svg><o:credential ${ns}><![CDATA[{}]]></svg>`],
    ['twice', `<svg>${`<o:credential ${ns}><![CDATA[{}]]></o:credential>`.repeat(2)}</svg>`],
  ])('%s is not read', (_, svg) => expect(credentialInSvg(svg)).toBeNull());

  test.each([
    '<o:credential ',
    '<o:credential >',
    `<o:credential ${ns}>`,
    '<![CDATA[',
    '<![CDATA[]]>',
  ])('five megabytes of %s take no time', (part) => {
    const start = performance.now();
    const many = part.repeat(5_000_000 / part.length);
    credentialInSvg(`<svg ${ns}>${many}`);
    credentialInSvg(`<svg ${ns}><o:credential>${many}</o:credential>`);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  test('what is no SVG is refused', () => expect(() => bakeSvg('<html>', '{}')).toThrow(TypeError));
});

test('the badge is small, and nothing is written on it', () => {
  expect(badgePng().length).toBeLessThan(30_000);
  expect(badgeSvg()).not.toMatch(/<(text|title|desc|script|image)\b/);
  expect(Buffer.from(badgePng()).toString('latin1')).not.toMatch(/(tEXt|zTXt|iTXt|eXIf|tIME)/);
});

describe('what a holder gets (credentials 25)', () => {
  const given = { pdf: new Uint8Array([1, 2]), json: '{"a":"ж"}', jwt: 'a.b.c', issuer: '{}' };

  test('holds each form, and the same files give the same bytes', () => {
    const zip = holderZip(given, 'bg');
    expect(holderZip(given, 'bg')).toEqual(zip);
    const files = unzipSync(zip);
    expect(Object.keys(files)).toEqual([
      'sertifikat.pdf',
      'credential.json',
      'credential.jwt',
      'badge.png',
      'badge.svg',
      'issuer.json',
      'prochetete.txt',
    ]);
    expect(credentialInPng(files['badge.png'] ?? new Uint8Array())).toBe(given.json);
    expect(credentialInSvg(Buffer.from(files['badge.svg'] ?? []).toString())).toBe(given.json);
  });

  test('shows no day and no computer', () => {
    const zip = Buffer.from(holderZip(given, 'en'));
    expect(zip.readUInt32LE(10)).toBe(0x0021_0000);
  });
});
