/** As the schema of a question has it. */
const longest = 200;

/**
 * Reads accepted answers, one a line.
 * @param typed what stands in the field
 * @param most how many there may be
 * @returns the answers without blank lines and spaces around them, each once
 */
export function linesOf(typed: string, most = 20): string[] {
  const lines = typed.split('\n').map((line) => line.trim().slice(0, longest));
  return [...new Set(lines)].filter((line) => line !== '').slice(0, most);
}

/**
 * What a field with one answer a line shows: what she typed while it means what is kept, blank lines and all.
 * @param own what she typed last; null before that
 * @param kept the answers as they are now; they may have changed from outside
 */
export function shownLines(own: string | null, kept: readonly string[], most?: number): string {
  const same = own !== null && linesOf(own, most).join('\n') === kept.join('\n');
  return same ? own : kept.join('\n');
}
