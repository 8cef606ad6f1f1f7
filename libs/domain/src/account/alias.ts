import type { Refusal } from '../outcome.js';
import { refused } from '../outcome.js';

/** Why an alias is not taken; each has its own kind sentence on the screen. */
export type AliasRefusal =
  'too-short' | 'too-long' | 'looks-like-email' | 'looks-like-phone' | 'characters';

/** An alias as shown (`alias`) and as compared (`key`), or why not. */
export type AliasCheck = { ok: true; alias: string; key: string } | Refusal<AliasRefusal>;

const shortest = 2;
const longest = 30;

/** Six digits in one alias are a phone, a birth date or a personal number, however they are spaced. */
const digitsOfANumber = 6;

/** Letters of any script with their marks, digits, blanks and . - _ */
const permitted = /^[\p{L}\p{M}\p{Nd} ._-]+$/u;

/** "name at mail.org", or only the ending of an address, when somebody leaves out the sign. */
const addressWithoutSign =
  /\s(?:at|кльомба|маймунка)\s.*\.|\.(?:bg|com|net|org|eu|info|mail|бг|ком)$/iu;

/**
 * The form in which aliases are compared, so that 'Тих Бряг' and 'тих бряг' are one account.
 * @param alias an alias as typed or shown
 * @returns lower case, NFKC, single blanks; store it beside the alias under a unique index
 */
export function aliasKey(alias: string): string {
  const folded = alias.normalize('NFKC').toLowerCase().normalize('NFKC');
  return folded.replace(/\s+/gu, ' ').trim();
}

/**
 * Checks an alias at sign-up. It must not identify her, so what looks like an e-mail address or like a
 * phone, birth date or personal number is sent back with its reason (safety 15).
 * @param input what was typed
 * @returns the alias in NFC with single blanks, 2 to 30 characters, and its key; or the first reason
 */
export function checkAlias(input: string): AliasCheck {
  const alias = input.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const length = Array.from(alias).length;
  if (/[@＠]/u.test(alias) || addressWithoutSign.test(alias)) return refused('looks-like-email');
  if ((alias.match(/\p{Nd}/gu) ?? []).length >= digitsOfANumber) return refused('looks-like-phone');
  if (length < shortest) return refused('too-short');
  if (length > longest) return refused('too-long');
  if (!permitted.test(alias) || !/[\p{L}\p{Nd}]/u.test(alias)) return refused('characters');
  return { ok: true, alias, key: aliasKey(alias) };
}
