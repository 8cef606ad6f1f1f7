import type { FileKind } from './report.js';

const starts = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

const MOST_DEPTH = 64;

/** @returns text without a mark of the byte order; null when it is no UTF-8 */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Tells what a file is by what is in it; its name says nothing.
 * @returns null for everything that cannot hold a credential
 */
export function kindOf(bytes: Uint8Array): FileKind | null {
  if (starts(bytes, '\x89PNG\r\n\x1a\n')) return 'png';
  if (starts(bytes, '%PDF-')) return 'pdf';
  if (starts(bytes, 'PK\x03\x04')) return 'zip';
  const text = textOf(bytes)?.trim();
  if (text === undefined) return null;
  if (text.startsWith('{')) return 'json';
  if (/^[\w-]+\.[\w-]+\.[\w-]*$/.test(text)) return 'jwt';
  return text.startsWith('<') && /<svg\b/.test(text.slice(0, 5_000)) ? 'svg' : null;
}

/**
 * @returns the object that a text writes; null when it is none, when it is nested deeper than any credential, which
 *   takes more of a program's stack than it may have, or when a key stands twice in an object: one reader would
 *   show the first of them, another check the second
 */
export function objectIn(text: string): Record<string, unknown> | null {
  const { depth, keys } = countsOf(text);
  if (depth > MOST_DEPTH) return null;
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && keysIn(value) === keys ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Where the string that begins at a place ends; the end of the text when it never does. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

/** One walk over the text, each sign once: expressions that try again take minutes for what a stranger wrote. */
function countsOf(text: string): { depth: number; keys: number } {
  let open = 0;
  const counts = { depth: 0, keys: 0 };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') at = endOfString(text, at);
    else if (sign === ':') counts.keys += 1;
    else if (sign === '{' || sign === '[') counts.depth = Math.max(counts.depth, (open += 1));
    else if (sign === '}' || sign === ']') open -= 1;
  }
  return counts;
}

function keysIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum: number, each) => sum + keysIn(each), own);
}
