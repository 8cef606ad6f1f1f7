const scripts: readonly { letters: RegExp; lang: string }[] = [
  { letters: /\p{Script=Cyrillic}/u, lang: 'bg' },
  { letters: /\p{Script=Greek}/u, lang: 'el' },
  { letters: /\p{Script=Arabic}/u, lang: 'ar' },
  { letters: /\p{Script=Hebrew}/u, lang: 'he' },
  { letters: /\p{Script=Georgian}/u, lang: 'ka' },
  { letters: /\p{Script=Hiragana}|\p{Script=Katakana}/u, lang: 'ja' },
  { letters: /\p{Script=Han}/u, lang: 'zh' },
];

/**
 * The language (BCP 47) that a name's script makes sure of, or null: Latin letters say nothing. A screen reader is told
 * it, and the typesetter takes from it the direction in which the name's line runs.
 * @param name as it is set
 */
export const nameLanguage = (name: string): string | null => {
  const first = /\p{L}/u.exec(name)?.[0] ?? '';
  const lang = scripts.find(({ letters }) => letters.test(first))?.lang ?? null;
  // kana among Han make a name Japanese, wherever they stand
  return lang === 'zh' && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name) ? 'ja' : lang;
};
