import type { Bilingual, Locale } from '@pateka/domain';

/*
 * The words of safety 13, 42 and 45: for the packages that are read from files and for the drafts that are
 * written in the studio. Nothing here knows of Node.
 */

/** A word to avoid and what to write instead. */
interface Avoided {
  pattern: RegExp;
  remedy: Bilingual;
}

/** A word that was found, as it was written, and what to do about it. */
export interface FoundWord {
  found: string;
  remedy: Bilingual;
}

/** Titles are read by others, over a shoulder or on a certificate: they are held to more. */
export type WordPlace = 'title' | 'prose';

const start = '(?<!\\p{L})';
const end = '(?!\\p{L})';

function word(stem: string, remedy: Bilingual): Avoided {
  return { pattern: new RegExp(`${start}${stem}`, 'iu'), remedy };
}

const noScolding: Bilingual = {
  bg: 'Обяснете спокойно: какво да погледне и защо.',
  en: 'Explain kindly: what to look at, and why.',
};
const neutral: Bilingual = {
  bg: 'Напишете неутрално заглавие: екрана или сертификата може да види и друг.',
  en: 'Use a neutral title: others may see the screen or the certificate.',
};

/** Words that no text may use (safety 42 and 45). A failure may be named in order to deny it: „а не провал“. */
const inProse: Readonly<Record<Locale, readonly Avoided[]>> = {
  bg: [
    word('жертв\\p{L}*', {
      bg: 'Напишете „преживели насилие“ или наречете човека по име.',
      en: 'Write „преживели насилие“, or name the person.',
    }),
    word('(?<!(?<!\\p{L})не(?: е| са)? )провал\\p{L}*', {
      bg: 'Кажете какво се е случило; „провал“ може само да се отрече, както в „а не провал“.',
      en: 'Say what happened; „провал“ may only be denied, as in „а не провал“.',
    }),
    word('(?:тежък|тежкия|тежкият|труден|трудния|трудният) случа\\p{L}*', {
      bg: 'Човекът не е случай: кажете за кого става дума.',
      en: 'A person is not a case.',
    }),
    word('(?:грешно|неправилно)\\s*!', noScolding),
  ],
  en: [
    word('victim\\p{L}*', {
      bg: 'Напишете “survivor” или “a person who …”.',
      en: 'Write "survivor" or "a person who …".',
    }),
    word('wrong\\s*!', noScolding),
  ],
};

/** Words that no title may use (safety 13 and 45): titles are read over a shoulder. */
const inTitles: Readonly<Record<Locale, readonly Avoided[]>> = {
  bg: [
    word(
      '(?:насил|приют|убежищ|кризис|криз[аи]|преживел|преживял|оцелел|пострадал|принуд|заплах)\\p{L}*',
      neutral,
    ),
    word('център\\s+[„"]?динамика', neutral),
    word(`тест(?:а|ът|ове|овете)?${end}`, {
      bg: 'Напишете „Проверете наученото“.',
      en: 'Write „Проверете наученото“.',
    }),
  ],
  en: [
    word('(?:violen|abus|shelter|refuge|crisis|crises|surviv|coerc|threat)\\p{L}*', neutral),
    word(`tests?${end}`, {
      bg: 'Напишете “Check what you have learned”.',
      en: 'Write "Check what you have learned".',
    }),
  ],
};

/**
 * Finds the first word to avoid.
 * @param text any text for learners
 * @param locale its language
 * @param place a title is read by others and is held to more
 * @returns the word as written and the remedy, or nothing
 */
export function findAvoided(text: string, locale: Locale, place: WordPlace): FoundWord | undefined {
  const lists = [inProse[locale], ...(place === 'title' ? [inTitles[locale]] : [])];
  for (const { pattern, remedy } of lists.flat()) {
    const match = pattern.exec(text);
    if (match) return { found: match[0], remedy };
  }
  return undefined;
}

const quotedBg = /„[^“”"]*[“”"]/gu;
const quotedEn = /[“"][^“”"]*[”"]/gu;

/**
 * Takes quotations out of a text: who is quoted, a person or a law, may speak as they do.
 * @param text a text
 * @param locale its language, for the quotation marks
 * @returns the text with „…“ in the place of each quotation
 */
export function withoutQuotations(text: string, locale: Locale): string {
  return text.replace(locale === 'bg' ? quotedBg : quotedEn, '„…“');
}

const impolite: readonly Avoided[] = [
  word(`(?:ти|теб|тебе|твой|твоя|твоят|твое|твоето|твои|твоите|недей)${end}`, {
    bg: 'Обърнете се към нея с „Вие“; в цитат всеки може да говори, както говори.',
    en: 'Speak to her with „Вие“; inside a quotation anybody may be spoken to as they are.',
  }),
  {
    pattern: new RegExp(`${start}(?:вие|ви|вас|ваш\\p{L}{0,3})${end}`, 'u'),
    remedy: {
      bg: 'Учтивите „Вие“, „Ви“, „Вас“, „Ваш“ се пишат с главна буква.',
      en: 'Write the polite „Вие“, „Ви“, „Вас“, „Ваш“ with a capital.',
    },
  },
];

/**
 * Finds where a Bulgarian text does not speak to the learner as „Вие“ (safety 45). Quotations are let be.
 * @param text a text in Bulgarian
 * @returns each kind of slip once, as written, with its remedy
 */
export function findImpolite(text: string): FoundWord[] {
  const spoken = withoutQuotations(text, 'bg');
  return impolite.flatMap(({ pattern, remedy }) => {
    const match = pattern.exec(spoken);
    return match ? [{ found: match[0], remedy }] : [];
  });
}
