export * from './completion.js';
export * from './copy-progress.js';
export * from './course.js';
export * from './lesson-steps.js';
export * from './progress.js';
