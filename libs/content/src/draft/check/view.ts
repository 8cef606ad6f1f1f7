import type { Bilingual, Locale } from '@pateka/domain';
import type { Block, Inline, RichNode } from '../../blocks.js';
import { blockRuns, typedText } from '../../lesson-text.js';
import type { DraftBlock, DraftHead, DraftLesson } from '../draft.js';
import type { DraftCatalogue, DraftProblem, DraftSeverity } from '../problem.js';

/** One line of text on the page, as it was typed: facts and amounts that were inserted are "…". */
export interface DraftLine {
  inlines: readonly Inline[];
  text: string;
  inQuestion: boolean;
  /** Whether it is running text, not a heading, a cell of a table or a part of a question. */
  isParagraph: boolean;
}

/** A row in one language. */
export interface SideRow {
  row: DraftBlock;
  block: Block;
  lines: readonly DraftLine[];
}

/** A lesson in one of its languages. */
export interface Side {
  locale: Locale;
  head: DraftHead;
  rows: readonly SideRow[];
}

/** A draft with its texts taken apart once, for all rules. */
export interface DraftView {
  lesson: DraftLesson;
  languages: readonly Locale[];
  sides: readonly Side[];
  catalogue: DraftCatalogue;
}

/** What a rule finds: a problem without its lesson. */
export type Finding = Omit<DraftProblem, 'lessonId'>;

/** A rule about a lesson while it is written: pure, quick, and content with anything that fits the schema. */
export type DraftRule = (view: DraftView) => Finding[];

const isParagraph = (piece: object): boolean => 'type' in piece && piece.type === 'paragraph';

function linesOf(block: Block): DraftLine[] {
  return blockRuns(block).map(({ piece, inlines, inQuestion }) => ({
    inlines,
    text: typedText(inlines),
    inQuestion,
    isParagraph: !inQuestion && isParagraph(piece),
  }));
}

function sideOf(lesson: DraftLesson, locale: Locale): Side {
  const rows = lesson.blocks.flatMap((row) => {
    const block = row[locale];
    return block ? [{ row, block, lines: linesOf(block) }] : [];
  });
  return { locale, head: lesson[locale], rows };
}

/**
 * Takes a draft apart for the rules.
 * @param lesson the draft
 * @param languages the languages of its module; Bulgarian is always looked at
 * @param catalogue what it may refer to
 */
export function viewOf(
  lesson: DraftLesson,
  languages: readonly Locale[],
  catalogue: DraftCatalogue,
): DraftView {
  const written: Locale[] = languages.includes('en') ? ['bg', 'en'] : ['bg'];
  const sides = written.map((locale) => sideOf(lesson, locale));
  return { lesson, languages: written, sides, catalogue };
}

/** The texts of a finding. */
export interface Said {
  message: Bilingual;
  remedy: Bilingual;
}

/**
 * Makes a finding.
 * @param code names the rule
 * @param severity how much it matters
 * @param place the row (null for the lines above the text) and the language (null for both)
 * @param said what is to be mended and how
 */
export function finding(
  code: string,
  severity: DraftSeverity,
  place: { blockId: string | null; locale: Locale | null },
  said: Said,
): Finding {
  return { code, severity, ...place, ...said };
}

/**
 * Asks every row in every language.
 * @param view the draft
 * @param ask a rule about one row
 */
export function eachRow(
  { sides }: DraftView,
  ask: (row: SideRow, place: { blockId: string; locale: Locale }) => Finding[],
): Finding[] {
  return sides.flatMap(({ locale, rows }) =>
    rows.flatMap((side) => ask(side, { blockId: side.row.id, locale })),
  );
}

/**
 * Asks every row once, for what is the same in both languages: the file, the right answers.
 * @param view the draft
 * @param ask a rule about one row
 */
export function eachRowOnce(
  { lesson, languages }: DraftView,
  ask: (block: Block, place: { blockId: string; locale: null }) => Finding[],
): Finding[] {
  return lesson.blocks.flatMap((row) => {
    const block = row.bg ?? (languages.includes('en') ? row.en : null);
    return block ? ask(block, { blockId: row.id, locale: null }) : [];
  });
}

/** @returns whether running text says nothing; an inserted fact or amount says something */
export const isBlank = (inlines: readonly Inline[]): boolean => typedText(inlines).trim() === '';

/** @returns whether rich text says nothing, however many empty paragraphs it has */
export function isBlankText(nodes: readonly RichNode[]): boolean {
  return blockRuns({ block: 'text', content: [...nodes] }).every(({ inlines }) => isBlank(inlines));
}

const longest = 60;

/** @returns a text short enough to be quoted in a sentence */
export function quoted(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= longest ? flat : `${flat.slice(0, longest - 1).trimEnd()}…`;
}
