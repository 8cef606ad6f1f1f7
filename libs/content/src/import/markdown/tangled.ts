/*
 * The time that reading Markdown takes grows with the third power of how deep lists stand in each other, and with
 * the square of the brackets that are open in one paragraph: a small file could keep a worker for hours. Nobody
 * writes such a text, so it is found by looking at its lines, before anything reads it.
 */

const deepest = 40;
const mostBrackets = 1_000;

const rule = /^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const item = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]/;
/** Lists and quotes that begin in one line. */
const begun = new RegExp(`^(?:[ \\t]*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]|>)){${deepest}}`);

/** How deep each item stands, by how far the items before it are set in. */
class Depth {
  private readonly open: number[] = [];

  /** @returns how many items the next one stands in, itself included */
  next(indent: number): number {
    while ((this.open.at(-1) ?? -1) >= indent) this.open.pop();
    return this.open.push(indent);
  }
}

/** Those that are written as mere signs do not count. */
const bracketsIn = (line: string): number => line.replaceAll(/\\./g, '').split('[').length - 1;

/**
 * Tells whether a text is knotted so much that reading it would not end in time.
 * @param text Markdown of anybody
 */
export function isTangled(text: string): boolean {
  const depth = new Depth();
  let brackets = 0;
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.trim() === '') brackets = 0;
    if (rule.test(line)) continue;
    const indent = item.exec(line)?.[1]?.length;
    if (indent !== undefined) brackets = 0;
    brackets += bracketsIn(line);
    if (brackets > mostBrackets || begun.test(line)) return true;
    if (indent !== undefined && depth.next(indent) > deepest) return true;
  }
  return false;
}
