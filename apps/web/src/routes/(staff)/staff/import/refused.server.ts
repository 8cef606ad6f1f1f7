import { m } from '#lib/paraglide/messages.js';

const TEXTS: Record<string, () => string> = {
  empty: m.transfer_refused_empty,
  'too-large': m.transfer_refused_too_large,
  'too-many-tries': m.common_error_too_many_tries,
  'not-found': m.transfer_refused_place,
  unreachable: m.common_error_unreachable,
};

/**
 * @param reason why a file was not taken, from the address
 * @returns a sentence in the reader's language; null for none
 */
export function refusedText(reason: string | null): string | null {
  if (reason === null) return null;
  return (
    (Object.hasOwn(TEXTS, reason) ? TEXTS[reason] : undefined)?.() ?? m.transfer_refused_other()
  );
}
