import type { Locale } from '@pateka/domain';
import type { DraftLesson } from '../draft.js';
import type { DraftCatalogue, DraftProblem, ModuleToCheck } from '../problem.js';
import { competencesExist, headIsWritten, skippableHasNote } from './head.js';
import {
  everythingIsTranslated,
  languagesAgree,
  noteInBoth,
  somethingIsWritten,
} from './languages.js';
import { lengthIsUsual, oneWorksheet, questionsAreUsual } from './length.js';
import {
  filesAreKept,
  picturesAreDescribed,
  picturesOfWords,
  recordingsAreWritten,
  videosAreCaptioned,
} from './media.js';
import { moduleRules } from './module.js';
import {
  answersAreExplained,
  answersAreWritten,
  answersDiffer,
  enoughAnswers,
  numbersStandAlone,
  promptsAreWritten,
  rightAnswers,
  textsAreAccepted,
} from './questions.js';
import { sentencesAreShort, textIsReadable } from './reading.js';
import { factsHold, idsAreUnique } from './references.js';
import { scenariosLeadOn, stepsAreTold } from './scenario.js';
import { blocksHaveContent, headingsInOrder, linkTexts, tablesFit } from './texts.js';
import { viewOf, type DraftRule } from './view.js';
import { noTypedFigures, politeAddress, wordsToAvoid } from './words.js';

const lessonRules: readonly DraftRule[] = [
  headIsWritten,
  somethingIsWritten,
  everythingIsTranslated,
  noteInBoth,
  languagesAgree,
  skippableHasNote,
  filesAreKept,
  picturesAreDescribed,
  picturesOfWords,
  recordingsAreWritten,
  videosAreCaptioned,
  promptsAreWritten,
  enoughAnswers,
  rightAnswers,
  answersAreWritten,
  answersDiffer,
  textsAreAccepted,
  answersAreExplained,
  numbersStandAlone,
  scenariosLeadOn,
  stepsAreTold,
  blocksHaveContent,
  oneWorksheet,
  idsAreUnique,
  factsHold,
  competencesExist,
  headingsInOrder,
  linkTexts,
  tablesFit,
  wordsToAvoid,
  politeAddress,
  noTypedFigures,
  textIsReadable,
  sentencesAreShort,
  lengthIsUsual,
  questionsAreUsual,
];

/** The same thing said twice of one place is said once. */
function once(problems: readonly DraftProblem[]): DraftProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, blockId, locale, message }) => {
    const key = [code, blockId, locale, message.bg].join('\n');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** In the order of reading: the lines above the text, then row after row. */
function inOrder(lesson: DraftLesson, problems: readonly DraftProblem[]): DraftProblem[] {
  const places = new Map<string | null, number>(lesson.blocks.map(({ id }, at) => [id, at]));
  const placeOf = ({ blockId }: DraftProblem): number => places.get(blockId) ?? -1;
  return [...problems].sort((one, other) => placeOf(one) - placeOf(other));
}

/**
 * Checks a lesson while it is written. Quick enough to be run at each pause of typing.
 * @param lesson the draft, however unfinished
 * @param languages the languages of its module
 * @param catalogue what it may refer to, as it stands today
 * @returns what there is to mend, in the order of reading; nothing that blocks means it may be published
 */
export function checkDraftLesson(
  lesson: DraftLesson,
  languages: readonly Locale[],
  catalogue: DraftCatalogue,
): DraftProblem[] {
  const view = viewOf(lesson, languages, catalogue);
  const found = lessonRules.flatMap((rule) => rule(view));
  return inOrder(lesson, once(found.map((each) => ({ ...each, lessonId: lesson.id }))));
}

/**
 * Checks a module with all its lessons.
 * @param module the module while it is written
 * @param catalogue what it may refer to, as it stands today
 * @returns what there is to mend: of the module itself, then lesson by lesson
 */
export function checkDraftModule(module: ModuleToCheck, catalogue: DraftCatalogue): DraftProblem[] {
  const whole = moduleRules.flatMap((rule) => rule(module));
  const ofLessons = module.lessons.flatMap((lesson) => [
    ...whole.filter(({ lessonId }) => lessonId === lesson.id),
    ...checkDraftLesson(lesson, module.languages, catalogue),
  ]);
  return [...whole.filter(({ lessonId }) => lessonId === null), ...ofLessons];
}
