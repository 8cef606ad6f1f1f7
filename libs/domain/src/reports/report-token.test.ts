import { isReportTokenAlive, readReportTokenDays, readReportTokenName } from './report-token.js';

describe('a token for the reports', () => {
  test.each([
    ['2026-11-21', false, true],
    ['2026-11-22', false, true],
    ['2026-11-23', false, false],
    ['2027-01-01', false, false],
    ['2026-11-21', true, false],
  ])('that ends on 22 November 2026, on %s, revoked: %s', (today, revoked, alive) => {
    expect(isReportTokenAlive({ expiresOn: '2026-11-22', revoked }, today)).toBe(alive);
  });

  test.each([
    ['Отчет за донора', 'Отчет за донора'],
    ['  x ', 'x'],
    ['я'.repeat(60), 'я'.repeat(60)],
    ['👣'.repeat(60), '👣'.repeat(60)],
    ['я'.repeat(61), null],
    ['', null],
    [' \n ', null],
    ['one\ntwo', null],
    ['a\u0000b', null],
  ])('is called %j: %j', (typed, name) => {
    expect(readReportTokenName(typed)).toBe(name);
  });

  test.each([
    [30, 30],
    [90, 90],
    [365, 365],
    [31, null],
    [0, null],
    [-30, null],
    [Number.NaN, null],
    [3650, null],
  ])('for %d days: %s', (days, expected) => {
    expect(readReportTokenDays(days)).toBe(expected);
  });
});
