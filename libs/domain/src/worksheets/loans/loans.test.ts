import fc from 'fast-check';
import { locales } from '../../locale.js';
import { reportToCsv, reportToText } from '../report.js';
import { loansReport } from './report.js';
import type { LoanOffer } from './loans.js';
import { annuity, loanCost, loans, parseLoans } from './loans.js';

const offer = (given: Partial<LoanOffer> = {}): LoanOffer => ({
  label: '',
  principal: 50_000,
  months: 12,
  monthlyInstalment: null,
  annualRate: null,
  feeUpfront: 0,
  feeMonthly: 0,
  ...given,
});

describe('the equal instalment', () => {
  test.each([
    [100_000, 12, 12, 8_885],
    [100_000, 10, 0, 10_000],
    [50_000, 1, 12, 50_500],
    [600_000, 24, 8.94, 27_394],
  ])('of %i cents over %i months at %d %%', (principal, months, rate, expected) => {
    expect(Math.round(annuity(principal, months, rate))).toBe(expected);
  });
});

describe('what an offer costs', () => {
  // rates checked against a second solver (Newton on the monthly discount factor)
  test.each([
    [offer({ monthlyInstalment: 5_000 }), 5_000, 60_000, 10_000, 41.3],
    [offer({ annualRate: 12 }), 4_442, 53_309, 3_309, 12.68],
    [offer({ annualRate: 0 }), 4_167, 50_000, 0, 0],
    [offer({ annualRate: 12, feeUpfront: 2_500 }), 4_442, 55_809, 5_809, 24.18],
    [offer({ annualRate: 12, feeMonthly: 200 }), 4_642, 55_709, 5_709, 22.48],
    [offer({ monthlyInstalment: 4_500, annualRate: 99 }), 4_500, 54_000, 4_000, 15.45],
    [offer({ months: 1, monthlyInstalment: 55_000 }), 55_000, 55_000, 5_000, 213.84],
  ])('%j', (given, ...expected) => {
    const [monthlyPayment, totalRepaid, cost, apr] = expected;
    const figures = { monthlyPayment, totalRepaid, cost, apr };
    expect(loanCost(given)).toEqual({ ok: true, offer: given, ...figures });
  });

  test.each([
    [offer({ principal: null, months: null }), ['principal', 'months', 'payment']],
    [offer({ principal: 0, monthlyInstalment: 100 }), ['principal']],
    [offer({ months: 0, annualRate: 5 }), ['months']],
    [offer(), ['payment']],
  ])('%j lacks %j', (given, missing) => {
    expect(loanCost(given)).toEqual({ ok: false, offer: given, missing });
  });

  test('a fee as large as the loan has no rate', () => {
    const given = offer({ monthlyInstalment: 5_000, feeUpfront: 50_000 });
    expect(loanCost(given)).toMatchObject({ ok: true, apr: null, cost: 60_000 });
  });
});

describe('side by side', () => {
  const short = offer({ label: 'Кратък', months: 12, monthlyInstalment: 4_600 });
  const long = offer({ label: 'Дълъг', months: 36, monthlyInstalment: 1_900 });

  test.each([
    [[], null, null, ['empty']],
    [[offer()], null, null, ['empty']],
    [[short], null, null, ['one']],
    [[short, offer()], null, null, ['one']],
    [[short, long], 0, 1, ['cheapest', 'smaller-costs-more']],
    [[offer(), long, short], 2, 1, ['cheapest', 'smaller-costs-more']],
    [[short, { ...short, feeUpfront: 100 }], 0, null, ['cheapest']],
    [[short, short], null, null, ['same']],
    [[short, { ...long, principal: 90_000 }], null, 1, ['different-amounts', 'check-figures']],
    [[offer({ monthlyInstalment: 100 })], null, null, ['one', 'check-figures']],
  ])('%j', (offers, cheapest, smallestPayment, sentences) => {
    expect(loans(offers)).toMatchObject({ cheapest, smallestPayment, sentences });
  });

  test('three at most', () => {
    expect(loans([short, short, short, long]).offers).toHaveLength(3);
  });

  test('no offer of the same principal is repaid with less than the cheapest', () => {
    const any = fc.record({
      months: fc.integer({ min: 1, max: 120 }),
      annualRate: fc.integer({ min: 0, max: 100 }),
      feeMonthly: fc.nat(2_000),
      feeUpfront: fc.nat(10_000),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 2, maxLength: 3 }), (given) => {
        const result = loans(given.map((fields) => offer(fields)));
        const totals = result.offers.map((one) => (one.ok ? one.totalRepaid : NaN));
        for (const one of result.offers) {
          if (one.ok) expect(one.totalRepaid).toBe(one.cost + 50_000);
        }
        if (result.cheapest !== null) {
          expect(totals[result.cheapest]).toBe(Math.min(...totals));
        }
      }),
    );
  });
});

describe('the form', () => {
  test('is read forgivingly', () => {
    const { values, errors } = parseLoans({
      'offer.0.label': 'Банка',
      'offer.0.principal': '500 €',
      'offer.0.months': '12 месеца',
      'offer.0.rate': '12,5 %',
      'offer.0.fee-upfront': '10',
      'offer.1.months': '12,5',
      'offer.2.months': '601',
      'offer.2.instalment': '45',
      'offer.3.instalment': '45',
    });
    expect(values).toEqual([
      offer({ label: 'Банка', annualRate: 12.5, feeUpfront: 1_000 }),
      offer({ principal: null, months: null, monthlyInstalment: 4_500 }),
    ]);
    expect(errors).toEqual([
      { field: 'offer.1.months', key: 'not-whole' },
      { field: 'offer.2.months', key: 'too-large' },
    ]);
  });
});

describe('the result in words', () => {
  const offers = [
    offer({ label: 'Банка', annualRate: 12 }),
    offer({ monthlyInstalment: 5_000 }),
    offer({ label: 'Трета', principal: null }),
  ];

  test('as text', () => {
    const text = reportToText(loansReport(offers, 'bg'), 'bg').replaceAll('\u00a0', ' ');
    expect(text).toContain(
      '• Банка: Получавате: 500 €; Срок: 12 месеца; Плащате на месец: 44,42 €',
    );
    expect(text).toContain('Струва Ви: 33,09 €; Годишен процент на разходите (ГПР): 12,68 %');
    expect(text).toContain('• Оферта 2: ');
    expect(text).toContain('Липсва: колко получавате, вноската или лихвата');
    expect(text).toContain('Най-малко връщате общо с „Банка“.');
  });

  test('as a table for spreadsheets', () => {
    const row = ['Банка', '500.00', '12\u00a0months', '44.42', '533.09', '33.09', '12.68%'];
    expect(reportToCsv(loansReport(offers, 'en'), 'en')).toContainEqual(row);
    for (const locale of locales) {
      expect(JSON.stringify(loansReport(offers, locale))).not.toMatch(/\{\w+\}|undefined/);
    }
  });
});
