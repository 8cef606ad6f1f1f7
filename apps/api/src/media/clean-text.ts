import { refuse, type Refused } from './media.types.js';

/** What begins a page or a drawing in the eyes of a browser that guesses. */
const MARKUP = /<(?:!doctype\s+html|html|head|body|script|iframe|svg)\b/i;
const SVG = /<svg\b|xmlns\s*=\s*["']http:\/\/www\.w3\.org\/2000\/svg/i;

/** Signs that no plain text has: line feed, carriage return and tab are the ones it may. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

/** @returns the text of UTF-8 bytes; null when they are something else */
export function textOf(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return CONTROL.test(text) ? null : text;
  } catch {
    return null;
  }
}

/**
 * @param text what the bytes say
 * @returns the plain text without its byte order mark; a page, a drawing or subtitles of another format are
 * refused by name, because who brings them expects something else of them
 */
export function cleanText(text: string): { ok: true; text: string } | Refused {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') return refuse('empty');
  if (SVG.test(plain)) return refuse('svg');
  if (MARKUP.test(plain) || /^\s*<(?:\?xml|!--|[a-z]+[\s>])/i.test(plain)) return refuse('html');
  if (/^\s*\d+\r?\n\d\d:\d\d:\d\d,\d{3} --> /.test(plain)) return refuse('srt');
  return { ok: true, text: plain };
}
