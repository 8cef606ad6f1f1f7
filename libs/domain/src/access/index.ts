export * from './actor.js';
export * from './is-allowed.js';
export * from './permission-table.js';
export * from './row-policies.js';
