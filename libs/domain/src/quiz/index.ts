export * from './fold-answer.js';
export * from './kept-answer.js';
export * from './parse-answer.js';
export * from './parse-number.js';
export * from './question.js';
export * from './score-answer.js';
export type { AnswerFeedback, AnswerRefusal, AnswerResult, ScoredAnswer } from './scored-answer.js';
