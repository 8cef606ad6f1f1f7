import { m } from '#lib/paraglide/messages.js';

/**
 * Why a name cannot stand on a certificate, in words.
 * @param reason the key of the API, or "name-missing"
 */
export function nameRefusal(reason: string): string {
  switch (reason) {
    case 'name-missing':
      return m.learn_cert_name_missing();
    case 'name-too-long':
      return m.learn_cert_name_long();
    case 'name-is-alias':
      return m.learn_cert_name_alias();
    default:
      return m.learn_cert_name_characters();
  }
}
