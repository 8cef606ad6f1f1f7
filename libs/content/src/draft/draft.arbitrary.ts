import fc from 'fast-check';
import type { Block } from '../blocks.js';
import { emptyLesson, type DraftBlock, type DraftHead, type DraftLesson } from './draft.js';
import {
  changeBlock,
  changeHead,
  changeSettings,
  insertRows,
  markTranslated,
  moveRow,
  newRow,
  removeRow,
  replaceRow,
} from './edit.js';

/** Words that no two places share by chance. */
const words = fc.nat(1_000_000).map((number) => `дума ${number}`);

const paragraph = (value: string) => ({
  type: 'paragraph' as const,
  children: [{ type: 'text' as const, value }],
});

const textBlock = words.map((value): Block => ({ block: 'text', content: [paragraph(value)] }));

const questionBlock = fc
  .tuple(
    words,
    fc.array(fc.tuple(fc.boolean(), words), { minLength: 1, maxLength: 3 }),
    fc.nat(1e6),
  )
  .map(([prompt, options, id]): Block => ({
    block: 'question',
    type: 'single',
    id: `q-${id}`,
    prompt: [paragraph(prompt)],
    options: options.map(([right, answer]) => ({
      right,
      answer: [{ type: 'text', value: answer }],
      explanation: [],
    })),
  }));

/** One of the blocks that a lesson is made of. */
export const someBlock = fc.oneof(textBlock, questionBlock);

const head = fc
  .record({
    title: words,
    purpose: words,
    outcomes: fc.array(words, { maxLength: 2 }),
    note: words,
  })
  .map((lines): DraftHead => lines);

/** One thing that somebody does to a lesson. */
export type Deed = (lesson: DraftLesson) => DraftLesson;

const at = (lesson: DraftLesson, place: number): DraftBlock | undefined =>
  lesson.blocks[place % Math.max(1, lesson.blocks.length)];
const locale = fc.constantFrom('bg' as const, 'en' as const);
const place = fc.nat(40);

/** Things that people do to a lesson. */
export const someDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(place, someBlock, locale).map(([to, block, language]): Deed => {
    const row = newRow(block, language);
    return (lesson) => insertRows(lesson, to % (lesson.blocks.length + 1), [row]);
  }),
  place.map(
    (which): Deed =>
      (lesson) =>
        removeRow(lesson, at(lesson, which)?.id ?? ''),
  ),
  fc.tuple(place, place).map(
    ([which, to]): Deed =>
      (lesson) =>
        moveRow(lesson, at(lesson, which)?.id ?? '', to),
  ),
  fc.tuple(place, locale, someBlock).map(([which, language, block]): Deed => (lesson) => {
    const row = at(lesson, which);
    return row ? replaceRow(lesson, changeBlock(row, language, block)) : lesson;
  }),
  place.map((which): Deed => (lesson) => {
    const row = at(lesson, which);
    return row ? replaceRow(lesson, markTranslated(row)) : lesson;
  }),
  fc.tuple(locale, head).map(
    ([language, lines]): Deed =>
      (lesson) =>
        changeHead(lesson, language, lines),
  ),
  fc.tuple(locale, words).map(
    ([language, title]): Deed =>
      (lesson) =>
        changeHead(lesson, language, { ...lesson[language], title }),
  ),
  fc
    .record({ skippable: fc.boolean(), exercise: fc.nat(3), competences: fc.subarray(['a', 'b']) })
    .map(
      (settings): Deed =>
        (lesson) =>
          changeSettings(lesson, settings),
    ),
);

/** What comes of several deeds. */
export const after = (lesson: DraftLesson, deeds: readonly Deed[]): DraftLesson =>
  deeds.reduce((state, deed) => deed(state), lesson);

/** A lesson that people have written. */
export const someLesson = fc
  .array(someDeed, { maxLength: 12 })
  .map((deeds) => after(emptyLesson('l-1'), deeds));
