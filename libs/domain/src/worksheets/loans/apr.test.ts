import fc from 'fast-check';
import { annualPercentageRate } from './apr.js';

const once = (cents: number, years = 0) => ({ cents, years });
const monthly = (cents: number, months: number) =>
  Array.from({ length: months }, (_, index) => once(cents, (index + 1) / 12));

describe('worked examples', () => {
  // the first four are those of Directive 98/7/EC, Annex, part B (standard year), whose formula is the same
  test.each([
    ['1000, 1200 after 18 months', [once(120_000, 1.5)], 12.92],
    ['the same with a fee of 50 at the start', [once(5_000), once(120_000, 1.5)], 16.85],
    ['600 after one and after two years', [once(60_000, 1), once(60_000, 2)], 13.07],
    [
      '272 after 3 and 6 months, 544 after 12',
      [once(27_200, 0.25), once(27_200, 0.5), once(54_400, 1)],
      13.19,
    ],
    ['nothing on top', [once(100_000, 1)], 0],
    ['less than was lent', [once(90_000, 1)], -10],
    ['double after a month', [once(200_000, 1 / 12)], 409_500],
    ['12 months at 1 % a month', monthly(8_884.88, 12), 12.68],
  ])('1000: %s', (_, payments, expected) => {
    expect(annualPercentageRate([once(100_000)], payments)).toBe(expected);
  });

  test('two drawdowns', () => {
    const drawn = [once(50_000), once(50_000, 1)];
    expect(annualPercentageRate(drawn, [once(60_500 + 55_000, 2)])).toBe(10);
  });

  test.each([
    ['charges eat up the loan', [once(100_000), once(10_000, 1)]],
    ['nothing is paid', []],
  ])('no rate: %s', (_, payments) => {
    expect(annualPercentageRate([once(100_000)], payments)).toBeNull();
  });
});

const loan = fc.record({
  principal: fc.integer({ min: 10_000, max: 10_000_000 }),
  months: fc.integer({ min: 1, max: 120 }),
  percent: fc.double({ min: 0, max: 80, noNaN: true }),
});

test('an annuity without fees costs the effective rate of its nominal rate', () => {
  fc.assert(
    fc.property(loan, ({ principal, months, percent }) => {
      const i = percent / 1200;
      const payment = i < 1e-9 ? principal / months : (principal * i) / (1 - (1 + i) ** -months);
      const effective = ((1 + i) ** 12 - 1) * 100;
      const apr = annualPercentageRate([once(principal)], monthly(payment, months));
      expect(Math.abs((apr ?? NaN) - effective)).toBeLessThan(0.011);
    }),
  );
});

test('the rate solves the equation, and a fee more never lowers it', () => {
  fc.assert(
    fc.property(loan, fc.integer({ min: 0, max: 5_000 }), ({ principal, months }, fee) => {
      const payments = monthly((1.2 * principal) / months, months);
      const plain = annualPercentageRate([once(principal)], payments) ?? NaN;
      const dearer = annualPercentageRate([once(principal)], [once(fee), ...payments]) ?? NaN;
      expect(dearer).toBeGreaterThanOrEqual(plain);
      const worth = payments.reduce(
        (sum, { cents, years }) => sum + cents * (1 + plain / 100) ** -years,
        0,
      );
      expect(Math.abs(worth / principal - 1)).toBeLessThan(0.001);
    }),
  );
});
