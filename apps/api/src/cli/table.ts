/**
 * @param head the columns' names
 * @param rows as many texts each
 * @returns lines in columns, for a terminal
 */
export function table(head: string[], rows: string[][]): string {
  const all = [head, ...rows];
  const widths = head.map((_name, at) => Math.max(...all.map((row) => (row[at] ?? '').length)));
  return all
    .map((row) => row.map((text, at) => text.padEnd(widths[at] ?? 0)).join('   '))
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n');
}
