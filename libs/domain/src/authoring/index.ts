export * from './module-state.js';
export * from './placed-behind.js';
export * from './review.js';
export * from './safety-checklist.js';
export * from './withdrawal.js';
