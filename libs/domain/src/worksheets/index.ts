export * from './facts.js';
export * from './read-form.js';
export * from './report.js';
export * from './schema.js';
export * from './worksheet.js';
export * from './worksheets.js';
