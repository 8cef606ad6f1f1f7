import type { Bilingual } from '@pateka/domain';
import type { Block } from '../blocks.js';
import { readGiftFile, type ReadGiftItem } from '../exchange/gift/index.js';
import { NoteBook } from './notes.js';
import { refuseImport } from './refusals.js';
import type { ImportOptions, ImportResult } from './result.js';
import { draftOfBlocks, titleOfFile } from './to-lessons.js';

/** A lesson of more questions than this nobody finishes on a phone; the editor shows them all the same. */
const MOST_ROWS = 200;
const LONGEST_TITLE = 300;

const tagsText: Bilingual = {
  bg: 'Етикетите на въпросите са пропуснати: в модул те нямат място. В банката с въпроси се пазят.',
  en: 'The tags of questions were left out: a module has no place for them. The question bank keeps them.',
};

/**
 * Tells whether a text is GIFT: it has a question between braces.
 * @param text the beginning of a file
 */
export const looksLikeGift = (text: string): boolean =>
  /^\s*(?:\/\/|\$CATEGORY:|::)/m.test(text) ||
  /(?<!\\)\{\s*(?:[=~#]|T|F|TRUE|FALSE)?[^{}]*(?<!\\)\}/.test(text);

/** Questions that stand in one category, in their order. */
function byCategory(items: readonly ReadGiftItem[]): Map<string, Block[]> {
  const found = new Map<string, Block[]>();
  for (const { category, content } of items) {
    const blocks = found.get(category);
    if (blocks) blocks.push(content);
    else found.set(category, [content]);
  }
  return found;
}

const pages = (blocks: readonly Block[]): Block[][] =>
  Array.from({ length: Math.ceil(blocks.length / MOST_ROWS) }, (_, at) =>
    blocks.slice(at * MOST_ROWS, (at + 1) * MOST_ROWS),
  );

/**
 * Makes a module of a GIFT file: each category is a lesson.
 * @param bytes the file, in UTF-8
 * @param options language, and the name that titles what has no category
 * @returns the module, or the refusal 'empty' | 'gift'
 */
export function importGift(bytes: Uint8Array, { locale, name }: ImportOptions): ImportResult {
  const source = new TextDecoder().decode(bytes).replaceAll('\0', '');
  if (source.trim() === '') return refuseImport('empty');
  const notes = new NoteBook();
  const items = readGiftFile(source, notes);
  if (!items.some(({ content }) => content.block !== 'text')) return refuseImport('gift');
  notes.add('gift-tags', tagsText, items.filter(({ tags }) => tags.length > 0).length);
  const own = titleOfFile(name);
  const lessons = [...byCategory(items)].flatMap(([category, blocks]) =>
    pages(blocks).map((page, at) => {
      const title = (category || own).slice(0, LONGEST_TITLE - 8);
      return draftOfBlocks(at === 0 ? title : `${title} (${at + 1})`, page, locale);
    }),
  );
  const inLanguage = (text: string): Bilingual => ({ bg: '', en: '', [locale]: text });
  const module = {
    title: inLanguage(own),
    summary: inLanguage(''),
    languages: locale === 'bg' ? (['bg'] as const) : (['bg', 'en'] as const),
    lessons,
  };
  return {
    ok: true,
    modules: [{ ...module, languages: [...module.languages] }],
    media: [],
    notes: notes.list(),
  };
}
