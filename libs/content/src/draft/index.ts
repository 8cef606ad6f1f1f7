export * from '../blocks.js';
export { countWords, inlinesOf, nominalMinutes, plainText } from '../lesson-text.js';
export * from './compare.js';
export type { Piece } from './compare-words.js';
export * from './draft.js';
export { draftFromLesson } from './draft-from-lesson.js';
export { lessonFromDraft } from './lesson-from-draft.js';
export type { Change } from './match-up.js';
export * from './translation.js';
