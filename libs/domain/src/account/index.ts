export * from './alias.js';
export * from './alias-suggestion.js';
export { commonPassphrases, isCommonPassphrase, passphraseKey } from './common-passphrases.js';
export * from './passphrase.js';
