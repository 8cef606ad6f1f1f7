import { type Locale, locales } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';

const states: Record<string, () => string> = {
  draft: m.studio_state_draft,
  'in-review': m.studio_state_in_review,
  published: m.studio_state_published,
  'published-with-newer-draft': m.studio_state_newer,
  archived: m.studio_state_archived,
};

/** @returns what a module's state is called in the reader's language */
export const stateName = (state: string): string => states[state]?.() ?? state;

const languages: Record<Locale, () => string> = {
  bg: m.studio_language_bg,
  en: m.studio_language_en,
};

/** @returns what a language is called in the reader's language */
export const languageName = (locale: Locale): string => languages[locale]();

/** A module's languages as the API names them. */
interface Languages {
  languages: readonly string[];
  completeIn: readonly string[];
}

/**
 * In what a module is written, and how far.
 * @returns such as „български; английски: непълен“
 */
export function languagesText({ languages: chosen, completeIn }: Languages): string {
  return locales
    .filter((locale) => chosen.includes(locale))
    .map((locale) =>
      completeIn.includes(locale)
        ? languageName(locale)
        : m.studio_language_unfinished({ language: languageName(locale) }),
    )
    .join(', ');
}

const translations: Record<string, () => string> = {
  empty: m.studio_translation_empty,
  missing: m.studio_translation_missing,
  changed: m.studio_translation_changed,
  current: m.studio_translation_current,
};

/** @returns how a lesson's translation stands, in the reader's language */
export const translationName = (state: string): string => translations[state]?.() ?? state;
