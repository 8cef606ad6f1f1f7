import type { QuestionType } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';

/** What makes a row of its own. */
export type BlockKind =
  | 'text'
  | 'story'
  | 'tip'
  | 'remember'
  | 'safety'
  | `question-${QuestionType}`
  | 'reflection'
  | 'worksheet'
  | 'image'
  | 'audio'
  | 'video'
  | 'download';

/** What stands inside a text. */
export type TextKind = 'heading-2' | 'heading-3' | 'bullets' | 'numbers' | 'table' | 'fact' | 'sum';

/** Something to insert. */
export interface InsertChoice {
  kind: BlockKind | TextKind;
  group: 'text' | 'box' | 'question' | 'more';
  label: string;
  /** What it is for, in a few words. */
  hint: string;
  /** What finds it: its names and other words for it, in both languages, in small letters. */
  words: string;
}

type Message = (inputs?: Record<string, never>, options?: { locale?: 'bg' | 'en' }) => string;

const all: [InsertChoice['kind'], InsertChoice['group'], Message, Message, string][] = [
  ['text', 'text', m.editor_kind_text, m.editor_kind_text_hint, 'абзац paragraph'],
  ['heading-2', 'text', m.editor_kind_heading_2, m.editor_kind_heading_2_hint, 'h2 раздел title'],
  ['heading-3', 'text', m.editor_kind_heading_3, m.editor_kind_heading_3_hint, 'h3'],
  ['bullets', 'text', m.editor_kind_bullets, m.editor_kind_bullets_hint, 'точки list ul'],
  ['numbers', 'text', m.editor_kind_numbers, m.editor_kind_numbers_hint, 'стъпки steps list ol'],
  ['table', 'text', m.editor_kind_table, m.editor_kind_table_hint, ''],
  ['fact', 'text', m.editor_kind_fact, m.editor_kind_fact_hint, 'закон телефон law phone figure'],
  ['sum', 'text', m.editor_kind_sum, m.editor_kind_sum_hint, 'евро пари euro money amount'],
  ['tip', 'box', m.editor_kind_tip, m.editor_kind_tip_hint, 'каре box tip callout'],
  ['remember', 'box', m.editor_kind_remember, m.editor_kind_remember_hint, 'каре box callout'],
  ['safety', 'box', m.editor_kind_safety, m.editor_kind_safety_hint, 'каре сигурност box callout'],
  ['story', 'box', m.editor_kind_story, m.editor_kind_story_hint, 'история story'],
  [
    'question-single',
    'question',
    m.editor_kind_single,
    m.editor_kind_single_hint,
    'въпрос question',
  ],
  [
    'question-multiple',
    'question',
    m.editor_kind_multiple,
    m.editor_kind_multiple_hint,
    'въпрос question',
  ],
  [
    'question-true-false',
    'question',
    m.editor_kind_true_false,
    m.editor_kind_true_false_hint,
    'въпрос question да не yes no',
  ],
  [
    'question-number',
    'question',
    m.editor_kind_number,
    m.editor_kind_number_hint,
    'въпрос question',
  ],
  ['question-order', 'question', m.editor_kind_order, m.editor_kind_order_hint, 'въпрос question'],
  ['question-match', 'question', m.editor_kind_match, m.editor_kind_match_hint, 'въпрос question'],
  ['question-gap', 'question', m.editor_kind_gap, m.editor_kind_gap_hint, 'въпрос question'],
  ['question-text', 'question', m.editor_kind_short, m.editor_kind_short_hint, 'въпрос question'],
  [
    'question-scenario',
    'question',
    m.editor_kind_scenario,
    m.editor_kind_scenario_hint,
    'въпрос ситуация сценарий question scenario',
  ],
  [
    'reflection',
    'question',
    m.editor_kind_reflection,
    m.editor_kind_reflection_hint,
    'мисъл think',
  ],
  ['worksheet', 'more', m.editor_kind_worksheet, m.editor_kind_worksheet_hint, 'инструмент tool'],
  ['image', 'more', m.editor_kind_image, m.editor_kind_image_hint, 'картинка снимка photo image'],
  ['audio', 'more', m.editor_kind_audio, m.editor_kind_audio_hint, 'звук аудио глас audio sound'],
  ['video', 'more', m.editor_kind_video, m.editor_kind_video_hint, 'филм film'],
  [
    'download',
    'more',
    m.editor_kind_download,
    m.editor_kind_download_hint,
    'документ pdf document',
  ],
];

/** @returns everything to insert, in the order of the menu; with `onlyRows` what makes a row of its own */
export function insertChoices(onlyRows: boolean): InsertChoice[] {
  return all
    .filter(([kind]) => !onlyRows || isBlockKind(kind))
    .map(([kind, group, label, hint, words]) => ({
      kind,
      group,
      label: label(),
      hint: hint(),
      words: [label({}, { locale: 'bg' }), label({}, { locale: 'en' }), words]
        .join(' ')
        .toLowerCase(),
    }));
}

const inText: readonly string[] = [
  'heading-2',
  'heading-3',
  'bullets',
  'numbers',
  'table',
  'fact',
  'sum',
];

/** Whether something makes a row of its own. */
export function isBlockKind(kind: BlockKind | TextKind): kind is BlockKind {
  return !inText.includes(kind);
}

/**
 * Finds what somebody is looking for.
 * @param query the beginning of any of its words, in either language
 */
export function findChoices(choices: readonly InsertChoice[], query: string): InsertChoice[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [...choices];
  return choices.filter(({ words }) => ` ${words}`.includes(` ${wanted}`));
}
