import { type Bilingual, type Locale, locales } from '@pateka/domain';
import type { Block, LessonDocument } from '../blocks.js';
import type { Lesson, Module } from '../course-package.js';
import { blockLines, type Line } from './block-lines.js';
import { compareWords, type Piece, wordsIn } from './compare-words.js';
import { sections } from './draft-from-lesson.js';
import { type Change, matchUp, type Recognition, type Row } from './match-up.js';
import { fingerprint } from './translation.js';

/** A module in one of its states: an edition, or what a draft would be published as. */
export interface ModuleState {
  module: Module;
  /** In what it is written; a language it is not written in has no texts. */
  languages: readonly Locale[];
}

/** One line with its words marked. */
export interface LineDifference {
  part: string;
  change: Change;
  moved: boolean;
  pieces: Piece[];
}

/** A block in one language. */
export interface BlockDifference {
  kind: Block['block'];
  change: Change;
  moved: boolean;
  /** The words stayed as they were: something about their looks or order changed. */
  onlyLooks: boolean;
  lines: LineDifference[];
}

/** A lesson; one that stayed the same has no lines. */
export interface LessonDifference {
  id: string;
  change: Change;
  moved: boolean;
  title: Bilingual;
  /** What holds for both languages: whether it may be skipped, minutes, competences. */
  settings: LineDifference[];
  head: Record<Locale, LineDifference[]>;
  blocks: Record<Locale, BlockDifference[]>;
}

/** All that differs between two states of a module. */
export interface ModuleDifference {
  isSame: boolean;
  head: Record<Locale, LineDifference[]>;
  lessons: LessonDifference[];
}

const both = <Of>(of: (locale: Locale) => Of): Record<Locale, Of> => ({
  bg: of('bg'),
  en: of('en'),
});

const lineRecognition: Recognition<Line> = {
  print: ({ part, text }) => `${part} ${text}`,
  name: () => null,
  kind: ({ part }) => part,
  words: ({ text }) => wordsIn(text),
};
/** Of a title or a purpose there is one: whatever it says, it is the same line. */
const headRecognition: Recognition<Line> = {
  ...lineRecognition,
  name: ({ part }) => (part === 'outcome' ? null : part),
};

function markLine({ from, to, change, moved }: Row<Line>): LineDifference {
  const pieces = compareWords(from?.text ?? '', to?.text ?? '');
  return { part: (to ?? from)?.part ?? '', change, moved, pieces };
}

const compareLines = (from: readonly Line[], to: readonly Line[], by = lineRecognition) =>
  matchUp(from, to, by).map(markLine);

/** What names a block for good, if anything does. */
function nameOf(block: Block): string | null {
  if (block.block === 'question' || block.block === 'reflection') return block.id;
  return block.block === 'worksheet' ? block.tool : null;
}

const blockRecognition = (locale: Locale): Recognition<Block> => ({
  print: fingerprint,
  name: nameOf,
  kind: ({ block }) => block,
  words: (block) => blockLines(block, locale).flatMap(({ text }) => wordsIn(text)),
});

function compareBlocks(
  from: readonly Block[],
  to: readonly Block[],
  locale: Locale,
): BlockDifference[] {
  return matchUp(from, to, blockRecognition(locale)).flatMap((row) => {
    const shown = row.to ?? row.from;
    if (!shown) return [];
    const linesOf = (block: Block | null) => (block ? blockLines(block, locale) : []);
    const lines = compareLines(linesOf(row.from), linesOf(row.to));
    const onlyLooks = row.change === 'changed' && lines.every(isUntouched);
    return [{ kind: shown.block, change: row.change, moved: row.moved, onlyLooks, lines }];
  });
}

/** @returns whether a part of a module is as it was */
const isUntouched = ({ change, moved }: { change: Change; moved: boolean }): boolean =>
  change === 'same' && !moved;

/**
 * The blocks of a document as they are compared: a text is cut before each heading, so that a new section
 * does not make all of it look new.
 * @param document a lesson in one language; null where there is none
 */
