import { readdirSync, readFileSync } from 'node:fs';

export type Locale = 'bg' | 'en';

/** The text of a message, with what is to be filled in. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

function read(locale: Locale): Map<string, string> {
  const folder = new URL(`../../../web/messages/${locale}/`, import.meta.url);
  const texts = readdirSync(folder).flatMap((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    return Object.entries(JSON.parse(text) as Record<string, string>);
  });
  return new Map(texts);
}

const messages = { bg: read('bg'), en: read('en') };

/**
 * What the pages say in a language. The journeys look for the very texts of the site, so that rewording one
 * breaks nothing and a missing one breaks everything.
 * @returns a function from a message's key to its text; it throws for a key that does not exist
 */
export function wordsOf(locale: Locale): Say {
  return (key, values = {}) => {
    const text = messages[locale].get(key);
    if (text === undefined) throw new Error(`There is no text "${key}" in ${locale}.`);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  };
}

/** Every text of a language, for checks of the words themselves. */
export const allTexts = (locale: Locale): string[] => [...messages[locale].values()];
