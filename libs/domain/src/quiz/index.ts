export * from './parse-answer.js';
export * from './parse-number.js';
export * from './question.js';
export * from './score-answer.js';
