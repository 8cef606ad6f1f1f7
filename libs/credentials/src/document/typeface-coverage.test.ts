import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readCoverage } from './typeface-coverage.js';

const require = createRequire(import.meta.url);
const typeface = readCoverage(
  readFileSync(require.resolve('@expo-google-fonts/sofia-sans/300Light/SofiaSans_300Light.ttf')),
);
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

test('refuses what is no typeface', () => {
  expect(() => readCoverage(new Uint8Array(64))).toThrow('no cmap');
});
