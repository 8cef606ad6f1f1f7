import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as mupdf from 'mupdf';
import { readCoverage } from './typeface-coverage.js';

const require = createRequire(import.meta.url);
const light = '@expo-google-fonts/sofia-sans/300Light/SofiaSans_300Light.ttf';
const typeface = readCoverage(readFileSync(require.resolve(light)));
const beside = (name: string, file: string) =>
  readFileSync(join(dirname(require.resolve(name)), '..', 'fonts', file));
const code = (sign: string): number => sign.codePointAt(0) ?? 0;

test('has the letters of Bulgarian, Ukrainian, Romanian, Polish, Turkish and modern Greek', () => {
  const letters =
    'абвгдежзийклмнопрстуфхцчшщъьюяѝѐ ґєії ăâîșț ąćęłńóśźż çğıöşü αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ';
  const all = Array.from(letters + letters.toUpperCase(), code);
  expect(
    all.filter((letter) => !typeface.has(letter)).map((letter) => String.fromCodePoint(letter)),
  ).toEqual(
    // Upper-case of ΐ and ΰ is a letter and two marks.
    [],
  );
});

test('lacks other scripts and signs', () => {
  for (const sign of ['中', 'م', 'ש', 'ặ', '☃', '🪙', '\ue000']) {
    expect(typeface.has(code(sign))).toBe(false);
  }
});

test('knows which letters have a seat for a mark', () => {
  const acute = 0x301;
  expect(['а', 'о', 'e', 'и'].map((letter) => typeface.seat(code(letter), acute))).toEqual(
    Array(4).fill(expect.any(Number)),
  );
  expect(['ъ', 'я', 'ю', ' ', '中'].map((letter) => typeface.seat(code(letter), acute))).toEqual(
    Array(5).fill(null),
  );
  expect(typeface.seat(code('a'), 0x328)).not.toBe(typeface.seat(code('a'), acute));
});

test('knows where marks sit on marks', () => {
  const arabic = readCoverage(beside('@embedpdf/fonts-arabic', 'NotoNaskhArabic-Regular.ttf'));
  const [fatha, shadda] = [0x64e, 0x651];
  expect(arabic.seat(shadda, fatha)).not.toBeNull();
  expect(arabic.seat(fatha, code('م'))).toBeNull();
});

test.each([
  ['Sofia Sans', readFileSync(require.resolve(light))],
  ['Arabic', beside('@embedpdf/fonts-arabic', 'NotoNaskhArabic-Regular.ttf')],
  ['Hebrew', beside('@embedpdf/fonts-hebrew', 'NotoSansHebrew-Regular.ttf')],
  [
    'Han, with signs beyond the first plane',
    beside('@embedpdf/fonts-sc', 'NotoSansHans-Light.otf'),
  ],
])('%s: has the signs that another reader finds in it, no more and no fewer', (_, file) => {
  const coverage = readCoverage(file);
  const reader = new mupdf.Font('any', file);
  const disagreed = [];
  for (let sign = 0x20; sign < 0x30000; sign += 1) {
    if (coverage.has(sign) !== reader.encodeCharacter(sign) > 0) disagreed.push(sign.toString(16));
  }
  expect(disagreed).toEqual([]);
});

test('refuses what is no typeface', () => {
  expect(() => readCoverage(new Uint8Array(64))).toThrow('no cmap');
});
