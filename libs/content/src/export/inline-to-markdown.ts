import type { Inline } from '../blocks.js';

/** Where a line of text stands, which decides what has to be spelled out. */
export interface LinePlace {
  /** A paragraph's line may be broken by a backslash; other lines cannot. */
  isParagraph: boolean;
  /** In an answer " > " parts it from its explanation. */
  isAnswer: boolean;
  /** In the words of a gap a stroke parts them. */
  isGap?: boolean;
  /** Something stands before or behind it on the same line: spaces there are safe. */
  isOpenBefore?: boolean;
  isOpenAfter?: boolean;
}

/** What stands around a piece of text. */
interface Around {
  place: LinePlace;
  /** It begins or ends the line, or a pair of brackets: white space there would be lost. */
  isFirst: boolean;
  isLast: boolean;
  /** It is the first thing on its line of the file, where signs begin lists and quotations. */
  atLineStart: boolean;
  /** The Markdown that follows directly; empty at the end of the line. */
  after: string;
}

const spelled = (sign: string): string => `:char[${sign.codePointAt(0) ?? 0}]`;

/** Signs that mean something to Markdown wherever they stand. */
const always = /[\\`*_[\]<|#{]/;

function isSpelledOut(value: string, at: number, sign: string, around: Around): boolean {
  const [before, next] = [value[at - 1], value[at + sign.length]];
  if (/\p{Cc}|\p{Cs}/u.test(sign)) return true;
  if (/\s/.test(sign)) {
    return (around.isFirst && at === 0) || (around.isLast && next === undefined);
  }
  if (around.place.isGap && sign === '|') return true;
  const isAlone = (neighbour: string | undefined) =>
    neighbour === undefined || /\s/.test(neighbour);
  return sign === '>' && around.place.isAnswer && isAlone(before) && isAlone(next);
}

/** A colon begins a directive when a name follows, and an address when two strokes do. */
function colonNeedsEscape(rest: string, after: string): boolean {
  const [next = ' '] = after;
  if (next === ':' || next === '/') return true;
  if (/[\s\p{P}]/u.test(next)) return false;
  // A name of digits, as in 8:30, is read as what it is, unless it may touch a bracket.
  return /^\d/.test(next) ? !/[\s\p{P}]/u.test(rest) && after.length > rest.length : true;
}

function needsEscape(value: string, at: number, sign: string, around: Around): boolean {
  const before = value[at - 1];
  const { after } = around;
  if (always.test(sign)) return true;
  switch (sign) {
    case '~':
      return before === '~' || after.startsWith('~') || (at === 0 && around.atLineStart);
    case '&':
      return /^[#a-z]/i.test(after);
    case ':':
      return colonNeedsEscape(value.slice(at + 1), after);
    case '!':
      return after.startsWith('[');
    case '@':
      return before !== undefined && after !== '';
    case '.':
      return (
        /www$/i.test(value.slice(0, at)) ||
        /^\d{1,9}$/.test(around.atLineStart ? value.slice(0, at) : '')
      );
    case ')':
      return around.atLineStart && /^\d{1,9}$/.test(value.slice(0, at));
    case '>':
    case '-':
    case '+':
    case '=':
      return at === 0 && around.atLineStart;
    default:
      return false;
  }
}

/** Written from the end, so that each sign knows what follows it in the file. */
function textToMarkdown(value: string, around: Around): string {
  let written = '';
  let at = value.length;
  for (const sign of [...value].reverse()) {
    at -= sign.length;
    const after = written + around.after;
    if (isSpelledOut(value, at, sign, around)) written = spelled(sign) + written;
    else
      written = (needsEscape(value, at, sign, { ...around, after }) ? '\\' : '') + sign + written;
  }
  return written;
}

const holdsMark = (inlines: readonly Inline[]): boolean =>
  inlines.some(
    (inline) => 'children' in inline && (inline.type !== 'link' || holdsMark(inline.children)),
  );

/** Signs around words are understood where the words touch them and spaces stand outside. */
function isPlainMark(inline: Inline & { children: Inline[] }, list: readonly Inline[], at: number) {
  const [first, last] = [inline.children[0], inline.children.at(-1)];
  const [before, next] = [list[at - 1], list[at + 1]];
  if (!first || !last || first.type === 'break' || last.type === 'break') return false;
  if (holdsMark(inline.children)) return false;
  const start = first.type === 'text' ? first.value : '-';
  const end = last.type === 'text' ? last.value : '-';
  if (/^[\s\p{Cc}]/u.test(start) || /[\s\p{Cc}]$/u.test(end)) return false;
  const isFree = (text: string | null, edge: RegExp) => text === null || edge.test(text);
  const textBefore = before ? (before.type === 'text' ? before.value : '-') : null;
  const textAfter = next ? (next.type === 'text' ? next.value : '-') : null;
  const isClosed = /[\p{L}\p{N}]$/u.test(end) ? /^[ \p{P}]/u : /^ /;
  return isFree(textBefore, / $/) && isFree(textAfter, isClosed);
}

function linkToMarkdown(href: string, children: readonly Inline[], place: LinePlace): string {
  const target = href.replaceAll('&', '&amp;').replaceAll('|', '&#124;');
  const isBare = /^[\w:/.?=%#~+,;@&-]+$/.test(target);
  return `[${labelToMarkdown(withoutLinks(children), place)}](${isBare ? target : `<${target}>`})`;
}

/** Markdown has no link inside a link; its words stay. */
function withoutLinks(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (!('children' in inline)) return [inline];
    const children = withoutLinks(inline.children);
    return inline.type === 'link' ? children : [{ ...inline, children }];
  });
}

/** Text inside brackets. */
function labelToMarkdown(inlines: readonly Inline[], place: LinePlace): string {
  const inside = { ...place, isParagraph: false, isOpenBefore: false, isOpenAfter: false };
  return write(inlines, inside, false, ']');
}

function breakToMarkdown(list: readonly Inline[], at: number, place: LinePlace): string {
  const [before, next] = [list[at - 1], list[at + 1]];
  const isEasy =
    before?.type === 'text' &&
    next?.type === 'text' &&
    /\S$/.test(before.value) &&
    /^\p{L}/u.test(next.value);
  return place.isParagraph && isEasy ? '\\\n' : ':br[]';
}

/** A piece of running text among its neighbours. */
interface Spot {
  list: readonly Inline[];
  at: number;
  place: LinePlace;
  atLineStart: boolean;
  after: string;
}

function edgesOf({ list, at, place, atLineStart }: Spot) {
  const [before, next] = [list[at - 1], list[at + 1]];
  return {
    isFirst: before ? before.type === 'break' : !place.isOpenBefore,
    isLast: next ? next.type === 'break' : !place.isOpenAfter,
    atLineStart: atLineStart && at === 0,
  };
}

function markToMarkdown(inline: Inline & { type: 'strong' | 'emphasis' }, spot: Spot): string {
  const label = labelToMarkdown(inline.children, spot.place);
  const [sign, name] = inline.type === 'strong' ? ['**', 'strong'] : ['*', 'em'];
  const isPlain = isPlainMark(inline, spot.list, spot.at);
  return isPlain ? `${sign}${label}${sign}` : `:${name}[${label}]`;
}

function oneToMarkdown(inline: Inline, spot: Spot): string {
  const { list, at, place, after } = spot;
  switch (inline.type) {
    case 'text':
      return textToMarkdown(inline.value, { place, ...edgesOf(spot), after });
    case 'break':
      return breakToMarkdown(list, at, place);
    case 'fact':
      return `:fact[${inline.id}]`;
    case 'sum':
      return `:sum[${Number(inline.amount.toFixed(2))}]`;
    case 'link':
      return linkToMarkdown(inline.href, inline.children, place);
    case 'strong':
    case 'emphasis':
      return markToMarkdown(inline, spot);
  }
}

/** Written from the end, so that each piece knows what follows it. */
function write(
  list: readonly Inline[],
  place: LinePlace,
  atLineStart: boolean,
  end: string,
): string {
  return list.reduceRight((written, inline, at) => {
    const after = written || end;
    return oneToMarkdown(inline, { list, at, place, atLineStart, after }) + written;
  }, '');
}

/**
 * Writes running text as Markdown of our format. Whatever signs and spaces it holds, reading gives the same
 * text back.
 * @param inlines running text
 * @param place where it stands
 * @param atLineStart whether it begins a line of the file
 * @returns one line, or for a paragraph several; empty text is written as `:char[]`
 */
export function inlineToMarkdown(
  inlines: readonly Inline[],
  place: LinePlace,
  atLineStart = true,
): string {
  return write(inlines, place, atLineStart, place.isOpenAfter ? ':' : '') || ':char[]';
}
