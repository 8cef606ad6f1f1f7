import fc from 'fast-check';
import type { ReportNumber } from './report-document.js';
import { unusualStopping } from './unusual-stopping.js';

const exact = (value: number | null): ReportNumber => ({ value, atLeast: false });
const atLeast = (value: number): ReportNumber => ({ value, atLeast: true });

const find = (began: ReportNumber, finished: readonly ReportNumber[]) =>
  unusualStopping(
    began,
    finished.map((each, place) => ({ lessonId: String(place + 1), finished: each })),
  );

test.each<[string, number, number[], string[]]>([
  ['everybody goes on', 100, [100, 100, 100], []],
  ['all lessons lose the same', 100, [80, 64, 51], []],
  ['one loses a third', 100, [98, 96, 64, 63], ['3']],
  ['the first lesson is one like the others', 100, [70, 69, 68], ['1']],
  ['15 points are unusual', 100, [100, 100, 85], ['3']],
  ['14 points are not', 100, [100, 100, 86], []],
  ['a lesson that can be passed over loses nobody after it', 100, [98, 40, 96, 95], ['2']],
  ['one lesson has nothing to be compared with', 100, [40], []],
  ['of two lessons the median lies between', 100, [100, 60], ['2']],
  ['19 people are too few', 100, [98, 96, 19], []],
  ['20 are not', 100, [98, 96, 20], ['3']],
  ['no lessons', 100, [], []],
])('%s', (_, began, finished, expected) => {
  const places = find(exact(began), finished.map(exact));
  expect(places.map(({ lessonId }) => lessonId)).toEqual(expected);
});

test('it says what it loses and what is usual, in whole percent', () => {
  expect(find(exact(90), [88, 87, 50].map(exact))).toEqual([{ lessonId: '3', lost: 43, usual: 2 }]);
});

test.each([
  ['"at least"', atLeast(50)],
  ['a hidden figure', exact(null)],
  ['an absent figure', { value: 50, atLeast: false, isAbsent: true }],
])('%s is compared with nothing, on either side', (_, unknown) => {
  expect(find(exact(100), [exact(98), unknown, exact(40), exact(39)])).toEqual([]);
  expect(find(unknown, [40, 39, 38].map(exact))).toEqual([]);
});

const anyNumber = fc.oneof(
  fc.nat(400).map(exact),
  fc.nat(400).map(atLeast),
  fc.constant(exact(null)),
);

test('whatever is unusual loses 15 points and more, and stands on 20 people and more', () => {
  fc.assert(
    fc.property(anyNumber, fc.array(anyNumber, { maxLength: 9 }), (began, finished) => {
      const places = find(began, finished);
      for (const { lessonId, lost, usual } of places) {
        const place = Number(lessonId) - 1;
        const both = [place === 0 ? began : finished[place - 1], finished[place]];
        for (const figure of both) {
          expect(figure?.atLeast).toBe(false);
          expect(figure?.value).toBeGreaterThanOrEqual(20);
        }
        // both are rounded
        expect(lost - usual).toBeGreaterThanOrEqual(14);
        expect(lost).toBeLessThanOrEqual(100);
      }
      expect(places.length).toBeLessThanOrEqual(finished.length / 2);
    }),
  );
});

test('ten times as many people stop at the same lessons', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 20, max: 400 }),
      fc.array(fc.integer({ min: 20, max: 400 })),
      (began, finished) => {
        const lessons = (times: number) => finished.map((each) => exact(each * times));
        expect(find(exact(began * 10), lessons(10))).toEqual(find(exact(began), lessons(1)));
      },
    ),
  );
});
