import { strToU8, zipSync } from 'fflate';
import type { PDFDocument, PDFObject } from 'mupdf';
import { badgePng, badgeSvg } from '../bake/badge.js';
import { bakePng } from '../bake/bake-png.js';
import { bakeSvg } from '../bake/bake-svg.js';
import { givenFiles, packedPdfWith, pdfWith, shortOf } from '../../test-support/holder-files.js';
import { loadReader } from './pdf-attachments.js';
import { LARGEST_FILE } from './report.js';
import { verifyFile } from './verify-file.js';

const reader = await loadReader();
const { files, json, jwt, document } = await givenFiles();
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const [, payload] = jwt.split('.');

const zipOf = (count: number) =>
  zipSync(
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.json`, strToU8(json)])),
    { level: 0 },
  );

/** The central directory says each file is encrypted. */
const encrypted = () => {
  const zip = Buffer.from(zipSync({ 'credential.json': strToU8(json) }));
  zip[6] = (zip[6] ?? 0) | 1;
  zip.fill(0x5a, 60, 400);
  return zip;
};

/** An archive that says it is small and is not: the sizes in its directory are lies. */
const lying = () => {
  const zip = Buffer.from(zipSync({ 'a.json': new Uint8Array(100_000_000) }));
  const directory = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  zip.writeUInt32LE(1_000, directory + 24);
  return zip;
};

/** Two files with one name: the name of the second is written over. */
const twice = () => {
  const zip = Buffer.from(
    zipSync({ 'a.json': strToU8(json.replace('Мария', 'Марина')), 'b.json': strToU8(json) }),
  );
  for (let at = zip.indexOf('b.json'); at >= 0; at = zip.indexOf('b.json', at)) zip.write('a', at);
  return zip;
};

/** A PDF whose attachment unpacks to very much. */
const bombPdf = () => packedPdfWith('{'.padEnd(90_000_000, ' '));

const changedPdf = (attached: string[], change: (root: PDFObject, pdf: PDFDocument) => void) => {
  const pdf = new reader.PDFDocument(pdfWith(...attached));
  change(pdf.getTrailer().get('Root'), pdf);
  return new Uint8Array(pdf.saveToBuffer('').asUint8Array());
};

/** Each step of the tree leads to the whole tree, twice. */
const circular = () =>
  changedPdf(['read me'], (root, pdf) => {
    const node = pdf.addObject(pdf.newDictionary());
    const kids = pdf.newArray();
    kids.push(node);
    kids.push(node);
    node.put('Kids', kids);
    root.get('Names').put('EmbeddedFiles', node);
  });

const inBothLists = () =>
  changedPdf([json], (root, pdf) => {
    const files = pdf.newArray();
    files.push(root.get('Names', 'EmbeddedFiles', 'Names', 1));
    root.put('AF', files);
  });

const pngWithLength = (length: number) => {
  const png = Buffer.from(files.png);
  png.writeUInt32BE(length, 33);
  return png;
};

const nested = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;

const table: [string, () => Uint8Array | string, string, string][] = [
  ['an empty file', () => '', 'cannot-check', 'unknown-kind'],
  ['HTML', () => '<!doctype html><p>{}</p>', 'cannot-check', 'unknown-kind'],
  ['JSON in UTF-16', () => Buffer.from(`\uFEFF${json}`, 'utf16le'), 'cannot-check', 'unknown-kind'],
  ['JSON after a mark of the byte order', () => `\uFEFF${json}`, 'valid', 'no-status-list'],
  ['JSON that is no credential', () => '{"name":"Мария"}', 'cannot-check', 'not-open-badges'],
  ['a list', () => `[${json}]`, 'cannot-check', 'unknown-kind'],
  ['JSON cut off', () => json.slice(0, -9), 'cannot-check', 'unreadable'],
  ['deep JSON', () => nested(2_000_000), 'cannot-check', 'unreadable'],
  ['JSON nested a little too deep', () => nested(70), 'cannot-check', 'unreadable'],
  [
    'JSON with a key twice, the real one last',
    () => json.replace('{', '{"name":"Друг курс",'),
    'cannot-check',
    'unreadable',
  ],
  [
    'a JWT with a key twice',
    () => {
      const text = Buffer.from(payload ?? '', 'base64url').toString();
      const double = Buffer.from(text.replace('{', '{"name":"Друг",')).toString('base64url');
      return jwt.replace(payload ?? '', double);
    },
    'cannot-check',
    'unreadable',
  ],
  ['5 MB of spaces', () => ' '.repeat(LARGEST_FILE), 'cannot-check', 'unknown-kind'],
  [
    '5 MB of spaces in braces',
    () => `{${' '.repeat(LARGEST_FILE - 2)}}`,
    'cannot-check',
    'not-open-badges',
  ],
  ['a byte more than 5 MB', () => ' '.repeat(LARGEST_FILE + 1), 'cannot-check', 'too-large'],
  ['5 MB of quotes', () => `{${'\\"'.repeat(2_600_000)}`, 'cannot-check', 'unreadable'],
  [
    'one string of 5 MB',
    () => `{"a":"${'x'.repeat(5_000_000)}"}`,
    'cannot-check',
    'not-open-badges',
  ],
  [
    '5 MB of the beginning of an SVG',
    () => '<svg'.repeat(1_300_000),
    'cannot-check',
    'no-credential',
  ],
  [
    'a JWT with alg none',
    () => `${part({ alg: 'none' })}.${payload}.`,
    'cannot-check',
    'unknown-suite',
  ],
  [
    'a JWT with alg HS256',
    () => `${part({ alg: 'HS256', kid: 'x' })}.${payload}.AAAA`,
    'cannot-check',
    'unknown-suite',
  ],
  ['a PNG cut off', () => files.png.subarray(0, 5_000), 'cannot-check', 'no-credential'],
  ['a PNG with a chunk of 4 GB', () => pngWithLength(0xffff_ffff), 'cannot-check', 'no-credential'],
  ['a PNG with a chunk of 2 GB', () => pngWithLength(0x7fff_ffff), 'cannot-check', 'no-credential'],
  ['a PNG with a chunk of nothing', () => pngWithLength(0), 'cannot-check', 'no-credential'],
  ['a PNG without a credential', () => badgePng(), 'cannot-check', 'no-credential'],
  ['an SVG without a credential', () => badgeSvg(), 'cannot-check', 'no-credential'],
  [
    'an SVG whose entities grow',
    () =>
      `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(900)}">]>${bakeSvg('<svg></svg>', '&b;')}`,
    'cannot-check',
    'unreadable',
  ],
  ['a PDF without an attachment', () => pdfWith(), 'cannot-check', 'no-credential'],
  ['a PDF with two', () => pdfWith(json, json), 'cannot-check', 'several-credentials'],
  ['a PDF with one and a text', () => pdfWith('read me', json), 'valid', 'no-status-list'],
  [
    'a PDF with forty',
    () => pdfWith(...Array.from({ length: 40 }, () => json)),
    'cannot-check',
    'unreadable',
  ],
  ['a PDF whose list of files leads to itself', circular, 'cannot-check', 'no-credential'],
  ['a PDF with the same in both lists', inBothLists, 'valid', 'no-status-list'],
  ['a PDF cut off', () => files.pdf.subarray(0, 200), 'cannot-check', 'unreadable'],
  ['a PDF with a large file', () => pdfWith('x'.repeat(300_000)), 'cannot-check', 'unreadable'],
  ['a PDF of its first line', () => '%PDF-1.7\n', 'cannot-check', 'unreadable'],
  ['a PDF that unpacks to 90 MB', bombPdf, 'cannot-check', 'unreadable'],
  ['an archive with a password', encrypted, 'cannot-check', ''],
  ['an archive of 31 files', () => zipOf(31), 'cannot-check', 'unreadable'],
  [
    'an archive of 10,000 files',
    () =>
      zipSync(
        Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`${at}`, new Uint8Array()])),
      ),
    'cannot-check',
    'unreadable',
  ],
  [
    'an archive that unpacks to 100 MB',
    () => zipSync({ a: new Uint8Array(100_000_000) }),
    'cannot-check',
    'unreadable',
  ],
  ['an archive that lies about its sizes', lying, 'cannot-check', ''],
  [
    'an archive in an archive',
    () => zipSync({ 'a.zip': files.zip }),
    'cannot-check',
    'no-credential',
  ],
  ['an archive with one name twice', twice, 'cannot-check', 'unreadable'],
  ['an archive cut off', () => files.zip.subarray(0, 9_000), 'cannot-check', 'unreadable'],
  [
    'a picture in which only text of a picture is',
    () => bakePng(badgePng(), badgeSvg()),
    'cannot-check',
    'unreadable',
  ],
];

test.each(table)('%s is answered at once', async (_, make, outcome, reason) => {
  const made = make();
  const bytes = typeof made === 'string' ? Buffer.from(made) : made;
  const start = performance.now();
  const before = process.memoryUsage().rss;
  const [came, ...why] = shortOf(
    await verifyFile(bytes, { issuers: [document], now: new Date('2026-12-01') }),
  );
  expect([came, reason === '' ? '' : why[0]]).toEqual([outcome, reason]);
  expect(performance.now() - start).toBeLessThan(4_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(600_000_000);
});
