import fc from 'fast-check';
import { locales } from '../../locale.js';
import type { DatedFigure } from '../facts.js';
import { reportToCsv, reportToText } from '../report.js';
import { contributionsReport, contributionsWorksheet } from './report.js';
import { contributionsSchema } from './schema.js';
import type { ContributionsFigures, ContributionsValues, InsuredCover } from './contributions.js';
import { contributions, contributionsFigures, parseContributions } from './contributions.js';

const today = '2026-11-22';
/** As they stand in the catalogue's facts.yaml. */
const figures: ContributionsFigures = {
  rates: { without: 27.8, with: 31.3 },
  dueDay: 25,
  checkedOn: '2026-11-20',
};
const values = (given: Partial<ContributionsValues> = {}): ContributionsValues => ({
  income: 55_066,
  cover: null,
  months: null,
  ...given,
});

const fact = (value: number | string, given: Partial<DatedFigure> = {}): DatedFigure => ({
  value,
  checkedOn: today,
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  ...given,
});
const facts = (changed: Record<string, DatedFigure> = {}) =>
  new Map(
    Object.entries({
      'self-insured-rate': fact(27.8, { checkedOn: '2026-11-20' }),
      'self-insured-rate-with-sickness': fact(31.3),
      'contributions-due-day': fact(25, { validTo: null }),
      ...changed,
    }),
  );

describe('the figures of the law', () => {
  test('are those the schema asks for, dated by the oldest check', () => {
    expect(contributionsFigures(facts(), today)).toEqual(figures);
    expect([...facts().keys()]).toEqual(contributionsSchema.facts);
  });

  test.each([
    ['self-insured-rate', fact('27.8')],
    ['self-insured-rate', fact(278)],
    ['self-insured-rate-with-sickness', fact(31.3, { validTo: '2026-10-31' })],
    ['self-insured-rate-with-sickness', fact(31.3, { validFrom: '2026-12-01' })],
    ['contributions-due-day', fact('25')],
    ['contributions-due-day', fact(2.5)],
    ['contributions-due-day', fact(0)],
  ])('%s as %j counts as missing', (id, changed) => {
    expect(contributionsFigures(facts({ [id]: changed }), today)).toBeNull();
  });

  test('are missing when one is, and next year', () => {
    for (const id of facts().keys()) {
      const fewer = facts();
      fewer.delete(id);
      expect(contributionsFigures(fewer, today)).toBeNull();
    }
    expect(contributionsFigures(facts(), '2027-01-01')).toBeNull();
  });
});

describe('the contributions', () => {
  test.each<[number, InsuredCover, number | null, number, number]>([
    [55_066, 'without', null, 15_308, 183_696],
    [55_066, 'with', null, 17_236, 206_832],
    [62_020, 'without', 1, 17_242, 17_242],
    [62_020, 'with', 7, 19_412, 135_884],
    [100_000, 'without', 12, 27_800, 333_600],
    [1, 'with', null, 0, 0],
    [2_500, 'with', 2, 783, 1_566],
  ])(
    'on %i cents, %s sickness, %p months: %i a month, %i in all',
    (income, cover, months, ...to) => {
      const [perMonth, forMonths] = to;
      const result = contributions(values({ income, cover, months }), figures);
      const rate = figures.rates[cover];
      expect(result.contributions).toEqual([{ cover, rate, perMonth, forMonths }]);
    },
  );

  test.each([
    [null, 12, true],
    [1, 1, true],
    [12, 12, true],
    [0, 12, false],
    [13, 12, false],
    [600, 12, false],
  ])('%p months count as %i', (months, counted, areMonthsOfYear) => {
    expect(contributions(values({ months }), figures)).toMatchObject({
      months: counted,
      areMonthsOfYear,
    });
  });

  test('without a choice both are shown, without an income none', () => {
    const both = contributions(values(), figures).contributions;
    expect(both.map(({ cover }) => cover)).toEqual(['without', 'with']);
    expect(contributions(values({ income: null }), figures).contributions).toEqual([]);
    expect(contributions(values({ income: 0 }), figures).contributions).toEqual([]);
  });

  test('are the nearest cent, grow with the income, and the months add up', () => {
    const cents = fc.integer({ min: 1, max: 1_000_000 });
    const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
    const month = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(cents, fc.nat(1e6), percent, month, (income, more, rate, months) => {
        const law = { ...figures, rates: { without: rate, with: 100 } };
        const of = (one: number) =>
          contributions(values({ income: one, months }), law).contributions[0];
        const { perMonth, forMonths } = of(income) ?? { perMonth: -1, forMonths: -1 };
        expect(Math.abs(10_000 * perMonth - income * Math.round(100 * rate))).toBeLessThan(5_001);
        expect(perMonth).toBeLessThanOrEqual(income);
        expect(forMonths).toBe(months * perMonth);
        expect(of(income + more)?.perMonth).toBeGreaterThanOrEqual(perMonth);
      }),
    );
  });
});

