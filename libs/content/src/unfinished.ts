import { assertNever, foldAnswer, type Bilingual } from '@pateka/domain';
import type { Block, Inline, QuestionBlock, RichNode } from './blocks.js';
import type { KnownMedia, MediaBlock, MediaLookup } from './compile-media.js';
import { blockRuns, typedText } from './lesson-text.js';

const missing = {
  right: { bg: 'не е казано кое е вярното', en: 'nobody has said yet what is right' },
  few: { bg: 'трябват поне два отговора', en: 'it needs at least two answers' },
  empty: { bg: 'има отговор без думи', en: 'one of its answers has no words' },
  pairs: {
    bg: 'трябват поне две двойки с думи от двете страни',
    en: 'it needs at least two pairs with words on both sides',
  },
  gaps: {
    bg: 'за всяко празно място трябва поне един отговор, който се приема',
    en: 'each gap needs at least one accepted answer',
  },
  accepted: { bg: 'няма отговор, който се приема', en: 'it has no accepted answer' },
  steps: {
    bg: 'от всяка стъпка трябва избор, който води към друга стъпка или към края',
    en: 'each step needs choices that lead to another step or to the end',
  },
  file: { bg: 'файлът липсва', en: 'the file is missing' },
  captions: { bg: 'липсват субтитри', en: 'captions are missing' },
  transcript: { bg: 'липсва текстът на казаното', en: 'the text of what is said is missing' },
} satisfies Record<string, Bilingual>;

const isEmpty = (inlines: readonly Inline[]): boolean => typedText(inlines).trim() === '';

const isSilent = (nodes: readonly RichNode[]): boolean =>
  blockRuns({ block: 'text', content: [...nodes] }).every(({ inlines }) => isEmpty(inlines));

const nothingAccepted = (accepted: readonly string[]): boolean =>
  accepted.every((each) => foldAnswer(each) === '');

type Of<Type extends QuestionBlock['type']> = Extract<QuestionBlock, { type: Type }>;

function choiceLacks({ options }: Of<'single' | 'multiple'>): Bilingual | null {
  if (options.length < 2) return missing.few;
  if (options.some(({ answer }) => isEmpty(answer))) return missing.empty;
  return options.some(({ right }) => right) ? null : missing.right;
}

function orderLacks({ items }: Of<'order'>): Bilingual | null {
  if (items.length < 2) return missing.few;
  return items.some(isEmpty) ? missing.empty : null;
}

function matchLacks({ pairs, others }: Of<'match'>): Bilingual | null {
  const halves = pairs.some(({ left, right }) => isEmpty(left) || isEmpty(right));
  if (pairs.length < 2 || halves) return missing.pairs;
  return others.some(isEmpty) ? missing.empty : null;
}

function gapLacks({ pieces }: Of<'gap'>): Bilingual | null {
  const gaps = pieces.flatMap((piece) => (piece.piece === 'gap' ? [piece.accepted] : []));
  return gaps.length === 0 || gaps.some(nothingAccepted) ? missing.gaps : null;
}

function scenarioLacks({ steps }: Of<'scenario'>): Bilingual | null {
  const known = new Set<string | null>([null, ...steps.map(({ id }) => id)]);
  const choices = steps.flatMap((step) => step.choices);
  const leadsOn = steps.every((step) => step.choices.length > 0);
  if (steps.length === 0 || !leadsOn || choices.some(({ next }) => !known.has(next))) {
    return missing.steps;
  }
  if (choices.some(({ answer }) => isEmpty(answer))) return missing.empty;
  return choices.some(({ right }) => right) ? null : missing.right;
}

function questionLacks(block: QuestionBlock): Bilingual | null {
  switch (block.type) {
    case 'single':
    case 'multiple':
      return choiceLacks(block);
    case 'true-false':
      return block.isTrue === null ? missing.right : null;
    case 'number':
      return block.value === null ? missing.right : null;
    case 'order':
      return orderLacks(block);
    case 'match':
      return matchLacks(block);
    case 'gap':
      return gapLacks(block);
    case 'text':
      return nothingAccepted(block.accepted) ? missing.accepted : null;
    case 'scenario':
      return scenarioLacks(block);
    default:
      return assertNever(block);
  }
}

const kindOfFile: Record<MediaBlock['block'], KnownMedia['kind']> = {
  image: 'image',
  audio: 'audio',
  video: 'video',
  download: 'document',
};

/** Who cannot hear a video or a recording gets it in writing, or nobody gets it. */
function mediaLacks(block: MediaBlock, mediaOf: MediaLookup): Bilingual | null {
  if (mediaOf(block.media)?.kind !== kindOfFile[block.block]) return missing.file;
  if (block.block === 'video' && mediaOf(block.captions)?.kind !== 'captions') {
    return missing.captions;
  }
  return block.block === 'audio' && isSilent(block.transcript) ? missing.transcript : null;
}

const mediaNames: Record<MediaBlock['block'], Bilingual> = {
  image: { bg: 'Картина', en: 'Picture' },
  audio: { bg: 'Запис', en: 'Recording' },
  video: { bg: 'Видео', en: 'Video' },
  download: { bg: 'Файл за изтегляне', en: 'File to download' },
};

function named(name: Bilingual, title: string, lack: Bilingual): Bilingual {
  const bg = title ? `${name.bg} „${title}“` : name.bg;
  const en = title ? `${name.en} “${title}”` : name.en;
  return { bg: `${bg}: ${lack.bg}.`, en: `${en}: ${lack.en}.` };
}

/**
 * Can a question be asked as it stands? One that cannot is left out of the page, so nobody has to answer it.
 * @param block a question, finished or not
 */
export const isAnswerable = (block: QuestionBlock): boolean => questionLacks(block) === null;

/**
 * Says why a block cannot be shown to a learner yet. Only what a page cannot do without counts here; what
 * would make it better, the checks say.
 * @param block any block of a lesson
 * @param number which question of the lesson it is, from 1; not read for other blocks
 * @param mediaOf what is known of files
 * @returns one sentence that names the block, or null when it can be shown
 */
export function whyUnfinished(
  block: Block,
  number: number,
  mediaOf: MediaLookup,
): Bilingual | null {
  switch (block.block) {
    case 'question': {
      const lack = questionLacks(block);
      return lack && named({ bg: `Въпрос ${number}`, en: `Question ${number}` }, '', lack);
    }
    case 'image':
    case 'audio':
    case 'video':
    case 'download': {
      const lack = mediaLacks(block, mediaOf);
      const title = block.block === 'image' ? block.alt : block.title;
      return lack && named(mediaNames[block.block], title, lack);
    }
    default:
      return null;
  }
}
