import fc from 'fast-check';
import { locales } from '../../locale.js';
import { reportToCsv, reportToText } from '../report.js';
import { priceReport } from './report.js';
import type { PriceValues } from './price.js';
import { parsePrice, price } from './price.js';

const nothing: PriceValues = {
  fixed: null,
  variable: null,
  price: null,
  pieces: null,
  minutes: null,
  hour: null,
};
const values = (given: Partial<PriceValues> = {}): PriceValues => ({ ...nothing, ...given });
/** The example of the lesson: fixed €300, price €15, variable €9. */
const lesson = values({ fixed: 30_000, variable: 900, price: 1_500 });

describe('break-even', () => {
  test.each([
    [30_000, 1_500, 900, 50],
    [30_001, 1_500, 900, 51],
    [29_999, 1_500, 900, 50],
    [0, 1_500, 900, 0],
    [100, 1_000, 999, 100],
    [1_000_000_000, 2, 1, 1_000_000_000],
    [30_000, 900, 900, null],
    [30_000, 800, 900, null],
    [0, 900, 900, null],
  ])('fixed %i at a price of %i and a cost of %i: %p pieces', (fixed, asked, variable, pieces) => {
    expect(price(values({ fixed, price: asked, variable })).breakEven).toBe(pieces);
  });

  test('covers the fixed costs, and one piece less does not', () => {
    const cents = fc.nat(10_000_000);
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: 1, max: 100_000 }), (fixed, variable, margin) => {
        const given = values({ fixed, variable, price: variable + margin });
        const pieces = price(given).breakEven ?? -1;
        expect(pieces * margin).toBeGreaterThanOrEqual(fixed);
        if (pieces > 0) expect((pieces - 1) * margin).toBeLessThan(fixed);
        if (pieces > 0) {
          expect(price({ ...given, pieces }).leftOver).toBeGreaterThanOrEqual(0);
          const { leftOver } = price({ ...given, pieces: pieces - 1 || null });
          expect(leftOver ?? -1).toBeLessThan(0);
        }
      }),
    );
  });

  test('a higher price never asks for more pieces', () => {
    const cents = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(cents, cents, cents, cents, (fixed, variable, margin, more) => {
        const at = (asked: number) =>
          price(values({ fixed, variable, price: asked })).breakEven ?? Infinity;
        expect(at(variable + margin + more)).toBeLessThanOrEqual(at(variable + margin));
      }),
    );
  });
});

describe('a piece and a month', () => {
  test('worked by hand', () => {
    // 45 minutes at €8 are €6; 300 over 60 are €5; 60 × 6 − 300 leave €60, for 45 hours
    const given = { ...lesson, pieces: 60, minutes: 45, hour: 800 };
    expect(price(given)).toEqual({
      missing: [],
      fixedShare: 500,
      ownWork: 600,
      unitCost: 2_000,
      margin: 600,
      breakEven: 50,
      leftOver: 6_000,
      perHour: 133,
      leastPrice: 2_000,
    });
  });

  test('is rounded to the cent, and the least price up', () => {
    // 100 over 3 are 33.333…, 20 minutes at €10 are 3.333…; with 9 that is 45.666…
    const given = values({ fixed: 10_000, variable: 900, pieces: 3, minutes: 20, hour: 1_000 });
    expect(price(given)).toMatchObject({
      fixedShare: 3_333,
      ownWork: 333,
      unitCost: 4_566,
      leastPrice: 4_567,
    });
  });

  test.each<[Partial<PriceValues>, Partial<ReturnType<typeof price>>]>([
    [{}, { missing: ['fixed', 'variable', 'price', 'pieces', 'minutes', 'hour'] }],
    [
      { variable: 900, price: 1_500 },
      { margin: 600, breakEven: null, unitCost: null },
    ],
    [
      { variable: 900, fixed: 0 },
      { fixedShare: 0, unitCost: 900, leastPrice: null },
    ],
    [
      { variable: 900, fixed: 0, pieces: 10 },
      { unitCost: 900, leastPrice: 900 },
    ],
    [
      { fixed: 30_000, pieces: 60 },
      { fixedShare: 500, unitCost: null, leftOver: null },
    ],
    [
      { minutes: 45, hour: 800 },
      { ownWork: 600, perHour: null, unitCost: null },
    ],
    [{ minutes: 0, hour: 800 }, { ownWork: 0 }],
    [
      { ...lesson, pieces: 0 },
      { fixedShare: null, leftOver: null, leastPrice: null },
    ],
    [
      { ...lesson, pieces: 60 },
      { unitCost: 1_400, leftOver: 6_000, leastPrice: 1_400 },
    ],
    [
      { ...lesson, pieces: 50, minutes: 30 },
      { leftOver: 0, perHour: 0, ownWork: null },
    ],
    [
      { ...lesson, pieces: 40, minutes: 30 },
      { leftOver: -6_000, perHour: null },
    ],
    [{ ...lesson, pieces: 60, minutes: 0 }, { perHour: null }],
    [
      { ...lesson, price: 800, pieces: 10 },
      { margin: -100, leftOver: -31_000, breakEven: null },
    ],
  ])('%j: %j', (given, expected) => {
    expect(price(values(given))).toMatchObject(expected);
  });

  test('no pieces are missing pieces', () => {
    expect(price({ ...lesson, pieces: 0 }).missing).toEqual(['pieces', 'minutes', 'hour']);
  });
});