describe('the form', () => {
  test('is read forgivingly', () => {
    const { values: read, errors } = parseContributions({
      'insured.income': '550,66 €',
      'insured.cover': 'with',
      'insured.months': '7 месеца',
    });
    expect(read).toEqual({ income: 55_066, cover: 'with', months: 7 });
    expect(errors).toEqual([]);
  });

  test('empty is fine', () => {
    const { values: read, errors } = parseContributions({ 'insured.cover': 'both' });
    expect(read).toEqual(values({ income: null }));
    expect(errors).toEqual([{ field: 'insured.cover', key: 'not-a-choice' }]);
  });
});

describe('the result in words', () => {
  const textOf = (given: ContributionsValues, law: ContributionsFigures | null = figures) =>
    reportToText(contributionsReport(given, law, 'bg'), 'bg').replaceAll('\u00a0', ' ');

  test('as text', () => {
    const text = textOf(values({ months: 7 }));
    expect(text).toContain(
      '• Без болест и майчинство: Ставка: 27,8 %; На месец: 153,08 €; За 7 месеца: 1071,56 €\n',
    );
    expect(text).toContain('• С болест и майчинство: Ставка: 31,3 %; На месец: 172,36 €;');
    expect(text).toContain('до 25-то число на следващия месец');
    expect(text).toContain('най-големия осигурителен доход за годината');
    expect(text).toContain('не дават право на обезщетение за безработица');
    expect(text).toContain('Попитайте счетоводител');
    expect(text).toContain('Към 20.11.2026 г. това са числата от закона.');
  });

  test('never prints the limits of the insurable income', () => {
    const { sections } = contributionsReport(values(), figures, 'bg');
    const said = sections.flatMap(({ sentences }) => sentences).join(' ');
    expect(said.match(/\d+/g)).toEqual(['25', '20', '11', '2026']);
  });

  test.each([
    [values({ income: null }), 'Когато попълните осигурителен доход'],
    [values({ months: 13 }), 'Годината има от 1 до 12 месеца'],
  ])('%j says „…%s…“', (given, part) => {
    expect(textOf(given)).toContain(part);
  });

  test('without figures nothing is calculated', () => {
    const text = textOf(values(), null);
    expect(text).toContain('затова не смятаме');
    expect(text).not.toContain('€');
    const { report } = contributionsWorksheet.workOut(
      { 'insured.income': '500' },
      { locale: 'bg', today: '2027-01-01', facts: facts() },
    );
    expect(reportToText(report, 'bg')).not.toContain('€');
  });

  test('as a table for spreadsheets', () => {
    const report = contributionsReport(values({ cover: 'with' }), figures, 'en');
    expect(reportToCsv(report, 'en')).toContainEqual([
      'With sickness and maternity',
      '31.3%',
      '172.36',
      '2068.32',
    ]);
  });

  test('no place is left unfilled', () => {
    for (const locale of locales) {
      for (const months of [null, 1, 13]) {
        const report = contributionsReport(values({ months }), figures, locale);
        expect(JSON.stringify(report)).not.toMatch(/\{\w+\}|undefined|NaN/);
      }
    }
  });
});
