export * from './learner-facts.js';
export * from './report-ask.js';
export * from './report-cell.js';
export * from './report-csv.js';
export * from './report-document.js';
export * from './report-tables.js';
export * from './report-token.js';
export * from './report-words.js';
