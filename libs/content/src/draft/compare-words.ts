import { commonPlaces } from './match-up.js';

/** A stretch of text: in both states, or in one of them only. */
export interface Piece {
  mark: 'same' | 'added' | 'removed';
  text: string;
}

/** Longer texts are shown as a whole, old and new: nobody reads thousands of words mark by mark. */
const MOST_TOKENS = 6_000;

const tokens = (text: string): string[] => text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s]/gu) ?? [];

/**
 * @param text any text
 * @returns its words in small letters, to know it again by
 */
export const wordsIn = (text: string): string[] =>
  text.toLocaleLowerCase('bg').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

const whole = (from: string, to: string): Piece[] => [
  { mark: 'removed', text: from },
  { mark: 'added', text: to },
];

/** The words up to the next common one, old before new; a lone space between two changes belongs to them. */
class Writer {
  readonly pieces: Piece[] = [];
  private removed = '';
  private added = '';

  change(from: string, to: string): void {
    this.removed += from;
    this.added += to;
  }

  same(text: string): void {
    const changing = this.removed !== '' || this.added !== '';
    if (changing) this.flush();
    const last = this.pieces.at(-1);
    if (last?.mark === 'same') last.text += text;
    else this.pieces.push({ mark: 'same', text });
  }

  /** A space in both, while words before and behind it changed. */
  space(text: string): void {
    this.change(text, text);
  }

  flush(): void {
    if (this.removed !== '') this.pieces.push({ mark: 'removed', text: this.removed });
    if (this.added !== '') this.pieces.push({ mark: 'added', text: this.added });
    this.removed = this.added = '';
  }
}

/**
 * Compares two texts word by word.
 * @param from the older text
 * @param to the newer text
 * @returns pieces in the order of reading: those not added make up `from`, those not removed `to`
 */
export function compareWords(from: string, to: string): Piece[] {
  if (from === to) return from === '' ? [] : [{ mark: 'same', text: from }];
  const [a, b] = [tokens(from), tokens(to)];
  if (a.length > MOST_TOKENS || b.length > MOST_TOKENS) return whole(from, to);
  const common = commonPlaces(a, b);
  const writer = new Writer();
  let [x, y] = [0, 0];
  for (const [at, [left, right]] of common.entries()) {
    const between = { from: a.slice(x, left).join(''), to: b.slice(y, right).join('') };
    writer.change(between.from, between.to);
    const text = a[left] ?? '';
    const isChange = between.from !== '' || between.to !== '';
    const next = common[at + 1];
    const goesOn = next
      ? next[0] > left + 1 || next[1] > right + 1
      : left + 1 < a.length || right + 1 < b.length;
    if (isChange && goesOn && text.trim() === '') writer.space(text);
    else writer.same(text);
    [x, y] = [left + 1, right + 1];
  }
  writer.change(a.slice(x).join(''), b.slice(y).join(''));
  writer.flush();
  return writer.pieces;
}
