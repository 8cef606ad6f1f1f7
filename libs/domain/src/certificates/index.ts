export * from './certificate-choice.js';
export * from './certificate-version.js';
export * from './revocation.js';
