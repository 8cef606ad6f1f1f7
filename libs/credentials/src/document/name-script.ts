/** How a name is read: what a screen reader is told, and in which direction its line runs. */
export interface NameScript {
  /** A language (BCP 47) that the script makes sure of, or null: Latin letters say nothing. */
  lang: string | null;
  /** Whether its first letter belongs to a script that runs from right to left. */
  isRightToLeft: boolean;
}

const scripts: readonly { letters: RegExp; lang: string }[] = [
  { letters: /\p{Script=Cyrillic}/u, lang: 'bg' },
  { letters: /\p{Script=Greek}/u, lang: 'el' },
  { letters: /\p{Script=Arabic}/u, lang: 'ar' },
  { letters: /\p{Script=Hebrew}/u, lang: 'he' },
  { letters: /\p{Script=Georgian}/u, lang: 'ka' },
  { letters: /\p{Script=Hiragana}|\p{Script=Katakana}/u, lang: 'ja' },
  { letters: /\p{Script=Han}/u, lang: 'zh' },
];

const RIGHT_TO_LEFT = new Set(['ar', 'he']);

/** @param name as it is set */
export const nameScript = (name: string): NameScript => {
  const first = /\p{L}/u.exec(name)?.[0] ?? '';
  const ofFirst = scripts.find(({ letters }) => letters.test(first))?.lang ?? null;
  // kana among Han make a name Japanese, wherever they stand
  const lang =
    ofFirst === 'zh' && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name) ? 'ja' : ofFirst;
  return { lang, isRightToLeft: RIGHT_TO_LEFT.has(lang ?? '') };
};
