import { m } from '#lib/paraglide/messages.js';

/**
 * Why a name cannot stand on a certificate, in words.
 * @param reason the key of the API, or "name-missing"
 * @returns what stands beside the field; null when the reason is not about the name
 */
export function nameRefusal(reason: string): string | null {
  switch (reason) {
    case 'name-missing':
      return m.learn_cert_name_missing();
    case 'name-too-long':
      return m.learn_cert_name_long();
    case 'name-is-alias':
      return m.learn_cert_name_alias();
    case 'name-characters':
      return m.learn_cert_name_characters();
    default:
      return null;
  }
}

/**
 * Why no certificate was made, for every reason that is not about the name.
 * @param reason the key of the API
 */
export function wishRefusal(reason: string): string {
  switch (reason) {
    case 'revoked':
      return m.certificate_refused_revoked();
    case 'too-many-versions':
      return m.certificate_refused_too_many();
    default:
      return m.certificate_refused_changed();
  }
}
