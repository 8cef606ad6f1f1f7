export * from '../blocks.js';
export { countWords, inlinesOf, nominalMinutes, plainText } from '../lesson-text.js';
export * from './draft.js';
export { draftFromLesson } from './draft-from-lesson.js';
export { lessonFromDraft } from './lesson-from-draft.js';
export * from './translation.js';
