import { cutAt, findSign } from './signs.js';

/** One question as it stands in the file, taken apart but not understood yet. */
export interface GiftEntry {
  /** Where it begins; the first line of the file is 1. */
  line: number;
  /** Words it is found by, from `[tag:…]` in a comment before it. */
  tags: string[];
  /** The last name of the category it stands in; empty for none. */
  category: string;
  stem: string;
  /** What stands between the braces; null for a text without any. */
  body: string | null;
  /** The general feedback. */
  general: string | null;
  /** What follows the braces. */
  tail: string;
  /** Whether a space stands before the braces, and behind them: a gap may stand inside of a word. */
  spaced: { before: boolean; after: boolean };
}

const tagPattern = /\[tag:([^\]]+)\]/g;
const titlePattern = /^::((?:\\.|[^\\:]|:(?!:))*)::/;

/** The part of a category's path that people gave a name; what stands in `$…$` names places of Moodle. */
function categoryOf(line: string): string {
  const path = line.replace(/^\s*\$CATEGORY:/, '').trim();
  const names = path.split(/(?<!\/)\/(?!\/)/).map((name) => name.replaceAll('//', '/').trim());
  const last = names.filter((name) => !/^\$.*\$$/.test(name) && name !== 'top').at(-1);
  return last ?? '';
}

const nothing = {
  body: null,
  general: null,
  tail: '',
  spaced: { before: false, after: false },
};

function entryOf(
  source: string,
  from: Pick<GiftEntry, 'line' | 'tags' | 'category'>,
): GiftEntry | null {
  const text = source.trim().replace(titlePattern, '').trim();
  if (text === '') return null;
  const [stem, rest] = cutAt(text, '{');
  if (rest === null) {
    return { ...from, ...nothing, stem: text };
  }
  const end = findSign(rest, '}');
  // Braces that do not close: whoever reads this takes the answers for nothing.
  if (end === -1) return { ...from, ...nothing, stem, body: '\u0000' };
  const [body, general] = cutAt(rest.slice(0, end), '####');
  const tail = rest.slice(end + 1);
  return {
    ...from,
    spaced: { before: /\s$/.test(stem), after: /^\s/.test(tail) },
    stem: stem.trim(),
    body: body.trim(),
    general: general?.trim() || null,
    tail: tail.trim(),
  };
}

/** Gathers the lines of the file into questions. */
class Gathering {
  readonly entries: GiftEntry[] = [];
  private lines: string[] = [];
  private line = 1;
  private tags: string[] = [];
  private category = '';

  take(line: string, number: number): void {
    const text = line.trim();
    if (text.startsWith('//')) {
      this.tags.push(...[...text.matchAll(tagPattern)].map(([, tag = '']) => tag.trim()));
    } else if (text.startsWith('$CATEGORY:')) {
      this.close();
      this.category = categoryOf(text);
    } else if (text === '') this.close();
    else {
      if (this.lines.length === 0) this.line = number;
      this.lines.push(line);
    }
  }

  close(): void {
    if (this.lines.length === 0) return;
    const { line, tags, category } = this;
    const entry = entryOf(this.lines.join('\n'), { line, tags, category });
    if (entry) this.entries.push(entry);
    this.lines = [];
    this.tags = [];
  }
}

/**
 * Takes a GIFT file apart. A blank line ends a question, whatever is missing in it.
 * @param source the text of the file
 * @returns its questions, descriptions and essays in order
 */
export function giftEntries(source: string): GiftEntry[] {
  const gathering = new Gathering();
  const lines = source.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  lines.forEach((line, index) => gathering.take(line, index + 1));
  gathering.close();
  return gathering.entries;
}
