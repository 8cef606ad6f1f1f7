import type { Bilingual, Locale } from '@pateka/domain';
import { findAvoided, type WordPlace } from '../../rules/avoided-words.js';
import type { CourseDraft } from './course-draft.js';
import { problem, type CourseProblem } from './course-problem.js';

const languageNames: Record<Locale, Bilingual> = {
  bg: { bg: 'на български', en: 'in Bulgarian' },
  en: { bg: 'на английски', en: 'in English' },
};

/** A text that has to be there in each language of the course. */
function missingTexts(
  field: CourseProblem['field'],
  name: Bilingual,
  texts: Record<Locale, string | readonly string[]>,
  languages: readonly Locale[],
): CourseProblem[] {
  return languages
    .filter((locale) => [texts[locale]].flat().join('').trim() === '')
    .map((locale) => {
      const where = languageNames[locale];
      return problem(
        { code: `no-${field}`, field },
        { bg: `${name.bg} ${where.bg} липсва.`, en: `${name.en} ${where.en} is missing.` },
        {
          bg: 'Напишете го, с прости и спокойни думи.',
          en: 'Write it in plain, calm words.',
        },
      );
    });
}

/** A word that others must not read over a shoulder, or that nobody should have to read. */
function avoidedIn(
  field: CourseProblem['field'],
  texts: Record<Locale, string | readonly string[]>,
  place: WordPlace,
): CourseProblem[] {
  return (['bg', 'en'] as const).flatMap((locale) =>
    [texts[locale]].flat().flatMap((text) => {
      const avoided = findAvoided(text, locale, place);
      if (!avoided) return [];
      return problem(
        { code: 'word-to-avoid', field },
        {
          bg: `Думата „${avoided.found}“ не бива да стои тук.`,
          en: `The word “${avoided.found}” should not stand here.`,
        },
        {
          bg: 'Изберете неутрална дума: екранът и сертификатът може да бъдат видени от други.',
          en: 'Choose a neutral word: others may see the screen or the certificate.',
        },
      );
    }),
  );
}

/**
 * Looks the texts of a course through: all there in each language, and nothing telling in them.
 * @param draft the course
 * @param languages in which it can be read as a whole
 */
export function textProblems(draft: CourseDraft, languages: readonly Locale[]): CourseProblem[] {
  const { title, summary, outcomes, certificateTitle } = draft;
  const certificate = certificateTitle
    ? [
        ...missingTexts(
          'certificate',
          { bg: 'Заглавието на сертификата', en: 'The title of the certificate' },
          certificateTitle,
          languages,
        ),
        ...avoidedIn('certificate', certificateTitle, 'title'),
      ]
    : [];
  return [
    ...missingTexts('title', { bg: 'Заглавието', en: 'The title' }, title, languages),
    ...missingTexts('summary', { bg: 'Описанието', en: 'The summary' }, summary, languages),
    ...missingTexts(
      'outcomes',
      { bg: 'Поне един резултат', en: 'At least one outcome' },
      outcomes,
      languages,
    ),
    ...avoidedIn('title', title, 'title'),
    ...avoidedIn('summary', summary, 'prose'),
    ...avoidedIn('outcomes', outcomes, 'title'),
    ...certificate,
  ];
}
