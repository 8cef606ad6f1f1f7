import fc from 'fast-check';
import {
  isRatingKind,
  isRatingMark,
  type RatingKind,
  ratingKinds,
  ratingsAsked,
} from './rating.js';

describe('ratingsAsked', () => {
  test.each<[string, number, boolean, RatingKind[], RatingKind[]]>([
    ['before the first lesson', 0, false, [], ['before']],
    ['before it, once answered', 0, false, ['before'], []],
    ['after the first lesson', 1, false, [], []],
    ['on the way', 3, false, ['before'], []],
    ['at the end', 9, true, ['before'], ['after', 'satisfaction']],
    ['at the end, without a rating to compare with', 9, true, [], ['satisfaction']],
    ['at the end, one of two answered', 9, true, ['before', 'satisfaction'], ['after']],
    ['at the end, the other one', 9, true, ['before', 'after'], ['satisfaction']],
    ['when all is answered', 9, true, ['before', 'after', 'satisfaction'], []],
    ['of a course completed without a lesson of hers', 0, true, [], ['satisfaction']],
  ])('%s', (_when, finished, completed, given, asked) => {
    expect(ratingsAsked({ finished, completed, given })).toEqual(asked);
  });

  test('never asks what was answered, nor about the end before it is there', () => {
    fc.assert(
      fc.property(
        fc.record({
          finished: fc.nat(20),
          completed: fc.boolean(),
          given: fc.subarray([...ratingKinds]),
        }),
        (standing) => {
          const asked = ratingsAsked(standing);
          expect(asked.filter((kind) => standing.given.includes(kind))).toEqual([]);
          if (!standing.completed) expect(asked.filter((kind) => kind !== 'before')).toEqual([]);
        },
      ),
    );
  });
});

test.each([0, 6, -1, 2.5, NaN, Infinity])('%d is no mark', (value) => {
  expect(isRatingMark(value)).toBe(false);
});

test('1 to 5 are marks; three kinds are kinds', () => {
  expect([1, 2, 3, 4, 5].every(isRatingMark)).toBe(true);
  expect(ratingKinds.every(isRatingKind)).toBe(true);
  for (const text of ['', 'Before', 'toString']) expect(isRatingKind(text)).toBe(false);
});
