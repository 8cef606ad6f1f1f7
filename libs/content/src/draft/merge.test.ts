import fc from 'fast-check';
import { after, someBlock, someDeed, someLesson } from './draft.arbitrary.js';
import { draftLessonSchema, emptyLesson, type DraftBlock, type DraftLesson } from './draft.js';
import {
  changeBlock,
  changeHead,
  insertRows,
  moveRow,
  newRow,
  removeRow,
  replaceRow,
} from './edit.js';
import { mergeLessons, settle, type Merge } from './merge.js';
import { isAlike } from './placed.js';
import { mirrorBlock } from './mirror.js';

const deeds = fc.array(someDeed, { maxLength: 8 });
/** A lesson, and what two people made of it. */
const twoHands = fc
  .tuple(someLesson, deeds, deeds)
  .map(([base, mine, theirs]) => ({ base, mine: after(base, mine), theirs: after(base, theirs) }));

const rowOf = (lesson: DraftLesson, id: string): DraftBlock | undefined =>
  lesson.blocks.find((row) => row.id === id);

/** All rows in which a merge keeps words, the versions to choose from included. */
function keptRows({ merged, conflicts }: Merge): DraftBlock[] {
  const open = conflicts.flatMap((one) =>
    one.blockId === null ? [] : [one.mine ?? [], one.theirs ?? []].flat(),
  );
  return [...merged.blocks, ...open];
}

test('merging with a side that changed nothing gives the other side', () => {
  fc.assert(
    fc.property(twoHands, ({ base, mine }) => {
      expect(mergeLessons(base, mine, base)).toEqual({ merged: mine, conflicts: [] });
      expect(mergeLessons(base, base, mine)).toEqual({ merged: mine, conflicts: [] });
      expect(mergeLessons(base, mine, mine)).toEqual({ merged: mine, conflicts: [] });
    }),
  );
});

/** As a database hands it back: the same, with the keys in another order. */
function withOtherKeys<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(withOtherKeys) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, each]) => [key, withOtherKeys(each)])) as Value;
}

test('the order of keys, which a database changes, is no change', () => {
  fc.assert(
    fc.property(twoHands, ({ base, mine }) => {
      expect(mergeLessons(base, mine, withOtherKeys(base))).toEqual({
        merged: mine,
        conflicts: [],
      });
    }),
  );
});

test('what either side wrote in a row stands in the merged lesson or in a conflict', () => {
  fc.assert(
    fc.property(twoHands, ({ base, mine, theirs }) => {
      const merge = mergeLessons(base, mine, theirs);
      const kept = keptRows(merge);
      for (const side of [mine, theirs]) {
        for (const row of side.blocks) {
          const was = rowOf(base, row.id);
          for (const locale of ['bg', 'en'] as const) {
            if (was && isAlike(was[locale], row[locale])) continue;
            const found = kept.some(
              (each) => each.id === row.id && isAlike(each[locale], row[locale]),
            );
            expect(found).toBe(true);
          }
        }
      }
    }),
  );
});

test('what either side wrote above the text stands in the merged lesson or in a conflict', () => {
  fc.assert(
    fc.property(twoHands, ({ base, mine, theirs }) => {
      const { merged, conflicts } = mergeLessons(base, mine, theirs);
      const open = conflicts.flatMap((one) => (one.blockId === null ? [one.mine, one.theirs] : []));
      for (const side of [mine, theirs]) {
        for (const locale of ['bg', 'en'] as const) {
          for (const line of ['title', 'purpose', 'outcomes', 'note'] as const) {
            const value = side[locale][line];
            if (isAlike(value, base[locale][line])) continue;
            expect([merged, ...open].some((each) => isAlike(each[locale][line], value))).toBe(true);
          }
        }
      }
    }),
  );
});

test('a row goes only when somebody took it out and nobody wrote in it', () => {
  fc.assert(
    fc.property(twoHands, ({ base, mine, theirs }) => {
      const { merged } = mergeLessons(base, mine, theirs);
      for (const row of [...mine.blocks, ...theirs.blocks]) {
        if (rowOf(merged, row.id)) continue;
        expect(rowOf(base, row.id)).toEqual(row);
        expect(rowOf(mine, row.id) && rowOf(theirs, row.id)).toBeUndefined();
      }
    }),
  );
});

