import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';

const messageFile = z.record(z.string(), z.unknown());

/** file name (without .json) → key → text, of one language */
export type Messages = Map<string, Map<string, string>>;

/**
 * Reads the texts of one language.
 * @param folder the folder that holds a folder per language
 * @param locale which language
 * @returns every text; a plural or select form is given as its JSON
 */
export function readMessages(folder: string, locale: string): Messages {
  const files = readdirSync(join(folder, locale)).filter((name) => name.endsWith('.json'));
  return new Map(
    files.map((name) => {
      const parsed = messageFile.parse(
        JSON.parse(readFileSync(join(folder, locale, name), 'utf8')),
      );
      const texts = Object.entries(parsed)
        .filter(([key]) => key !== '$schema')
        .map(([key, value]): [string, string] => [
          key,
          typeof value === 'string' ? value : JSON.stringify(value),
        ]);
      return [name.replace(/\.json$/, ''), new Map(texts)];
    }),
  );
}

const inputs = (text: string) => [...new Set(text.match(/\{[a-zA-Z]+\}/g))].sort().join(' ');

function compare(
  file: string,
  locale: string,
  here: Map<string, string>,
  there: Map<string, string>,
) {
  const problems: string[] = [];
  for (const [key, text] of here) {
    const other = there.get(key);
    const where = `messages/${locale}/${file}.json`;
    if (!key.startsWith(`${file}_`)) problems.push(`${where}: ${key} must begin with ${file}_`);
    if (text.trim() === '') problems.push(`${where}: ${key} is empty`);
    if (other === undefined) problems.push(`${key} stands in ${where} only: translate it`);
    else if (inputs(other) !== inputs(text)) problems.push(`${where}: ${key} has other {inputs}`);
  }
  return problems;
}

/**
 * Compares the languages with each other.
 * @param folder the folder that holds a folder per language
 * @returns one sentence for each missing, empty, misplaced or differently filled text
 */
export function messageProblems(folder: string): string[] {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const all = languages.map(({ name }) => ({ locale: name, files: readMessages(folder, name) }));
  return all.flatMap(({ locale, files }) =>
    all
      .filter((other) => other.locale !== locale)
      .flatMap((other) =>
        [...files].flatMap(([file, texts]) =>
          compare(file, locale, texts, other.files.get(file) ?? new Map()),
        ),
      ),
  );
}

/**
 * Fails the build when a text is missing in a language.
 * @param folder the folder that holds a folder per language
 */
export function completeMessages(folder: string): Plugin {
  return {
    name: 'pateka:messages',
    apply: 'build',
    buildStart() {
      const problems = messageProblems(folder);
      if (problems.length > 0) this.error(`Texts do not match:\n  ${problems.join('\n  ')}`);
    },
  };
}
