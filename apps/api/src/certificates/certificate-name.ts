import type { Vault } from '../platform/crypto/vault.js';

const LONGEST = 120;

export const namePurpose = (certificateId: string) => `certificate-name:${certificateId}`;

/** @returns the name that stands on a certificate, or null for one without a name */
export function holderName(
  vault: Vault,
  row: { id: string; nameEncrypted: Buffer | null },
): string | null {
  if (!row.nameEncrypted) return null;
  const name = vault.open(row.nameEncrypted, namePurpose(row.id));
  if (!name) throw new Error('A certificate name cannot be opened: is this the right SECRET_KEY?');
  return name.toString();
}

/**
 * @param name trimmed and normalised
 * @param isAlias whether a text is her alias for signing in, which never stands on a certificate
 * @returns why it cannot be printed, or null
 */
export function refusalOfName(name: string, isAlias: (text: string) => boolean): string | null {
  if ([...name].length > LONGEST) return 'name-too-long';
  if (!/\p{L}/u.test(name) || /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Bidi_Control}]/u.test(name))
    return 'name-characters';
  return isAlias(name) ? 'name-is-alias' : null;
}

/** @returns the hours that stand on a certificate: completed minutes, rounded up to half hours */
export const hoursOn = (minutes: number): number => Math.max(0.5, Math.ceil(minutes / 30) / 2);
