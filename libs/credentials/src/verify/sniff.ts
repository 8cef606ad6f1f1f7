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
 * @returns the object that a text writes; null when it is none, or is nested deeper than any credential, which
 *   takes more of a program's stack than it may have
 */
export function objectIn(text: string): Record<string, unknown> | null {
  if (depthOf(text) > MOST_DEPTH) return null;
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Brackets inside of strings count as well: a bound, not a parser. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (const sign of text.replace(/"(?:[^"\\]|\\.)*"/g, '')) {
    if (sign === '{' || sign === '[') most = Math.max(most, (depth += 1));
    else if (sign === '}' || sign === ']') depth -= 1;
  }
  return most;
}
