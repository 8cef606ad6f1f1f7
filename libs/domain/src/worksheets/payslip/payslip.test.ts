import fc from 'fast-check';
import { locales } from '../../locale.js';
import type { DatedFigure } from '../facts.js';
import { reportToCsv, reportToText } from '../report.js';
import { payslipReport, payslipWorksheet } from './report.js';
import { payslipSchema } from './schema.js';
import type { PayslipComparison, PayslipFigures, PayslipValues } from './payslip.js';
import { parsePayslip, payslip, payslipFigures } from './payslip.js';

const today = '2026-11-22';
/** As they stand in the catalogue's facts.yaml. */
const figures: PayslipFigures = {
  socialInsurance: 8.38,
  supplementaryPension: 2.2,
  healthInsurance: 3.2,
  contributions: 13.78,
  incomeTax: 10,
  checkedOn: today,
};
const values = (given: Partial<PayslipValues> = {}): PayslipValues => ({
  gross: 62_020,
  deductions: null,
  received: null,
  cap: null,
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
      'employee-social-insurance': fact(8.38),
      'employee-supplementary-pension': fact(2.2),
      'employee-health-insurance': fact(3.2),
      'employee-contributions': fact(13.78),
      'income-tax': fact(10, { validFrom: null, validTo: null }),
      ...changed,
    }),
  );

describe('the rates of the law', () => {
  test('are those the schema asks for, and the parts make the whole', () => {
    expect(payslipFigures(facts(), today)).toEqual(figures);
    expect([...facts().keys()]).toEqual(payslipSchema.facts);
  });

  test.each([
    ['employee-social-insurance', fact('8.38')],
    ['employee-social-insurance', fact(8.39)],
    ['employee-supplementary-pension', fact(5)],
    ['employee-health-insurance', fact(3.2, { validTo: '2026-06-30' })],
    ['employee-contributions', fact(13.87)],
    ['income-tax', fact(-10)],
    ['income-tax', fact('12-31')],
  ])('%s as %j counts as missing', (id, changed) => {
    expect(payslipFigures(facts({ [id]: changed }), today)).toBeNull();
  });

  test('are missing when one is, and next year', () => {
    for (const id of facts().keys()) {
      const fewer = facts();
      fewer.delete(id);
      expect(payslipFigures(fewer, today)).toBeNull();
    }
    expect(payslipFigures(facts(), '2027-01-01')).toBeNull();
  });

  test('are dated by the oldest check', () => {
    const older = facts({ 'income-tax': fact(10, { checkedOn: '2026-03-01' }) });
    expect(payslipFigures(older, today)?.checkedOn).toBe('2026-03-01');
  });
});

describe('the lines', () => {
  // the second to fourth as a public payslip calculator prints them (kik-info.com, 2023: same rates)
  test.each([
    [62_020, 5_197, 1_364, 1_985, 8_546, 53_474, 5_347, 48_127],
    [79_404, 6_654, 1_747, 2_541, 10_942, 68_462, 6_846, 61_616],
    [120_000, 10_056, 2_640, 3_840, 16_536, 103_464, 10_346, 93_118],
    [277_200, 23_229, 6_098, 8_870, 38_197, 239_003, 23_900, 215_103],
    [1, 0, 0, 0, 0, 1, 0, 1],
    [100_000, 8_380, 2_200, 3_200, 13_780, 86_220, 8_622, 77_598],
  ])('of %i cents', (gross, social, pension, health, contributions, taxed, tax, net) => {
    expect(payslip(values({ gross }), figures)).toEqual({
      gross,
      insured: gross,
      socialInsurance: social,
      supplementaryPension: pension,
      healthInsurance: health,
      contributions,
      taxed,
      incomeTax: tax,
      net,
      deductions: 0,
      toReceive: net,
      areDeductionsOver: false,
      difference: null,
      comparison: null,
    });
  });

  test.each([
    [300_000, 200_000, 200_000, 27_560, 272_440],
    [200_000, 200_000, 200_000, 27_560, 172_440],
    [150_000, 200_000, 150_000, 20_670, 129_330],
    [150_000, 0, 150_000, 20_670, 129_330],
  ])('%i with a cap of %i: %i are insured', (gross, cap, insured, contributions, taxed) => {
    const result = payslip(values({ gross, cap }), figures);
    expect(result).toMatchObject({ insured, contributions, taxed });
  });

  test.each([
    [values({ deductions: 10_000 }), 38_127, false],
    [values({ deductions: 48_127 }), 0, false],
    [values({ deductions: 48_128 }), 0, true],
  ])('%j leaves %i to be received', (given, toReceive, areDeductionsOver) => {
    expect(payslip(given, figures)).toMatchObject({ net: 48_127, toReceive, areDeductionsOver });
  });

  test.each<[number, number | null, number, PayslipComparison]>([
    [48_127, null, 0, 'agrees'],
    [48_122, null, -5, 'agrees'],
    [48_132, null, 5, 'agrees'],
    [48_121, null, -6, 'less'],
    [48_133, null, 6, 'more'],
    [0, null, -48_127, 'less'],
    [38_127, 10_000, 0, 'agrees'],
  ])('%i received with %p deducted differ by %i: %s', (received, deductions, ...expected) => {
    const [difference, comparison] = expected;
    const result = payslip(values({ received, deductions }), figures);
    expect(result).toMatchObject({ difference, comparison });
  });

  test('without a gross wage there are none', () => {
    expect(payslip(values({ gross: null, received: 100 }), figures)).toBeNull();
    expect(payslip(values({ gross: 0 }), figures)).toBeNull();
  });
});

