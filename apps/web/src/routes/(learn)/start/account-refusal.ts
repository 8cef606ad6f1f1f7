import { passphraseLimits } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';

const texts: Record<string, () => string> = {
  'alias-taken': m.learn_alias_taken,
  'alias-too-short': m.learn_alias_short,
  'alias-too-long': m.learn_alias_long,
  'alias-looks-like-email': m.learn_alias_email,
  'alias-looks-like-phone': m.learn_alias_phone,
  'alias-characters': m.learn_alias_characters,
  'passphrase-too-short': () =>
    m.learn_passphrase_short({
      characters: passphraseLimits.characters,
      words: passphraseLimits.words,
    }),
  'passphrase-too-long': () => m.learn_passphrase_long({ most: passphraseLimits.most }),
  'passphrase-common': m.learn_passphrase_common,
  'passphrase-same-as-alias': m.learn_passphrase_alias,
};

/**
 * What to change about an alias or a passphrase.
 * @param reason the key of the API
 * @returns the field and the sentence beside it
 */
export function accountRefusal(reason: string): { field: 'alias' | 'passphrase'; message: string } {
  return {
    field: reason.startsWith('alias') ? 'alias' : 'passphrase',
    message: (texts[reason] ?? m.common_error_invalid_input)(),
  };
}
