import type { Block } from '../../blocks.js';
import { keyOf } from '../../rules/question-key.js';
import { inlinesOf } from '../../lesson-text.js';
import type { DraftBlock } from '../draft.js';
import { headTranslationOf, translationOf } from '../translation.js';
import {
  finding,
  isBlankText,
  type DraftRule,
  type DraftView,
  type Finding,
  type Said,
} from './view.js';

const missingSaid: Record<'bg' | 'en', Said> = {
  bg: {
    message: { bg: 'Липсва на български.', en: 'The Bulgarian is missing.' },
    remedy: {
      bg: 'Напишете го и на български.',
      en: 'Write it in Bulgarian as well.',
    },
  },
  en: {
    message: { bg: 'Липсва на английски.', en: 'The English is missing.' },
    remedy: {
      bg: 'Преведете го или махнете английския от езиците на модула.',
      en: 'Translate it, or take English out of the languages of the module.',
    },
  },
};
const changed: Said = {
  message: {
    bg: 'Българският текст е променен след превода.',
    en: 'The Bulgarian was changed after it was translated.',
  },
  remedy: {
    bg: 'Поправете английския и отбележете превода като верен.',
    en: 'Bring the English up to date, and mark the translation as right.',
  },
};

/** A text with no words is no translation, and needs none. */
const isHollow = (block: Block | null): boolean =>
  block === null || (block.block === 'text' && isBlankText(block.content));

function translationIn(row: DraftBlock): Finding[] {
  const [bg, en] = [isHollow(row.bg), isHollow(row.en)];
  const blockId = row.id;
  if (bg && en) return [];
  if (bg || en) {
    const locale = bg ? 'bg' : 'en';
    return [finding('translation-missing', 'blocks', { blockId, locale }, missingSaid[locale])];
  }
  if (translationOf(row) !== 'changed') return [];
  return [finding('translation-changed', 'advice', { blockId, locale: 'en' }, changed)];
}

const isBilingual = ({ languages }: DraftView): boolean => languages.length > 1;

/** What stands in one language stands in the other, as it stands now. */
export const everythingIsTranslated: DraftRule = (view) => {
  if (!isBilingual(view)) return [];
  const head = { blockId: null, locale: 'en' as const };
  return [
    ...(headTranslationOf(view.lesson) === 'changed'
      ? [finding('translation-changed', 'advice', head, changed)]
      : []),
    ...view.lesson.blocks.flatMap(translationIn),
  ];
};

/** The note is there in both languages or in none. */
export const noteInBoth: DraftRule = (view) => {
  const { bg, en } = view.lesson;
  if (!isBilingual(view) || (bg.note.trim() === '') === (en.note.trim() === '')) return [];
  const locale = bg.note.trim() === '' ? 'bg' : 'en';
  const message = {
    bg: 'Бележката за съдържанието е само на един език.',
    en: 'The content note stands in one language only.',
  };
  return [
    finding(
      'note-missing',
      'blocks',
      { blockId: null, locale },
      { message, remedy: missingSaid[locale].remedy },
    ),
  ];
};

const otherKind: Said = {
  message: {
    bg: 'На двата езика стоят различни неща.',
    en: 'The two languages hold different things.',
  },
  remedy: {
    bg: 'Направете блока наново на единия език.',
    en: 'Make the block anew in one of the languages.',
  },
};
const otherAnswers: Said = {
  message: {
    bg: 'Верните отговори на двата езика се различават.',
    en: 'The right answers differ between the languages.',
  },
  remedy: {
    bg: 'Отбележете едни и същи отговори в същия ред.',
    en: 'Have the same answers in the same order, and the same ones right.',
  },
};

/** While it is written, what a number counts is a word of its language: „дни“ and "days". */
function unnamed(block: Block): Block {
  if (block.block !== 'question' || block.type !== 'number') return block;
  const { unit: _, ...rest } = block;
  return rest;
}

const fileOf = (block: Block): string => ('media' in block ? block.media : '');

function differences({ id, bg, en }: DraftBlock): Finding[] {
  if (!bg || !en) return [];
  const place = { blockId: id, locale: null };
  if (bg.block !== en.block) return [finding('languages-other-kind', 'blocks', place, otherKind)];
  if (keyOf(unnamed(bg)) !== keyOf(unnamed(en))) {
    return [finding('languages-other-answers', 'blocks', place, otherAnswers)];
  }
  if (fileOf(bg) !== fileOf(en))
    return [finding('languages-other-file', 'advice', place, otherKind)];
  return figuresDiffer(bg, en)
    ? [finding('languages-other-figures', 'advice', place, otherFigures)]
    : [];
}

const otherFigures: Said = {
  message: {
    bg: 'Сумите или фактите на двата езика не са същите.',
    en: 'The amounts or facts are not the same in both languages.',
  },
  remedy: {
    bg: 'Вмъкнете същите суми и факти и на другия език.',
    en: 'Insert the same amounts and facts in the other language.',
  },
};

function figuresDiffer(one: Block, other: Block): boolean {
  const figures = (block: Block): string =>
    [
      ...new Set(
        inlinesOf([block]).flatMap((inline) =>
          inline.type === 'fact' ? [inline.id] : inline.type === 'sum' ? [`${inline.amount}`] : [],
        ),
      ),
    ]
      .sort()
      .join(' ');
  return figures(one) !== figures(other);
}

/** What is not language is the same in both: the kind, the file, the right answers, the figures. */
export const languagesAgree: DraftRule = (view) =>
  isBilingual(view) ? view.lesson.blocks.flatMap(differences) : [];

const nothing: Said = {
  message: { bg: 'В урока няма нищо.', en: 'There is nothing in the lesson.' },
  remedy: { bg: 'Напишете първия текст.', en: 'Write the first text.' },
};

/** A lesson has something in it. */
export const somethingIsWritten: DraftRule = ({ sides }) =>
  sides.some(({ rows }) => rows.length > 0)
    ? []
    : [finding('empty-lesson', 'blocks', { blockId: null, locale: null }, nothing)];
