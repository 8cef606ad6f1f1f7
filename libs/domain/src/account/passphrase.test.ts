import fc from 'fast-check';
import { commonPassphrases, passphraseKey } from './common-passphrases.js';
import { checkPassphrase, normalisePassphrase } from './passphrase.js';

const said = (input: string, alias?: string): string => {
  const check = checkPassphrase(input, commonPassphrases, alias);
  return check.ok ? 'ok' : check.reason;
};

describe('what is taken', () => {
  test.each([
    'зелен чайник на балкона',
    'куче чете вестник на пейка',
    'ти ли си ей',
    'purple kettle under stairs',
    'три лимона и един велосипед',
    'вчера валя, днес не',
    'xvbmqpzkrtwd',
    'мамаяденебесноезеро',
    '839204857261',
    'Иван пее фалшиво в банята',
    'обичам миризмата на мокър асфалт',
    'k'.repeat(3) + ' дванадесет жаби ' + 'z'.repeat(200),
  ])('%j', (input) => {
    expect(said(input)).toBe('ok');
  });

  test('capitals, digits and signs are not asked for', () => {
    expect(said('тихияхълмепътуватам')).toBe('ok');
  });
});

describe('what is sent back', () => {
  test.each([
    ['', 'too-short'],
    ['кратка', 'too-short'],
    ['единадесет1', 'too-short'],
    ['            ', 'too-short'],
    ['a          b', 'too-short'],
    ['a b c d', 'too-short'],
    ['да да да да', 'too-short'],
    ['x'.repeat(257), 'too-long'],
    ['я'.repeat(100_000), 'too-long'],
    ['aaaaaaaaaaaaaa', 'common'],
    ['абвабвабвабвабв', 'common'],
    ['hello1hello1hello1', 'common'],
    ['qwertyuiop123', 'common'],
    ['QWERTYuiop!!', 'common'],
    ['poiuytrewq12', 'common'],
    ['1qaz2wsx3edc', 'common'],
    ['qwerasdfzxcv', 'common'],
    ['123456789012', 'common'],
    ['явертъуиопшщ', 'common'],
    ['чшертъуиопящ', 'common'],
    ['уеишщксдзц12', 'common'],
    ['абвгдежзийкл', 'common'],
    ['abcdefghijkl', 'common'],
    ['парола парола парола', 'common'],
    ['Паролата 2026!', 'common'],
    ['МОЯТА ТАЙНА ПАРОЛА', 'common'],
    ['сезам, отвори се!', 'common'],
    ['мила родино ти си земен рай', 'common'],
    ['мама тати баба дядо', 'common'],
    ['левски софия 1914', 'common'],
    ['obi4am te mnogo 123', 'common'],
    ['parolaparola1', 'common'],
    ['password2026', 'common'],
    ['p@ssw0rd2026!', 'common'],
    ['P4$$w0rd P4$$w0rd', 'common'],
    ['correct horse battery staple', 'common'],
    ['to be or not to be', 'common'],
    ['iloveyou12345678', 'common'],
    ['one two three four five', 'common'],
  ])('%j: %s', (input, reason) => {
    expect(said(input)).toBe(reason);
  });

  test.each([
    ['тих бряг 27 27', 'Тих бряг 27'],
    ['ТихБряг27!!!!', 'Тих бряг 27'],
    ['тихбряг27тихбряг27', 'Тих бряг 27'],
    ['quietharbour99abc', 'Quiet Harbour 99'],
  ])('%j beside the alias %j', (input, alias) => {
    expect(said(input, alias)).toBe('same-as-alias');
  });

  test('an alias inside a longer passphrase is no harm', () => {
    expect(said('на тих бряг 27 пее щурец', 'Тих бряг 27')).toBe('ok');
    expect(said('зелен чайник на балкона', '')).toBe('ok');
  });
});

describe('the list', () => {
  test('holds some hundred entries beside the walks, all of them keys', () => {
    expect(commonPassphrases.size).toBeGreaterThan(1500);
    for (const entry of commonPassphrases) expect(passphraseKey(entry)).toBe(entry);
    expect(commonPassphrases.has('')).toBe(false);
  });

  test('no entry is taken, in any case, with a year after it', () => {
    for (const entry of commonPassphrases) {
      expect([entry, said(entry)]).not.toEqual([entry, 'ok']);
      expect([entry, said(`${entry.toUpperCase()} 2026`)]).not.toEqual([entry, 'ok']);
    }
  });

  test('an entry of the caller is refused, too', () => {
    const own = new Set([passphraseKey('Зелен чайник на балкона')]);
    const check = checkPassphrase('зелен чайник на балкона', own);
    expect(check).toEqual({ ok: false, reason: 'common' });
  });
});

test('what is taken is hashed as typed, but for the Unicode form', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (input) => {
      const check = checkPassphrase(input, commonPassphrases);
      if (check.ok) expect(check.passphrase).toBe(input.normalize('NFKC'));
      expect(normalisePassphrase(normalisePassphrase(input))).toBe(normalisePassphrase(input));
    }),
  );
  expect(normalisePassphrase('\u0438\u0306')).toBe('й');
});

test('adding a word to a long passphrase never makes it too short or same as the alias', () => {
  const long = fc.string({ unit: 'grapheme', minLength: 12, maxLength: 60 });
  fc.assert(
    fc.property(long, fc.string({ maxLength: 60 }), (one, other) => {
      fc.pre(said(one) !== 'too-short');
      expect(['too-short', 'same-as-alias']).not.toContain(said(`${one} ${other}`));
    }),
  );
});
