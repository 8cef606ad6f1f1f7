import type { Block } from '@pateka/content/draft';
import { m } from '#lib/paraglide/messages.js';

const parts: Record<string, () => string> = {
  title: m.studio_part_title,
  summary: m.studio_part_summary,
  purpose: m.studio_part_purpose,
  outcome: m.studio_part_outcome,
  note: m.studio_part_note,
  skippable: m.studio_part_skippable,
  exercise: m.studio_part_exercise,
  competences: m.studio_part_competences,
  'heading-2': m.studio_part_heading,
  'heading-3': m.studio_part_heading,
  item: m.studio_part_item,
  'item-numbered': m.studio_part_item,
  row: m.studio_part_row,
  prompt: m.studio_part_prompt,
  'answer-right': m.studio_part_answer_right,
  'answer-other': m.studio_part_answer_other,
  explanation: m.studio_part_explanation,
  value: m.studio_part_value,
  tolerance: m.studio_part_tolerance,
  unit: m.studio_part_unit,
  'in-order': m.studio_part_in_order,
  'is-true': m.studio_part_is_true,
  'is-false': m.studio_part_is_false,
  'if-true': m.studio_part_if_true,
  'if-false': m.studio_part_if_false,
  pair: m.studio_part_pair,
  'pair-other': m.studio_part_pair_other,
  'gap-text': m.studio_part_gap_text,
  gap: m.studio_part_gap,
  accepted: m.studio_part_accepted,
  step: m.studio_part_step,
  situation: m.studio_part_situation,
  'leads-to': m.studio_part_leads_to,
  'leads-to-end': m.studio_part_leads_to_end,
  'callout-safety': m.studio_callout_safety,
  'callout-tip': m.studio_callout_tip,
  'callout-remember': m.studio_callout_remember,
  tool: m.studio_part_tool,
  file: m.studio_part_file,
  decorative: m.studio_part_decorative,
  alt: m.studio_part_alt,
  caption: m.studio_part_caption,
  'picture-words-unasked': m.studio_part_words_unasked,
  'picture-words-none': m.studio_part_words_none,
  'picture-words-readable': m.studio_part_words_readable,
  'media-title': m.studio_part_media_title,
  transcript: m.studio_part_transcript,
  captions: m.studio_part_captions,
  'question-single': m.studio_question_single,
  'question-multiple': m.studio_question_multiple,
  'question-number': m.studio_question_number,
  'question-order': m.studio_question_order,
  'question-true-false': m.studio_question_true_false,
  'question-match': m.studio_question_match,
  'question-gap': m.studio_question_gap,
  'question-text': m.studio_question_text,
  'question-scenario': m.studio_question_scenario,
};

/**
 * What a line of a difference is called.
 * @param part as the comparison names it
 * @returns the word in the reader's language; empty for a plain paragraph, which needs no name
 */
export const partName = (part: string): string => parts[part]?.() ?? '';

const kinds: Record<Block['block'], () => string> = {
  text: m.studio_kind_text,
  story: m.studio_kind_story,
  callout: m.studio_kind_callout,
  question: m.studio_kind_question,
  worksheet: m.studio_kind_worksheet,
  reflection: m.studio_kind_reflection,
  image: m.studio_kind_image,
  audio: m.studio_kind_audio,
  video: m.studio_kind_video,
  download: m.studio_kind_download,
};

/** @returns what a kind of block is called in the reader's language */
export const kindName = (kind: Block['block']): string => kinds[kind]();

/**
 * How something stands to what it was.
 * @returns the word for it; empty for what stayed as it was
 */
export function changeName({ change, moved }: { change: string; moved: boolean }): string {
  if (change === 'added') return m.studio_change_added();
  if (change === 'removed') return m.studio_change_removed();
  if (change === 'changed') return m.studio_change_changed();
  return moved ? m.studio_change_moved() : '';
}
