export * from './change-course.js';
export * from './check-course.js';
export * from './course-changes.js';
export * from './course-draft.js';
export type { CourseProblem } from './course-problem.js';