export function blocksToCompare(document: LessonDocument | null): Block[] {
  return (document?.blocks ?? []).flatMap((block) =>
    block.block === 'text' ? sections(block) : [block],
  );
}

const written = (part: string, text: string): Line[] => (text === '' ? [] : [{ part, text }]);

function headLines(document: LessonDocument | null): Line[] {
  if (!document) return [];
  const { title, purpose, outcomes, note = '' } = document;
  return [
    ...written('title', title),
    ...written('purpose', purpose),
    ...outcomes.flatMap((outcome) => written('outcome', outcome)),
    ...written('note', note),
  ];
}

function settingLines(lesson: Lesson | null): Line[] {
  if (!lesson) return [];
  const { skippable, exercise, competences } = lesson;
  return [
    ...(skippable ? [{ part: 'skippable', text: '' }] : []),
    { part: 'exercise', text: String(exercise) },
    ...written('competences', competences.join(', ')),
  ];
}

type States = Record<'from' | 'to', ModuleState>;

function compareLesson({ from, to, change, moved }: Row<Lesson>, states: States): LessonDifference {
  const shown = to ?? from;
  const documentOf = (lesson: Lesson | null, side: keyof States, locale: Locale) =>
    lesson && states[side].languages.includes(locale) ? lesson[locale] : null;
  const pairOf = (locale: Locale) =>
    [documentOf(from, 'from', locale), documentOf(to, 'to', locale)] as const;
  const compareHead = (locale: Locale) => {
    const [older, newer] = pairOf(locale);
    return compareLines(headLines(older), headLines(newer), headRecognition);
  };
  const compareText = (locale: Locale) => {
    const [older, newer] = pairOf(locale);
    return compareBlocks(blocksToCompare(older), blocksToCompare(newer), locale);
  };
  return {
    id: shown?.id ?? '',
    change,
    moved,
    title: { bg: shown?.bg.title ?? '', en: shown?.en.title ?? '' },
    settings: compareLines(settingLines(from), settingLines(to), headRecognition),
    head: both(compareHead),
    blocks: both(compareText),
  };
}

const moduleLines = ({ module, languages }: ModuleState, locale: Locale): Line[] =>
  languages.includes(locale)
    ? [...written('title', module.title[locale]), ...written('summary', module.summary[locale])]
    : [];

/** Lessons are named by the author's id; what is written in them is what counts, in each language that is there. */
function lessonRecognition(states: States): Recognition<Lesson> {
  const spoken = locales.filter((locale) =>
    [states.from, states.to].some(({ languages }) => languages.includes(locale)),
  );
  const words = (lesson: Lesson) =>
    spoken.flatMap((locale) => headLines(lesson[locale]).flatMap(({ text }) => wordsIn(text)));
  return { print: fingerprint, name: ({ id }) => id, kind: () => 'lesson', words };
}

/**
 * Compares two states of a module: editions, or an edition and a draft.
 * @param from the older state
 * @param to the newer state
 * @returns what was added, removed, changed and moved: lessons, blocks, lines and words, in both languages
 */
export function compareModules(from: ModuleState, to: ModuleState): ModuleDifference {
  const states = { from, to };
  const rows = matchUp(from.module.lessons, to.module.lessons, lessonRecognition(states));
  const languagesStayed = fingerprint([...from.languages]) === fingerprint([...to.languages]);
  const lessons = rows.map((row) => {
    const change = row.change === 'same' && !languagesStayed ? 'changed' : row.change;
    return compareLesson({ ...row, change }, states);
  });
  const head = both((locale) =>
    compareLines(moduleLines(from, locale), moduleLines(to, locale), headRecognition),
  );
  const isSame = [...lessons, ...locales.flatMap((locale) => head[locale])].every(isUntouched);
  return { isSame, head, lessons: lessons.map(withoutUnchanged) };
}

/** A lesson that stayed is named only: nobody reads a hundred unchanged lessons to find one change. */
function withoutUnchanged(lesson: LessonDifference): LessonDifference {
  if (lesson.change !== 'same') return lesson;
  return { ...lesson, settings: [], head: both(() => []), blocks: both(() => []) };
}
