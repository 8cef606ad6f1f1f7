import fc from 'fast-check';
import { aliasKey, checkAlias } from './alias.js';

describe('checkAlias', () => {
  test.each([
    ['Тих бряг 27', 'Тих бряг 27', 'тих бряг 27'],
    ['  Тих   бряг ', 'Тих бряг', 'тих бряг'],
    ['Quiet.Harbour_3-b', 'Quiet.Harbour_3-b', 'quiet.harbour_3-b'],
    ['Ел', 'Ел', 'ел'],
    ['Роза 1985', 'Роза 1985', 'роза 1985'],
    ['\u0438\u0306од', 'йод', 'йод'],
    ['نور', 'نور', 'نور'],
    ['a'.repeat(30), 'a'.repeat(30), 'a'.repeat(30)],
  ])('%j is taken', (input, alias, key) => {
    expect(checkAlias(input)).toEqual({ ok: true, alias, key });
  });

  test.each([
    ['', 'too-short'],
    [' а ', 'too-short'],
    ['a'.repeat(31), 'too-long'],
    ['mira@example.org', 'looks-like-email'],
    ['mira @ пример.бг', 'looks-like-email'],
    ['mira＠example', 'looks-like-email'],
    ['mira.example.org', 'looks-like-email'],
    ['mira at example.net', 'looks-like-email'],
    ['мира маймунка пример.инфо', 'looks-like-email'],
    ['мира.пример.бг', 'looks-like-email'],
    ['0888 123 456', 'looks-like-phone'],
    ['+359 (88) 812-34-56', 'looks-like-phone'],
    ['22.11.1985', 'looks-like-phone'],
    ['мира 12 34 56', 'looks-like-phone'],
    ['--', 'characters'],
    ['мира!', 'characters'],
    ['<b>мира</b>', 'characters'],
    ['мира\u0007', 'characters'],
    ['мира 🌿', 'characters'],
  ])('%j is sent back: %s', (input, reason) => {
    expect(checkAlias(input)).toEqual({ ok: false, reason });
  });

  test('a taken alias is taken again as it was stored, and has one key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (input) => {
        const first = checkAlias(input);
        if (!first.ok) return;
        expect(checkAlias(first.alias)).toEqual(first);
        expect(aliasKey(first.key)).toBe(first.key);
      }),
    );
  });
});

test('the key is stable and blind to case and blanks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (alias) => {
      const key = aliasKey(alias);
      expect(aliasKey(key)).toBe(key);
      expect(aliasKey(`  ${alias}  `)).toBe(key);
    }),
  );
  expect(aliasKey('ТИХ  БРЯГ')).toBe(aliasKey('Тих бряг'));
});
