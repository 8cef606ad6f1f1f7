import { isTextRow, kindOf, type DraftBlock } from '@pateka/content/draft';
import type { Locale } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';

/** The id in the page of a row, and of its text in a language. */
export const rowId = (id: string): string => `row-${id}`;
export const textId = (id: string, locale: Locale): string => `row-${id}-${locale}`;

const questions: Record<string, () => string> = {
  single: m.editor_kind_single,
  multiple: m.editor_kind_multiple,
  'true-false': m.editor_kind_true_false,
  number: m.editor_kind_number,
  order: m.editor_kind_order,
  match: m.editor_kind_match,
  gap: m.editor_kind_gap,
  text: m.editor_kind_short,
  scenario: m.editor_kind_scenario,
};
const blocks: Record<string, () => string> = {
  text: m.editor_kind_text,
  story: m.editor_kind_story,
  tip: m.editor_kind_tip,
  remember: m.editor_kind_remember,
  safety: m.editor_kind_safety,
  reflection: m.editor_kind_reflection,
  worksheet: m.editor_kind_worksheet,
  image: m.editor_kind_image,
  audio: m.editor_kind_audio,
  video: m.editor_kind_video,
  download: m.editor_kind_download,
};

/** @returns what a row is called in the language of the studio */
export function rowName(row: DraftBlock): string {
  const block = row.bg ?? row.en;
  if (!block) return m.editor_kind_text();
  if (block.block === 'question') return (questions[block.type] ?? m.editor_kind_single)();
  const name = block.block === 'callout' ? block.kind : block.block;
  return (blocks[name] ?? m.editor_kind_text)();
}

/** Whether a row is written in as text; a row that is empty in both languages is. */
export const isWritten = (row: DraftBlock): boolean => kindOf(row) === null || isTextRow(row);

const languages: Record<Locale, () => string> = { bg: m.editor_in_bg, en: m.editor_in_en };
/** @returns „Български“ or „Английски“, in the language of the studio */
export const languageLabel = (locale: Locale): string => languages[locale]();
