function valueToMarkdown(value: string): string {
  if (/^[A-Za-z0-9-]+$/.test(value)) return value;
  const written = value
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replace(/\p{Cc}/gu, ' ');
  return `"${written}"`;
}

/**
 * Writes the `{key=value}` of a block. A line break or another unseen sign in a value becomes a space.
 * @param attributes values by key; empty ones are left out
 * @returns the braces, or nothing when no value is left
 */
export function attributesToMarkdown(attributes: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(attributes).filter(([, value]) => value !== '');
  if (pairs.length === 0) return '';
  return `{${pairs.map(([key, value]) => `${key}=${valueToMarkdown(value)}`).join(' ')}}`;
}
