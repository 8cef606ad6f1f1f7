import { dayInSofia, formatMoment, lastFullDay } from './sofia-time.js';

test.each([
  [
    '2026-11-22T13:05:00.000Z',
    '2026-11-22',
    '22.11.2026\u00a0г., 15:05',
    '22\u00a0November 2026, 15:05',
  ],
  [
    '2026-11-22T22:30:00Z',
    '2026-11-23',
    '23.11.2026\u00a0г., 00:30',
    '23\u00a0November 2026, 00:30',
  ],
  ['2026-07-01T20:59:00Z', '2026-07-01', '01.07.2026\u00a0г., 23:59', '1\u00a0July 2026, 23:59'],
])('%s', (moment, day, bg, en) => {
  expect(dayInSofia(moment)).toBe(day);
  expect(formatMoment(moment, 'bg')).toBe(bg);
  expect(formatMoment(moment, 'en')).toBe(en);
});

test('a card that ends in the afternoon is good until the evening before', () => {
  expect(lastFullDay('2027-02-20T13:00:00Z')).toBe('2027-02-19');
  expect(lastFullDay('2027-02-20T22:30:00Z')).toBe('2027-02-20');
});
