import type { Bilingual, Locale } from '@pateka/domain';
import type { Block, Inline, RichNode } from '../blocks.js';
import { emptyLesson, newDraftId, type DraftBlock, type DraftLesson } from '../draft/draft.js';
import { sections } from '../draft/draft-from-lesson.js';
import { plainText } from '../lesson-text.js';
import type { Piece as TextPiece } from './html/pieces.js';
import type { NoteBook } from './notes.js';
import type { ImportedModule } from './result.js';

/** Below the limits of a draft, so that there is room to write on. */
const mostRows = 200;
const mostCharacters = 300_000;
const longestTitle = 300;
const longestAlt = 500;

const splitText: Bilingual = {
  bg: 'Много дълъг текст е разделен на няколко урока.',
  en: 'A very long text has been divided into several lessons.',
};

/** A piece of a text, or a block that stood in it as one. */
export type Piece = TextPiece | { type: 'block'; block: Block };

/** A lesson while its pieces are gathered. */
export interface Part {
  title: string;
  blocks: Block[];
}

/** How the pieces of one file become lessons. */
export interface LessonsOptions {
  locale: Locale;
  /** The file's name: the title where the text has none. */
  name: string;
  notes: NoteBook;
  /** The kept picture for the address in the text; null when it was not kept. */
  pictureOf: (src: string) => string | null;
}

const lineOf = (inlines: readonly Inline[], locale: Locale): string =>
  plainText(inlines, locale).replace(/\s+/g, ' ').trim().slice(0, longestTitle);

/**
 * @param name the name of a file
 * @returns a title made of it
 */
export function titleOfFile(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  return base
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .slice(0, longestTitle);
}

function addNode(blocks: Block[], node: RichNode): void {
  const last = blocks.at(-1);
  if (last?.block === 'text') last.content.push(node);
  else blocks.push({ block: 'text', content: [node] });
}

function addPiece(blocks: Block[], piece: Piece, options: LessonsOptions): void {
  if (piece.type === 'block') blocks.push(piece.block);
  else if (piece.type === 'picture') {
    const media = options.pictureOf(piece.src);
    const alt = piece.alt.replace(/\s+/g, ' ').trim().slice(0, longestAlt);
    const about = { alt, decorative: false, words: 'unasked' as const, caption: [] };
    if (media !== null) blocks.push({ block: 'image', media, ...about });
  } else if (piece.type === 'title') {
    addNode(blocks, { type: 'heading', depth: 2, children: piece.children });
  } else addNode(blocks, piece);
}

/**
 * Makes blocks of a part of a text.
 * @param pieces the part in the order of reading
 * @param options language, and where its pictures are
 */
export function blocksOfPieces(pieces: readonly Piece[], options: LessonsOptions): Block[] {
  const blocks: Block[] = [];
  for (const piece of pieces) addPiece(blocks, piece, options);
  return blocks;
}

/** Cuts a text whose JSON alone would fill a lesson. */
function cutText(block: Block): Block[] {
  if (block.block !== 'text') return [block];
  const cut: RichNode[][] = [[]];
  let size = 0;
  for (const node of block.content) {
    const length = JSON.stringify(node).length;
    if (size > 0 && size + length > mostCharacters) {
      cut.push([]);
      size = 0;
    }
    size += length;
    cut.at(-1)?.push(node);
  }
  return cut.map((content) => ({ block: 'text', content }));
}

/** A text without headings for hundreds of pages would be more than a lesson can hold. */
function divide({ title, blocks }: Part, notes: NoteBook): Part[] {
  const rows = blocks.flatMap((block) => (block.block === 'text' ? sections(block) : [block]));
  const parts: Part[] = [{ title, blocks: [] }];
  let size = 0;
  for (const row of rows.flatMap(cutText)) {
    const length = JSON.stringify(row).length;
    const last = parts.at(-1);
    const isFull = last && (last.blocks.length >= mostRows || size + length > mostCharacters);
    if (!last || (isFull && last.blocks.length > 0)) {
      parts.push({ title: `${title} (${parts.length + 1})`, blocks: [row] });
      size = length;
    } else {
      last.blocks.push(row);
      size += length;
    }
  }
  notes.add('long-lesson', splitText, parts.length - 1);
  return parts;
}

