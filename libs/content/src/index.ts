export * from './blocks.js';
export type { CatalogueProblem } from './check/catalogue-problem.js';
export { checkPackage } from './check/check.js';
export * from './compile.js';
export type { KnownMedia, MediaLookup } from './compile-media.js';
export type {
  AnswerKey,
  LearnerChoice,
  LearnerPiece,
  LearnerQuestion,
  LearnerStep,
} from './compile-question.js';
export type * from './course-package.js';
export { competenceSchema, factSchema, type Competence, type Fact } from './facts.js';
export { factText, fillFacts, type FactValue } from './fill-facts.js';
export { kebabId } from './ids.js';
export { countWords, inlinesOf, nominalMinutes } from './lesson-text.js';
export { mediaOf } from './media-of.js';
export { parsePackage, type ParsedPackage } from './package/parse-package.js';
export type { PackageFile } from './package/problem.js';
export { readPackage, type PackageResult } from './package/read-package.js';
export { readPackageFolder } from './package/read-package-folder.js';
export { stableId } from './stable-id.js';
export { isAnswerable } from './unfinished.js';
