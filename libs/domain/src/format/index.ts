export * from './count.js';
export * from './csv.js';
export * from './date.js';
export * from './money.js';
export * from './number.js';