describe('the laws of a payslip', () => {
  const cents = fc.integer({ min: 1, max: 1e9 });
  const linesOf = (given: Partial<PayslipValues>) => {
    const result = payslip(values(given), figures);
    if (result === null) throw new Error('no gross wage');
    return result;
  };

  test('the lines add up to the gross wage, and none is under 0', () => {
    fc.assert(
      fc.property(cents, fc.option(cents), fc.option(fc.nat(1e9)), (gross, cap, deductions) => {
        const result = linesOf({ gross, cap, deductions });
        expect(result.net + result.incomeTax + result.contributions).toBe(gross);
        expect(result.taxed + result.contributions).toBe(gross);
        for (const line of Object.values(result)) {
          if (typeof line === 'number') expect(line).toBeGreaterThanOrEqual(0);
        }
        expect(result.toReceive).toBe(Math.max(0, result.net - (deductions ?? 0)));
      }),
    );
  });

  test('a higher wage is never less in the hand by more than rounding, and a euro more is more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e7 }), fc.nat(1e4), (gross, more) => {
        const { net } = linesOf({ gross });
        expect(linesOf({ gross: gross + more }).net).toBeGreaterThanOrEqual(net - 2);
        expect(linesOf({ gross: gross + more + 100 }).net).toBeGreaterThan(net);
      }),
    );
  });

  test('a cap never takes more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e7 }), cents, (gross, cap) => {
        const [capped, whole] = [linesOf({ gross, cap }), linesOf({ gross })];
        expect(capped.contributions).toBeLessThanOrEqual(whole.contributions);
        expect(capped.net).toBeGreaterThanOrEqual(whole.net);
      }),
    );
  });

  test('the net is within rounding of the plain percentages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e7 }), (gross) => {
        expect(Math.abs(linesOf({ gross }).net - gross * 0.8622 * 0.9)).toBeLessThan(3);
      }),
    );
  });
});

describe('the form', () => {
  test('is read forgivingly', () => {
    const { values: read, errors } = parsePayslip({
      'slip.gross': '620,20 €',
      'slip.deductions': '20',
      'slip.received': '900 лв',
      'slip.cap': '2111.64',
    });
    expect(read).toEqual(values({ deductions: 2_000, cap: 211_164 }));
    expect(errors).toEqual([{ field: 'slip.received', key: 'not-a-number' }]);
    expect(parsePayslip({})).toEqual({ values: values({ gross: null }), errors: [] });
  });
});

describe('the result in words', () => {
  const textOf = (given: PayslipValues, law: PayslipFigures | null = figures) =>
    reportToText(payslipReport(given, law, 'bg'), 'bg').replaceAll('\u00a0', ' ');

  test('as text, in the order of payslips', () => {
    expect(textOf(values({ deductions: 2_000, received: 45_000 }))).toContain(
      [
        '• Брутна заплата: 620,20 €',
        '• Държавно обществено осигуряване (8,38 %): 51,97 €',
        '• Допълнително пенсионно осигуряване (2,2 %): 13,64 €',
        '• Здравно осигуряване (3,2 %): 19,85 €',
        '• Осигуровки общо (13,78 %): 85,46 €',
        '• Облагаема сума след осигуровките: 534,74 €',
        '• Данък върху дохода (10 %): 53,47 €',
        '• Нетна заплата: 481,27 €',
        '• Удръжки: 20 €',
        '• За получаване: 461,27 €',
        '• Получихте: 450 €',
        '• Разлика: −11,27 €',
        'Получили сте с 11,27 € по-малко, отколкото излиза тук.',
      ].join('\n'),
    );
  });

  test.each([
    [values({ gross: null }), 'Когато попълните брутната заплата'],
    [values(), 'родените след 1959 г., при един работодател и без данъчни облекчения'],
    [values(), 'Към 22.11.2026 г. това са числата от закона.'],
    [values({ received: 48_125 }), 'Полученото съвпада със сметката.'],
    [values({ received: 40_000 }), 'Инспекцията по труда'],
    [values({ received: 50_000 }), 'Получили сте с 18,73 € повече'],
    [values({ deductions: 60_000 }), 'Удръжките са повече от нетната заплата.'],
    [values({ cap: 50_000 }), 'От нея се осигуряват: 500 €'],
  ])('%j says „…%s…“', (given, part) => {
    expect(textOf(given)).toContain(part);
  });

  test('shows only the lines a payslip has', () => {
    expect(textOf(values())).not.toMatch(/Удръжки|От нея се осигуряват|Разлика/);
  });

  test('without figures nothing is calculated', () => {
    expect(textOf(values({ received: 100 }), null)).toMatch(/затова не смятаме/);
    const { report } = payslipWorksheet.workOut(
      { 'slip.gross': '620,20' },
      { locale: 'bg', today: '2027-01-01', facts: facts() },
    );
    expect(reportToText(report, 'bg')).not.toContain('€');
  });

  test('as a table for spreadsheets', () => {
    const rows = reportToCsv(payslipReport(values({ received: 48_000 }), figures, 'en'), 'en');
    expect(rows).toContainEqual(['Contributions in all (13.78%)', '85.46']);
    expect(rows).toContainEqual(['Net wage', '481.27']);
    expect(rows).toContainEqual(['Difference', '-1.27']);
  });

  test('any form works out with the real rates, and no place is left unfilled', () => {
    const name = fc.constantFrom('slip.gross', 'slip.deductions', 'slip.received', 'slip.cap');
    const value = fc.oneof(fc.string(), fc.constantFrom('0', '12', '620,20', '-5', '3000'));
    fc.assert(
      fc.property(fc.dictionary(name, value), fc.constantFrom(...locales), (form, locale) => {
        const { report } = payslipWorksheet.workOut(form, { locale, today, facts: facts() });
        expect(JSON.stringify(report)).not.toMatch(/\{\w+\}|undefined|NaN/);
      }),
    );
  });
});
