import fc from 'fast-check';
import { formatSerial, parseSerial } from './serial.js';

test.each([
  [1, 1, '1-001'],
  [12, 7, '12-007'],
  [12, 1234, '12-1234'],
])('card %i-%i is printed as %s', (cohortNumber, n, expected) => {
  expect(formatSerial(cohortNumber, n)).toBe(expected);
});

test.each([
  ['12-007', { cohortNumber: 12, n: 7 }],
  [' 12 – 7 ', { cohortNumber: 12, n: 7 }],
  ['№ 12/007', { cohortNumber: 12, n: 7 }],
  ['No. 012-07', { cohortNumber: 12, n: 7 }],
  ['12', null],
  ['12-', null],
  ['12-0', null],
  ['0-1', null],
  ['12-7a', null],
  ['1234-5678-9ABC', null],
  ['1234567-1', null],
  ['', null],
])('%j is read as %j', (input, expected) => {
  expect(parseSerial(input)).toEqual(expected);
});

test('every printed serial is read back', () => {
  const number = fc.integer({ min: 1, max: 999_999 });
  fc.assert(
    fc.property(number, number, (cohortNumber, n) => {
      expect(parseSerial(formatSerial(cohortNumber, n))).toEqual({ cohortNumber, n });
    }),
  );
});
