import { moduleProblems } from './check-course-modules.js';
import { textProblems } from './check-course-texts.js';
import {
  courseLanguages,
  editionOn,
  moduleTitle,
  type CourseDraft,
  type Shelf,
} from './course-draft.js';
import { problem, type CourseProblem } from './course-problem.js';

function ruleProblems(draft: CourseDraft, shelf: Shelf): CourseProblem[] {
  const lessons = draft.modules.flatMap((module) =>
    (editionOn(shelf, module)?.lessons ?? []).map((lesson) => ({
      ...lesson,
      optional: module.optional.includes(lesson.id),
    })),
  );
  if (lessons.length === 0) return [];
  const required = lessons.filter(({ optional }) => !optional);
  if (required.length === 0)
    return [
      problem(
        { code: 'all-optional', field: 'rule' },
        { bg: 'Всички уроци са по желание.', en: 'All lessons are optional.' },
        { bg: 'Оставете поне един задължителен.', en: 'Leave at least one required.' },
      ),
    ];
  const limit = Math.floor(lessons.length * draft.maxSkippedShare + 1e-9);
  const skippable = required.filter((lesson) => lesson.skippable).length;
  if (skippable <= limit) return [];
  return [
    problem(
      { code: 'too-many-skippable', field: 'rule' },
      {
        bg: `Уроци с чувствителна тема, които може да се пропуснат: ${skippable}. Правилото допуска ${limit}.`,
        en: `Lessons on sensitive subjects that may be skipped: ${skippable}. The rule allows ${limit}.`,
      },
      {
        bg: 'Отбележете някои от тях като „по желание“: никоя не бива да е принудена да чете за болезненото.',
        en: 'Mark some of them as optional: nobody should have to read about what hurts.',
      },
    ),
  ];
}

/** A course is in English only when all of it is. */
function languageProblems(draft: CourseDraft, shelf: Shelf): CourseProblem[] {
  const onlyBulgarian = draft.modules.filter(
    (module) => editionOn(shelf, module)?.languages.includes('en') === false,
  );
  if (onlyBulgarian.length === 0 || onlyBulgarian.length === draft.modules.length) return [];
  return onlyBulgarian.map((module) => {
    const title = moduleTitle(shelf, module);
    return problem(
      { code: 'language', severity: 'advice', field: 'modules', moduleId: module.moduleId },
      {
        bg: `„${title.bg}“ е само на български, затова и курсът се води на български.`,
        en: `“${title.en}” is in Bulgarian only, so the course counts as Bulgarian.`,
      },
      {
        bg: 'Помолете партньора за превод или оставете така: на английски модулът е отбелязан.',
        en: 'Ask the partner for a translation, or leave it: English readers see it marked.',
      },
    );
  });
}

/** Advice that is better followed in the order in which it is read. */
function orderProblems({ modules }: CourseDraft, shelf: Shelf): CourseProblem[] {
  return modules.flatMap((module, place) => {
    const later = modules
      .slice(place + 1)
      .filter(({ moduleId }) => module.after.includes(moduleId));
    return later.map((other) => {
      const [first, second] = [moduleTitle(shelf, other), moduleTitle(shelf, module)];
      return problem(
        { code: 'order', severity: 'advice', field: 'modules', moduleId: module.moduleId },
        {
          bg: `„${first.bg}“ се препоръчва преди „${second.bg}“, а стои след него.`,
          en: `“${first.en}” is advised before “${second.en}”, but stands after it.`,
        },
        { bg: 'Преместете го по-нагоре.', en: 'Move it further up.' },
      );
    });
  });
}

/**
 * Looks a course through before it is published.
 * @param draft the course
 * @param shelf the modules within reach, with what is withdrawn
 * @returns what to mend, what blocks publishing first; empty when all is well
 */
export function checkCourse(draft: CourseDraft, shelf: Shelf): CourseProblem[] {
  const found = [
    ...moduleProblems(draft, shelf),
    ...textProblems(draft, courseLanguages(draft, shelf)),
    ...ruleProblems(draft, shelf),
    ...languageProblems(draft, shelf),
    ...orderProblems(draft, shelf),
  ];
  const blocking = found.filter(({ severity }) => severity === 'blocks');
  return [...blocking, ...found.filter(({ severity }) => severity !== 'blocks')];
}