test('a merged lesson is a lesson: it fits the schema, and both languages of a row belong together', () => {
  fc.assert(
    fc.property(twoHands, ({ base, mine, theirs }) => {
      const { merged } = mergeLessons(base, mine, theirs);
      expect(draftLessonSchema.parse(merged)).toEqual(merged);
      expect(new Set(merged.blocks.map(({ id }) => id)).size).toBe(merged.blocks.length);
      for (const { bg, en } of merged.blocks) {
        expect(bg ?? en).not.toBeNull();
        if (bg && en) expect(mirrorBlock(bg, bg, en)).toEqual(en);
      }
    }),
  );
});

test('choosing one version after the other leaves no conflict with either choice', () => {
  fc.assert(
    fc.property(twoHands, fc.constantFrom('mine', 'theirs', 'both'), (hands, choice) => {
      const { merged, conflicts } = mergeLessons(hands.base, hands.mine, hands.theirs);
      const settled = conflicts.reduce((lesson, one) => settle(lesson, one, choice), merged);
      expect(draftLessonSchema.parse(settled)).toEqual(settled);
      for (const one of conflicts) {
        if (one.blockId === null) continue;
        const there = rowOf(settled, one.blockId);
        if (choice === 'theirs') expect(there ?? null).toEqual(one.theirs);
        if (choice === 'mine') expect(there ?? null).toEqual(one.mine);
        if (choice === 'both') expect(there).toEqual(one.mine ?? one.theirs);
      }
    }),
  );
});

describe('two people', () => {
  const text = (value: string) => ({
    block: 'text' as const,
    content: [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value }] }],
  });
  const rows = ['едно', 'две', 'три'].map((value) => newRow(text(value), 'bg'));
  const base = insertRows(emptyLesson('l-1'), 0, rows);
  const [first, second, third] = rows as [DraftBlock, DraftBlock, DraftBlock];
  const ids = ({ blocks }: DraftLesson) => blocks.map(({ id }) => id);

  test('write in two languages of one row, and both stand there', () => {
    const mine = replaceRow(base, changeBlock(first, 'bg', text('едно и половина')));
    const theirs = replaceRow(base, changeBlock(first, 'en', text('one')));
    const { merged, conflicts } = mergeLessons(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(rowOf(merged, first.id)).toMatchObject({
      bg: text('едно и половина'),
      en: text('one'),
    });
  });

  test('move different rows, and add rows at the same place', () => {
    const [ours, others] = [newRow(text('мой'), 'bg'), newRow(text('неин'), 'bg')];
    const mine = insertRows(moveRow(base, third.id, 0), 1, [ours]);
    const theirs = insertRows(base, 2, [others]);
    const { merged, conflicts } = mergeLessons(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(ids(merged)).toEqual([third.id, ours.id, first.id, second.id, others.id]);
  });

  test('one takes out what the other writes in: it stays until somebody chooses', () => {
    const changed = changeBlock(second, 'bg', text('две, но друго'));
    const merge = mergeLessons(base, removeRow(base, second.id), replaceRow(base, changed));
    expect(merge.conflicts).toEqual([{ blockId: second.id, mine: null, theirs: changed }]);
    expect(rowOf(merge.merged, second.id)).toEqual(changed);
    const [conflict] = merge.conflicts;
    if (!conflict) throw new Error('There is a conflict.');
    expect(ids(settle(merge.merged, conflict, 'mine'))).toEqual([first.id, third.id]);
  });

  test('change the same title: the other lines are merged, and what she writes meanwhile stays', () => {
    const lines = base.bg;
    const mine = changeHead(base, 'bg', { ...lines, title: 'Моето', purpose: 'Моята цел' });
    const theirs = changeHead(base, 'bg', { ...lines, title: 'Нейното', note: 'Бележка' });
    const { merged, conflicts } = mergeLessons(base, mine, theirs);
    expect(merged.bg).toEqual({ ...lines, title: 'Моето', purpose: 'Моята цел', note: 'Бележка' });
    const [conflict] = conflicts;
    if (!conflict) throw new Error('There is a conflict.');
    const later = changeHead(merged, 'bg', { ...merged.bg, purpose: 'По-късно' });
    expect(settle(later, conflict, 'theirs').bg).toEqual({
      ...later.bg,
      title: 'Нейното',
    });
  });

  test('change the answers of one question in two ways: somebody chooses', () => {
    fc.assert(
      fc.property(someBlock, someBlock, (one, other) => {
        const [mine, theirs] = [changeBlock(first, 'bg', one), changeBlock(first, 'bg', other)];
        const merge = mergeLessons(base, replaceRow(base, mine), replaceRow(base, theirs));
        expect(merge.conflicts).toEqual(
          isAlike(one, other) ? [] : [{ blockId: first.id, mine, theirs }],
        );
      }),
    );
  });
});
