import fc from 'fast-check';
import { foldAnswer, matchedAnswer } from './fold-answer.js';

const bulgarian = [...'абвгдежзийклмнопрстуфхцчшщъьюя'];
const latin = [...'abcdefghijklmnopqrstuvwxyz'];
/** Letters as they are drawn: each pair looks the same. */
const twins: [string, string][] = [
  ...[...'АВЕКМНОРСТУХ'].map((letter, at): [string, string] => [letter, 'ABEKMHOPCTYX'[at] ?? '']),
  ...[...'аеорсухѕіј'].map((letter, at): [string, string] => [letter, 'aeopcyxsij'[at] ?? '']),
];
const twinOf = new Map(twins.flatMap(([one, other]) => [[one, other] as const, [other, one]]));

const wordOf = (letters: string[]) =>
  fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 }).map((all) => all.join(''));

test.each([
  ['Трудов договор', 'трудов  договор'],
  [' договор ', 'договор'],
  ['трудов\u00A0договор', 'трудов договор'],
  ['БАНКА', 'банка'],
  ['вoдa', 'вода'],
  ['BOДA', 'вода'],
  ['HOI', 'ноі'],
  ['„Каса“', '"каса"'],
  ['«Каса»', '”каса“'],
  ['o’clock', "o'clock"],
  ['8\u201317', '8-17'],
  ['8\u221217', '8-17'],
  ['кредито\u00ADполучател', 'кредитополучател'],
  ['и\u0306', 'й'],
  ['cafe\u0301', 'café'],
])('%j is read as %j', (typed, meant) => {
  expect(foldAnswer(typed)).toBe(foldAnswer(meant));
});

test.each([
  ['банка', 'банки'],
  ['не', 'на'],
  ['дом', 'том'],
  ['и', 'й'],
  ['10', '1o'],
  ['трудовдоговор', 'трудов договор'],
  ['cafe', 'café'],
])('%j is not %j', (one, other) => {
  expect(foldAnswer(one)).not.toBe(foldAnswer(other));
});

test('what is folded stays as it is', () => {
  const pieces = fc.constantFrom(
    'Σ',
    'İ',
    '\u0301',
    '\u0306',
    '\u00AD',
    '\u212A',
    '\u1FEF',
    'И',
    ' ',
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(pieces, fc.string({ maxLength: 2 }))).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(anyText, (text) => {
      expect(foldAnswer(foldAnswer(text))).toBe(foldAnswer(text));
    }),
    { numRuns: 500 },
  );
});

test('a letter that looks the same never changes the verdict, nor do capitals and spaces', () => {
  const word = wordOf([...bulgarian, ...latin, ' ', ...'АВЕКМНОРСТУХABEKMHOPCTYX']);
  fc.assert(
    fc.property(word, fc.infiniteStream(fc.boolean()), (meant, coins) => {
      const swapped = [...meant].map((letter) =>
        coins.next().value ? (twinOf.get(letter) ?? letter) : letter,
      );
      const typed = ` ${swapped.join('').replaceAll(' ', '\u00A0 ')}`;
      expect(foldAnswer(typed)).toBe(foldAnswer(meant));
      expect(foldAnswer(typed.toUpperCase())).toBe(foldAnswer(meant.toUpperCase()));
      if (meant.trim() !== '') expect(matchedAnswer(['', meant], typed)).toBe(1);
    }),
  );
});

test.each([
  ['Bulgarian', bulgarian],
  ['Latin', latin],
])('different %s words stay different', (_, letters) => {
  // no two letters fall together, so no two words can
  expect(new Set(letters.map(foldAnswer)).size).toBe(letters.length);
  const word = wordOf(letters);
  // Near misses: the same word with one letter put in another's place.
  const near = fc.tuple(word, fc.nat(), fc.constantFrom(...letters)).map(([one, at, letter]) => {
    const all = [...one];
    all[at % all.length] = letter;
    return [one, all.join('')] as const;
  });
  fc.assert(
    fc.property(fc.oneof(fc.tuple(word, word), near), ([one, other]) => {
      expect(foldAnswer(one) === foldAnswer(other)).toBe(one === other);
    }),
    { numRuns: 500 },
  );
});

test.each<[string[], string, number | null]>([
  [['НОИ', 'Националният осигурителен институт'], 'ной', null],
  [['НОИ', 'Националният осигурителен институт'], ' нои', 0],
  [['НОИ', 'Националният осигурителен институт'], 'националният  осигурителен Институт', 1],
  [['', ' '], '  ', null],
  [['', 'а'], '', null],
  [[], 'а', null],
])('of %j, %j is %j', (accepted, text, place) => {
  expect(matchedAnswer(accepted, text)).toBe(place);
});
