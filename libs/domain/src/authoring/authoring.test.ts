import fc from 'fast-check';
import { moduleStateOf } from './module-state.js';
import { placedBehind } from './placed-behind.js';
import { openItems, safetyChecklist } from './safety-checklist.js';
import { isWithdrawalReason, withdrawalReasons, withdrawalReasonTexts } from './withdrawal.js';

const none = { archived: false, isPublished: false, draftIsNewer: true, reviewIsOpen: false };

test.each([
  ['draft', {}],
  ['in-review', { reviewIsOpen: true }],
  ['in-review', { reviewIsOpen: true, isPublished: true }],
  ['published', { isPublished: true, draftIsNewer: false }],
  ['published-with-newer-draft', { isPublished: true }],
  ['draft', { draftIsNewer: false }],
  ['archived', { archived: true, isPublished: true }],
  ['archived', { archived: true, reviewIsOpen: true }],
])('%s: %j', (expected, own) => {
  expect(moduleStateOf({ ...none, ...own })).toBe(expected);
});

test('whatever is placed, the others keep their order and nothing is lost', () => {
  const ids = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f'));
  const one = fc.constantFrom<string>('a', 'b', 'c', 'new');
  fc.assert(
    fc.property(ids, one, fc.option(one), (order, id, after) => {
      const placed = placedBehind(order, id, after);
      const others = order.filter((other) => other !== id);
      if (placed === null) return expect(after !== null && !others.includes(after)).toBe(true);
      expect(placed.filter((other) => other !== id)).toEqual(others);
      expect(placed.indexOf(id)).toBe(after === null ? 0 : placed.indexOf(after) + 1);
      expect(placed).toHaveLength(others.length + 1);
    }),
  );
});

test('a checklist is done when every item is ticked, and not before', () => {
  const ids = safetyChecklist.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  fc.assert(
    fc.property(fc.subarray(ids), (ticked) => {
      expect(openItems(ticked).map(({ id }) => id)).toEqual(
        ids.filter((id) => !ticked.includes(id)),
      );
    }),
  );
  expect(openItems([...ids, 'unknown'])).toEqual([]);
});

test('every reason has its words in both languages, and nothing else is a reason', () => {
  for (const reason of withdrawalReasons) {
    const { bg, en } = withdrawalReasonTexts[reason];
    expect(bg).toMatch(/[а-я]/);
    expect(en).toMatch(/[a-z]/);
    // they are said of an edition, „издание“
    expect(bg).not.toMatch(/(?<!\p{L})(?:нея|нейна|вярна|я)(?!\p{L})/u);
    expect(isWithdrawalReason(reason)).toBe(true);
  }
  expect(isWithdrawalReason('toString')).toBe(false);
});
