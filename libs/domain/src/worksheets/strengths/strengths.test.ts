import fc from 'fast-check';
import { locales } from '../../locale.js';
import { reportToCsv, reportToText } from '../report.js';
import { strengthsReport } from './report.js';
import { strengthNames, type StrengthName } from './schema.js';
import type { StrengthCard } from './strengths.js';
import { fullHand, parseStrengths, strengths } from './strengths.js';

const card = (given: Partial<StrengthCard> = {}): StrengthCard => ({
  strength: null,
  own: '',
  example: '',
  ...given,
});
const names = Object.keys(strengthNames) as StrengthName[];
const proved = (count: number) =>
  names.slice(0, count).map((strength) => card({ strength, example: `За ${strength}` }));

describe('putting cards together', () => {
  test.each<[string, StrengthCard[], string[]]>([
    ['nothing', [], []],
    ['an empty card', [card()], []],
    ['a choice', [card({ strength: 'patience' })], ['patience: ']],
    ['her own word wins', [card({ strength: 'patience', own: 'Шев' })], ['Шев: ']],
    ['her word for one of the list', [card({ own: ' ТЪРПЕНИЕ ' })], ['patience: ']],
    ['the English word, too', [card({ own: 'humour' })], ['humour: ']],
    [
      'the same twice',
      [
        card({ own: 'Търпение', example: 'а' }),
        card({ strength: 'calm' }),
        card({ strength: 'patience', example: 'б' }),
      ],
      ['patience: а|б', 'calm: '],
    ],
    [
      'her own word twice, the example once',
      [card({ own: 'Шев', example: 'а' }), card({ own: 'шев', example: 'а ' })],
      ['Шев: а'],
    ],
    ['an example alone is not a strength', [card({ example: 'Сварих супа' })], []],
  ])('%s', (_, cards, expected) => {
    const said = strengths(cards).strengths.map(
      ({ strength, own, examples }) => `${strength ?? own}: ${examples.join('|')}`,
    );
    expect(said).toEqual(expected);
  });

  test.each([
    [0, false],
    [1, false],
    [4, false],
    [5, true],
    [8, true],
  ])('%i with an example: a full hand is %p', (count, isFullHand) => {
    const result = strengths(proved(count));
    expect(result).toMatchObject({ withExample: count, isFullHand, next: null, isMerged: false });
  });

  test('the next example is for the first strength that has none', () => {
    const cards = [...proved(2), card({ strength: 'humour' }), card({ own: 'Шев' })];
    const result = strengths([...cards, card({ example: 'без име' }), card({ own: 'Шев' })]);
    expect(result.next?.strength).toBe('humour');
    expect(result).toMatchObject({ withExample: 2, unnamed: ['без име'], isMerged: true });
  });
});

const anyCard = fc.record<StrengthCard>({
  strength: fc.option(fc.constantFrom(...names)),
  own: fc.constantFrom('', '', 'Шев', 'шев', 'Сметки', 'Точност', 'accuracy'),
  example: fc.constantFrom('', 'вчера', 'в понеделник', 'миналата зима'),
});
const anyCards = fc.array(anyCard, { maxLength: 8 });

test('a strength is said once, no example is lost, and the counts agree', () => {
  fc.assert(
    fc.property(anyCards, (cards) => {
      const result = strengths(cards);
      const said = result.strengths.map(({ strength, own }) => strength ?? own.toLowerCase());
      expect(new Set(said).size).toBe(said.length);
      const given = new Set(cards.map(({ example }) => example).filter(Boolean));
      const kept = [...result.strengths.flatMap(({ examples }) => examples), ...result.unnamed];
      expect(new Set(kept)).toEqual(given);
      expect(result.withExample).toBeLessThanOrEqual(said.length);
      expect(result.isFullHand).toBe(result.withExample >= fullHand);
      expect(result.next === null).toBe(result.withExample === said.length);
    }),
  );
});

test('the order of the cards changes no count, and an example more never lowers one', () => {
  fc.assert(
    fc.property(anyCards, (cards) => {
      const { withExample, strengths: all } = strengths(cards);
      const turned = strengths([...cards].reverse());
      expect(turned.withExample).toBe(withExample);
      expect(turned.strengths).toHaveLength(all.length);
      const more = strengths(cards.map((one) => ({ ...one, example: one.example || 'днес' })));
      expect(more.withExample).toBeGreaterThanOrEqual(withExample);
      expect(more.withExample).toBe(more.strengths.length);
      expect(strengths([...cards, ...cards]).withExample).toBe(withExample);
    }),
  );
});

test('the form is read forgivingly', () => {
  const { values, errors } = parseStrengths({
    'card.0.strength': 'patience',
    'card.0.example': ' Показах го \r\n два  пъти ',
    'card.1.strength': 'magic',
    'card.3.own': ' Шев  и кройка ',
    'card.8.own': 'девета',
  });
  expect(values).toEqual([
    card({ strength: 'patience', example: 'Показах го \n два пъти' }),
    card({ own: 'Шев и кройка' }),
  ]);
  expect(errors).toEqual([{ field: 'card.1.strength', key: 'not-a-choice' }]);
});

describe('the result in words', () => {
  const textOf = (cards: StrengthCard[]) =>
    reportToText(strengthsReport(cards, 'bg'), 'bg').replaceAll('\u00a0', ' ');

  test('as text', () => {
    const text = textOf([
      card({ strength: 'patience', example: 'Показах го\nдва пъти' }),
      card({ own: 'Шев' }),
      card({ strength: 'patience', example: 'Чаках автобуса' }),
      card({ example: 'Сварих супа' }),
    ]);
    expect(text).toContain('• Търпение: Показах го два пъти; Чаках автобуса\n• Шев\n');
    expect(text).toContain('• Още без име: Сварих супа\n');
    expect(text).toContain('Вече имате пример за 1 силна страна. Това е добро начало');
    expect(text).toContain('Пример може да добавите и за „Шев“.');
    expect(text).toContain('още чака име');
    expect(text).toContain('Тук е веднъж');
  });

  test.each([
    [[], 'Една е достатъчна за начало.'],
    [[card({ own: 'Шев' })], 'Назовахте 1 силна страна.'],
    [proved(4), 'пример за 4 силни страни. Това е добро начало'],
    [[...proved(5), card({ own: 'Шев' })], 'Имате пример за 5 силни страни: пълна шепа!'],
  ])('%j says „…%s…“', (cards, part) => {
    expect(textOf(cards)).toContain(part);
  });

  test('a full hand asks for nothing more; an example alone is no number of strengths', () => {
    expect(textOf([...proved(5), card({ own: 'Шев' })])).not.toContain('може да добавите');
    expect(textOf([card({ example: 'Сварих супа' })])).not.toContain('0');
  });

  test('as a table for spreadsheets, with every place filled', () => {
    const cards = [...proved(1), card({ own: 'Шев' })];
    const rows = reportToCsv(strengthsReport(cards, 'en'), 'en');
    expect(rows).toContainEqual(['Patience', 'За patience']);
    for (const locale of locales) {
      expect(JSON.stringify(strengthsReport(cards, locale))).not.toMatch(/\{\w+\}|undefined/);
    }
  });
});
