import type { Refusal } from '../outcome.js';
import { refused } from '../outcome.js';
import { isCommonPassphrase, passphraseKey } from './common-passphrases.js';

/** Why a passphrase is not taken. */
export type PassphraseRefusal = 'too-short' | 'too-long' | 'common' | 'same-as-alias';

/** The text to hash, or why not. */
export type PassphraseCheck = { ok: true; passphrase: string } | Refusal<PassphraseRefusal>;

/** Limits to show beside the field. */
export const passphraseLimits = { characters: 12, words: 4, most: 256 } as const;

/** What must be left of a passphrase when the alias is taken out of it. */
const besideTheAlias = 8;

/**
 * The one form in which a passphrase is hashed and compared: Unicode NFKC (NIST SP 800-63B), so that
 * two keyboards give the same bytes. Nothing is cut, trimmed or changed in case (OWASP ASVS 6.2.8).
 * @param input what was typed, at sign-up or at sign-in
 * @returns the text to hash
 */
export function normalisePassphrase(input: string): string {
  return input.normalize('NFKC');
}

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]{2,}/gu) ?? [];
  return [...new Set(words)];
}

function isLongEnough(passphrase: string): boolean {
  // blanks at the ends and in rows would count as characters without being any
  const counted = Array.from(passphrase.replace(/\s+/gu, ' ').trim()).length;
  return (
    counted >= passphraseLimits.characters || wordsOf(passphrase).length >= passphraseLimits.words
  );
}

function isMostlyAlias(passphrase: string, alias: string): boolean {
  const own = passphraseKey(alias);
  if (own === '') return false;
  const key = passphraseKey(passphrase);
  return key.includes(own) && key.replaceAll(own, '').length < besideTheAlias;
}

/**
 * Checks a passphrase (safety 22): 12 characters, or 4 different words of two letters and more; at most
 * 256 characters; no rule about digits, capitals or signs; not a common one; not the alias.
 * @param input what was typed
 * @param common keys of passphrases to refuse, such as commonPassphrases
 * @param alias her alias, when known
 * @returns the text to hash (see normalisePassphrase), or the first reason
 */
export function checkPassphrase(
  input: string,
  common: ReadonlySet<string>,
  alias = '',
): PassphraseCheck {
  if (input.length > 4 * passphraseLimits.most) return refused('too-long');
  const passphrase = normalisePassphrase(input);
  if (Array.from(passphrase).length > passphraseLimits.most) return refused('too-long');
  if (!isLongEnough(passphrase)) return refused('too-short');
  if (isMostlyAlias(passphrase, alias)) return refused('same-as-alias');
  if (isCommonPassphrase(passphrase, common)) return refused('common');
  return { ok: true, passphrase };
}
