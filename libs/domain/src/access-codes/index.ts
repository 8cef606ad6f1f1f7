export * from './code-text.js';
export * from './redeemability.js';
export * from './serial.js';
