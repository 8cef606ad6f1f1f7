import type { Bilingual } from '@pateka/domain';
import { finding, quoted, type DraftRule, type Finding, type Said, type Side } from './view.js';

const missing = {
  title: {
    message: { bg: 'Урокът няма заглавие.', en: 'The lesson has no title.' },
    remedy: {
      bg: 'Напишете кратко, неутрално заглавие.',
      en: 'Write a short, neutral title.',
    },
  },
  purpose: {
    message: {
      bg: 'Не е казано за какво е урокът.',
      en: 'The lesson does not say what it is for.',
    },
    remedy: {
      bg: 'Напишете с едно изречение какво ще може участничката след урока.',
      en: 'Write in one sentence what the learner will be able to do after it.',
    },
  },
  outcomes: {
    message: { bg: 'Няма резултати от ученето.', en: 'There are no learning outcomes.' },
    remedy: {
      bg: 'Напишете поне един, например: „Правя списък за пазар“.',
      en: 'Write at least one, for example: “I can make a shopping list”.',
    },
  },
} satisfies Record<string, Said>;

function missingIn({ locale, head }: Side): Finding[] {
  const place = { blockId: null, locale };
  const outcomes = head.outcomes.filter((outcome) => outcome.trim() !== '');
  return [
    ...(head.title.trim() === '' ? [finding('no-title', 'blocks', place, missing.title)] : []),
    ...(head.purpose.trim() === ''
      ? [finding('no-purpose', 'blocks', place, missing.purpose)]
      : []),
    ...(outcomes.length === 0 ? [finding('no-outcomes', 'blocks', place, missing.outcomes)] : []),
    ...(outcomes.length > 0 && outcomes.length < head.outcomes.length
      ? [finding('empty-outcome', 'blocks', place, emptyOutcome)]
      : []),
  ];
}

const emptyOutcome: Said = {
  message: { bg: 'Един от резултатите е празен ред.', en: 'One of the outcomes is an empty line.' },
  remedy: { bg: 'Напишете го или махнете реда.', en: 'Write it, or remove the line.' },
};

/** A lesson says what it is called, what it is for and what one can do afterwards. */
export const headIsWritten: DraftRule = ({ sides }) => sides.flatMap(missingIn);

/** A lesson that may be skipped says beforehand what it will speak of (safety 41). */
export const skippableHasNote: DraftRule = ({ lesson, sides }) =>
  sides
    .filter(({ head }) => lesson.skippable && head.note.trim() === '')
    .map(({ locale }) =>
      finding(
        'skippable-without-note',
        'blocks',
        { blockId: null, locale },
        {
          message: {
            bg: 'Урокът може да се пропусне, но не казва отнапред за какво говори.',
            en: 'The lesson may be skipped, but does not say beforehand what it speaks of.',
          },
          remedy: {
            bg: 'Напишете бележка от един спокоен ред за съдържанието.',
            en: 'Write a content note: one calm line.',
          },
        },
      ),
    );

const nowhere: Bilingual = {
  bg: 'Изберете от списъка на компетентностите.',
  en: 'Choose from the list of competences.',
};

/** Every competence that a lesson claims exists; at least one is claimed. */
export const competencesExist: DraftRule = ({ lesson, catalogue }) => {
  const place = { blockId: null, locale: null };
  if (lesson.competences.length === 0) {
    const message = {
      bg: 'Не е избрана компетентност.',
      en: 'No competence is chosen.',
    };
    return [finding('no-competences', 'advice', place, { message, remedy: nowhere })];
  }
  return lesson.competences
    .filter((id) => !catalogue.competences.has(id))
    .map((id) =>
      finding('unknown-competence', 'blocks', place, {
        message: {
          bg: `Няма компетентност „${quoted(id)}“.`,
          en: `There is no competence “${quoted(id)}”.`,
        },
        remedy: nowhere,
      }),
    );
};