describe('the laws of a price', () => {
  const whole = (max: number) => fc.integer({ min: 1, max });
  const full = fc.record({
    fixed: fc.nat(1_000_000),
    variable: fc.nat(100_000),
    price: fc.nat(200_000),
    pieces: whole(600),
    minutes: whole(600),
    hour: fc.nat(10_000),
  });

  test('the cost is the sum of its parts and at most a cent off the least price', () => {
    fc.assert(
      fc.property(full, (given) => {
        const { fixedShare, ownWork, unitCost, leastPrice } = price(given);
        expect(unitCost).toBe(given.variable + (fixedShare ?? 0) + (ownWork ?? 0));
        expect(Math.abs((unitCost ?? 0) - (leastPrice ?? 0))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('the least price covers costs and work, a cent less does not', () => {
    fc.assert(
      fc.property(full, (given) => {
        const least = price(given).leastPrice ?? 0;
        const sixtieths =
          60 * (given.variable * given.pieces + given.fixed) +
          given.minutes * given.hour * given.pieces;
        expect(60 * given.pieces * least).toBeGreaterThanOrEqual(sixtieths);
        expect(60 * given.pieces * (least - 1)).toBeLessThan(sixtieths);
      }),
    );
  });

  test('an hour of work is worth what she asks exactly when the price covers everything', () => {
    fc.assert(
      fc.property(full, (given) => {
        const { perHour, leastPrice } = price(given);
        const isWorthIt = perHour !== null && perHour >= given.hour;
        expect(isWorthIt).toBe(given.price >= (leastPrice ?? Infinity));
      }),
    );
  });

  test('one piece more brings one margin more, and less is known with less', () => {
    fc.assert(
      fc.property(full, fc.constantFrom(...Object.keys(nothing)), (given, name) => {
        const one = price(given);
        const more = price({ ...given, pieces: given.pieces + 1 });
        expect((more.leftOver ?? 0) - (one.leftOver ?? 0)).toBe(one.margin);
        const less = price({ ...given, [name]: null });
        expect(less.missing).toEqual([name]);
        const countOf = (result: object) =>
          Object.values(result).filter((value) => value === null).length;
        expect(countOf(less)).toBeGreaterThanOrEqual(countOf(one));
      }),
    );
  });
});

describe('the form', () => {
  test('is read forgivingly', () => {
    const { values: read, errors } = parsePrice({
      'costs.fixed': '300 €',
      'costs.variable': '9,00',
      'sale.price': 'петнайсет',
      'sale.pieces': '60 бр.',
      'work.minutes': '12,5',
      'work.hour': '-8',
    });
    expect(read).toEqual(values({ fixed: 30_000, variable: 900, pieces: 60 }));
    expect(errors).toEqual([
      { field: 'sale.price', key: 'not-a-number' },
      { field: 'work.minutes', key: 'not-whole' },
      { field: 'work.hour', key: 'negative' },
    ]);
    expect(parsePrice({})).toEqual({ values: nothing, errors: [] });
  });
});

describe('the result in words', () => {
  const textOf = (given: PriceValues) =>
    reportToText(priceReport(given, 'bg'), 'bg').replaceAll('\u00a0', ' ');

  test('as text', () => {
    const text = textOf({ ...lesson, pieces: 60, minutes: 45, hour: 800 });
    expect(text).toContain('• Дял от постоянните разходи: 5 €\n');
    expect(text).toContain('• Струва общо: 20 €\n');
    expect(text).toContain('• Точка на рентабилност: 50 броя\n');
    expect(text).toContain('• Остава за час Ваш труд: 1,33 €\n');
    expect(text).toContain('• Най-ниска цена, която покрива всичко: 20 €\n');
    expect(text).toContain('При 50 броя на месец постоянните разходи са покрити.');
    expect(text).toContain('остават 60 €');
    expect(text).toContain('трудът Ви е платен изцяло от цена 20 € нагоре');
    expect(text).not.toContain('Ще видите повече');
  });

  test.each([
    [nothing, 'Когато попълните първите числа'],
    [values({ fixed: 0, variable: 900, price: 1_500 }), 'всеки продаден брой оставя 6 €'],
    [{ ...lesson, price: 800 }, 'струва с 1 € повече, отколкото носи'],
    [{ ...lesson, price: 900 }, 'Цената е колкото разхода за един брой'],
    [{ ...lesson, pieces: 50 }, 'разходите са точно покрити'],
    [{ ...lesson, pieces: 49 }, 'не достигат 6 €. До точката на рентабилност остават още 1 брой.'],
    [{ ...lesson, price: 2_000, pieces: 60, minutes: 45, hour: 800 }, 'Цената покрива разходите'],
    [{ ...lesson, pieces: 60 }, 'Струва общо, без труда Ви: 14 €'],
    [{ ...lesson, pieces: 60 }, 'попълните още: минутите за един брой, колко искате'],
    [values({ price: 1_500 }), 'постоянните разходи на месец (0, ако няма), разхода за един брой'],
  ])('%j says „…%s…“', (given, part) => {
    expect(textOf(given)).toContain(part);
  });

  test('as a table for spreadsheets', () => {
    const rows = reportToCsv(priceReport({ ...lesson, pieces: 60 }, 'en'), 'en');
    expect(rows).toContainEqual(['Break-even', '50\u00a0pieces']);
    expect(rows).toContainEqual(['Left after costs', '60.00']);
  });

  test('an empty form is one sentence', () => {
    const { sections } = priceReport(nothing, 'en');
    expect(sections).toHaveLength(1);
    expect(sections[0]?.rows).toEqual([]);
    expect(sections[0]?.sentences).toHaveLength(1);
  });

  test('something is always said, and no place is left unfilled', () => {
    const maybe = fc.option(fc.nat(2_000));
    const given = fc.record<PriceValues>({
      fixed: maybe,
      variable: maybe,
      price: maybe,
      pieces: fc.option(fc.nat(600)),
      minutes: fc.option(fc.nat(600)),
      hour: maybe,
    });
    fc.assert(
      fc.property(given, fc.constantFrom(...locales), (one, locale) => {
        const { sections } = priceReport(one, locale);
        expect(sections.at(-1)?.sentences.length).toBeGreaterThan(0);
        expect(JSON.stringify(sections)).not.toMatch(/\{\w+\}|undefined|NaN/);
      }),
    );
  });
});