/**
 * Makes a draft of blocks in one language.
 * @param title the lesson's title in that language
 * @param blocks its blocks; each becomes a row
 * @param locale the language
 */
export function draftOfBlocks(
  title: string,
  blocks: readonly Block[],
  locale: Locale,
): DraftLesson {
  const lesson = emptyLesson(newDraftId('l'));
  const rows = blocks.map((block): DraftBlock => {
    const empty = { bg: null, en: null, translatedFrom: null };
    return { id: newDraftId('b'), ...empty, [locale]: block };
  });
  return { ...lesson, [locale]: { ...lesson[locale], title }, blocks: rows };
}

/**
 * Makes lessons of parts; one that is too long for a lesson becomes several.
 * @param parts a title and blocks each
 * @param options language, and what is told of divided parts
 */
export function lessonsOfParts(
  parts: readonly Part[],
  { locale, notes }: Pick<LessonsOptions, 'locale' | 'notes'>,
): DraftLesson[] {
  return parts
    .flatMap((part) => divide(part, notes))
    .map(({ title, blocks }) => draftOfBlocks(title.slice(0, longestTitle), blocks, locale));
}

/** Each heading of the first level begins a lesson; what stands before the first belongs to it. */
function several(pieces: readonly Piece[], options: LessonsOptions): Part[] {
  const parts: Part[] = [];
  const before: Piece[] = [];
  for (const piece of pieces) {
    const last = parts.at(-1);
    if (piece.type === 'title') {
      const part: Part = { title: lineOf(piece.children, options.locale), blocks: [] };
      if (!last) for (const early of before) addPiece(part.blocks, early, options);
      parts.push(part);
    } else if (last) addPiece(last.blocks, piece, options);
    else before.push(piece);
  }
  return parts;
}

function single(pieces: readonly Piece[], title: string | null, options: LessonsOptions): Part {
  const own = title === null ? pieces.findIndex(({ type }) => type === 'title') : -1;
  const heading = pieces[own];
  const found = heading?.type === 'title' ? lineOf(heading.children, options.locale) : title;
  const blocks: Block[] = [];
  for (const [at, piece] of pieces.entries()) if (at !== own) addPiece(blocks, piece, options);
  return { title: found ?? titleOfFile(options.name), blocks };
}

const inLanguage = (text: string, locale: Locale): Bilingual => ({
  bg: '',
  en: '',
  [locale]: text,
});

/**
 * Makes a module of a text. Several headings of the first level give a lesson each; otherwise it is one
 * lesson with its sections.
 * @param pieces the text in the order of reading
 * @param options language, name of the file, and where its pictures are
 * @returns the module; null when there is nothing to read in it
 */
export function moduleOfPieces(
  pieces: readonly Piece[],
  options: LessonsOptions,
): ImportedModule | null {
  const { locale, notes } = options;
  const first = pieces.find((piece) => piece.type === 'title' && piece.ofDocument);
  const ofDocument = first?.type === 'title' ? lineOf(first.children, locale) : null;
  const rest = pieces.filter((piece) => piece !== first);
  const isSeveral = rest.filter(({ type }) => type === 'title').length > 1;
  const parts = isSeveral ? several(rest, options) : [single(rest, ofDocument, options)];
  if (parts.every(({ blocks }) => blocks.length === 0) && !isSeveral) return null;
  const lessons = parts
    .flatMap((part) => divide(part, notes))
    .map(({ title, blocks }) => draftOfBlocks(title, blocks, locale));
  const title = ofDocument ?? (isSeveral ? titleOfFile(options.name) : (parts[0]?.title ?? ''));
  const languages: Locale[] = locale === 'bg' ? ['bg'] : ['bg', 'en'];
  return { title: inLanguage(title, locale), summary: inLanguage('', locale), languages, lessons };
}
