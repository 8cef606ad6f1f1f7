import type { Explanation } from '../package/problem.js';

/** Names that are written with Latin letters in Bulgarian, too. */
const names = /\b(?:HTML|Markdown|Unicode|YAML)\b/g;

/** What stands between backticks is Markdown, and the same in every language. */
const proseOf = (text: string): string => text.replace(/`[^`]*`/g, '').replace(names, '');

/** @returns whether a text is Bulgarian and has nothing English in it */
export const isBulgarian = (text: string): boolean =>
  /\p{Script=Cyrillic}/u.test(proseOf(text)) && !/\p{Script=Latin}/u.test(proseOf(text));

const isEnglish = (text: string): boolean =>
  /\p{Script=Latin}/u.test(proseOf(text)) && !/\p{Script=Cyrillic}/u.test(proseOf(text));

/**
 * @param explanation any explanation
 * @returns its texts that are not in the language that they are said to be in
 */
export const inAnotherLanguage = ({ message, remedy }: Explanation): string[] =>
  [message, remedy].flatMap(({ bg, en }) => [
    ...(isBulgarian(bg) ? [] : [bg]),
    ...(isEnglish(en) ? [] : [en]),
  ]);
