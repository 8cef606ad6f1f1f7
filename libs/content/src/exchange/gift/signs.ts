/*
 * GIFT gives seven signs a meaning. A backslash before one of them takes it away, and `\n` is a new line,
 * because a blank line would end the question. Before any other sign a backslash is a backslash.
 */

const special = '\\~=#{}:';

/**
 * Writes text so that none of its signs means anything to GIFT.
 * @param text any text
 * @returns one line
 */
export function escaped(text: string): string {
  return text.replace(/[\\~=#{}:]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');
}

/**
 * Reads text back that was written for GIFT.
 * @param source a piece of a GIFT file that has no structure any more
 * @returns what its author meant
 */
export function unescaped(source: string): string {
  return source.replace(/\\([\\~=#{}:n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}

/**
 * Finds a sign, or several in a row, that means something.
 * @param source a piece of a GIFT file
 * @param wanted what to look for
 * @param from where to begin
 * @returns its place, or -1
 */
export function findSign(source: string, wanted: string, from = 0): number {
  for (let at = from; at < source.length; at += 1) {
    if (source.startsWith(wanted, at)) return at;
    if (source[at] === '\\' && special.includes(source[at + 1] ?? '-')) at += 1;
  }
  return -1;
}

/**
 * Cuts at the first sign that means something.
 * @returns what stands before and behind it; without such a sign everything, and null
 */
export function cutAt(source: string, sign: string): [string, string | null] {
  const at = findSign(source, sign);
  return at === -1 ? [source, null] : [source.slice(0, at), source.slice(at + sign.length)];
}

/** One answer as it stands between the braces, after its `=` or `~`. */
export interface RawAnswer {
  sign: '=' | '~';
  /** Per cent of the mark; null when none is written. */
  weight: number | null;
  text: string;
  feedback: string | null;
}

const weightPattern = /^\s*%(-?\d{1,3}(?:[.,]\d+)?)%/;

/**
 * Takes the answers of a question apart.
 * @param source what stands between the braces, without the general feedback
 * @returns the answers in order, and what stands before the first of them
 */
export function rawAnswers(source: string): { before: string; answers: RawAnswer[] } {
  const starts: number[] = [];
  for (let at = 0; at < source.length; at += 1) {
    if (source[at] === '\\' && special.includes(source[at + 1] ?? '-')) at += 1;
    else if (source[at] === '=' || source[at] === '~') starts.push(at);
  }
  const answers = starts.map((start, index) => {
    const whole = source.slice(start + 1, starts[index + 1]);
    const weight = weightPattern.exec(whole);
    const [text, feedback] = cutAt(whole.slice(weight?.[0].length ?? 0), '#');
    return {
      sign: source[start] as '=' | '~',
      weight: weight ? Number(weight[1]?.replace(',', '.')) : null,
      text: text.trim(),
      feedback: feedback?.trim() || null,
    };
  });
  return { before: source.slice(0, starts[0] ?? source.length), answers };
}
