import type { PackageSource } from '../package/package-source.js';
import type { CatalogueProblem } from './catalogue-problem.js';
import {
  namesInCourse,
  neutralTitles,
  skippableHasNote,
  skippableShare,
  uniqueIds,
  wordsAround,
} from './course.js';
import {
  sameAnswers,
  sameBlocks,
  sameFigures,
  sameFrontMatter,
  similarLength,
} from './languages.js';
import { minutesMatch, wordsInRange } from './length.js';
import {
  everyAnswerExplained,
  idsInLesson,
  numbersStandAlone,
  rightAnswers,
  severalTypes,
  threeQuestions,
} from './questions.js';
import {
  competencesExist,
  factsExist,
  linksAlive,
  linkTexts,
  oneSheet,
  sheetFactsExist,
} from './references.js';
import type { Catalogue, LanguageRule, LessonRule } from './rule.js';
import {
  blocksHaveContent,
  hasOpening,
  hasSections,
  hasStory,
  headingsInOrder,
  questionsInTheirSection,
} from './sections.js';
import { noTypedFigures, politeAddress, wordsToAvoid } from './words.js';

const lessonRules: readonly LessonRule[] = [
  hasOpening,
  hasStory,
  hasSections,
  questionsInTheirSection,
  headingsInOrder,
  blocksHaveContent,
  threeQuestions,
  severalTypes,
  rightAnswers,
  everyAnswerExplained,
  idsInLesson,
  numbersStandAlone,
  minutesMatch,
  wordsInRange,
  factsExist,
  sheetFactsExist,
  oneSheet,
  competencesExist,
  linksAlive,
  linkTexts,
  wordsToAvoid,
  politeAddress,
  noTypedFigures,
  skippableHasNote,
];

const languageRules: readonly LanguageRule[] = [
  sameFrontMatter,
  sameBlocks,
  sameAnswers,
  sameFigures,
  similarLength,
];

/**
 * Applies every rule of content to a package whose form could be read.
 * @param source the package as written; parts that could not be read are absent and not judged
 * @returns all problems, unsorted; none means that it may be published
 */
export function checkPackage(source: PackageSource): CatalogueProblem[] {
  const { facts, competences, courses } = source;
  const modules = courses.flatMap((course) => course.modules);
  const lessons = modules.flatMap((module) => module.lessons);
  const catalogue: Catalogue = {
    ...(facts && { facts: new Set(facts.value.map(({ id }) => id)) }),
    ...(competences && { competences: new Set(competences.value.map(({ id }) => id)) }),
    // Listed, not read: a lesson with a broken file is still a lesson to link to.
    lessons: new Set(modules.flatMap(({ yaml }) => yaml.value.lessons)),
  };
  const files = lessons.flatMap(({ bg, en }) => [bg, en]);
  return [
    ...uniqueIds(source),
    ...courses.flatMap(namesInCourse),
    ...courses.flatMap(skippableShare),
    ...courses.flatMap(neutralTitles),
    ...wordsAround(source),
    ...files.flatMap((file) => lessonRules.flatMap((rule) => rule(file, catalogue))),
    ...lessons.flatMap((lesson) => languageRules.flatMap((rule) => rule(lesson))),
  ];
}
