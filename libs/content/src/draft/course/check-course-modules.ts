import { circularModules } from '@pateka/domain';
import {
  editionOn,
  moduleTitle,
  newestOn,
  type CourseDraft,
  type CourseDraftModule,
  type Shelf,
} from './course-draft.js';
import { problem, type CourseProblem } from './course-problem.js';

/**
 * Looks the modules of a course through: each there once, readable, with lessons of its own, none waiting
 * in a circle.
 */
export function moduleProblems(draft: CourseDraft, shelf: Shelf): CourseProblem[] {
  if (draft.modules.length === 0)
    return [
      problem(
        { code: 'no-modules', field: 'modules' },
        { bg: 'В курса още няма модули.', en: 'The course has no modules yet.' },
        { bg: 'Добавете поне един от списъка.', en: 'Add at least one from the list.' },
      ),
    ];
  return [
    ...draft.modules.flatMap((module, place) =>
      isRepeated(draft, module, place)
        ? twice(module, shelf)
        : (editionProblem(module, shelf) ?? []),
    ),
    ...sharedLessons(draft, shelf),
    ...circles(draft, shelf),
  ];
}

/** Whether an edition can be had at all, and whether there is a better one. */
function editionProblem(module: CourseDraftModule, shelf: Shelf): CourseProblem | null {
  const { moduleId } = module;
  const [edition, newest] = [editionOn(shelf, module), newestOn(shelf, moduleId)];
  const at = { field: 'modules' as const, moduleId };
  const take = newest
    ? {
        bg: `Вземете издание ${newest.number} или махнете модула.`,
        en: `Take edition ${newest.number} or remove the module.`,
      }
    : { bg: 'Махнете модула.', en: 'Remove the module.' };
  const named = naming(module, shelf);
  if (!edition)
    return problem(
      { ...at, code: 'module-unknown' },
      named('още не е публикуван или не е достъпен.', 'is not published yet, or is out of reach.'),
      {
        bg: 'Изчакайте да бъде публикуван или махнете модула.',
        en: 'Wait until it is published, or remove the module.',
      },
    );
  if (edition.withdrawn)
    return problem(
      { ...at, code: 'module-withdrawn' },
      named(`(издание ${edition.number}) е свален.`, `(edition ${edition.number}) is withdrawn.`),
      take,
    );
  if (!newest || newest.number <= edition.number) return null;
  return problem(
    { ...at, code: 'module-newer', severity: 'advice' },
    named(`има по-ново издание ${newest.number}.`, `has a newer edition, ${newest.number}.`),
    {
      bg: 'Вижте какво е променено и го вземете, ако е готово за курса.',
      en: 'See what changed, and take it when it suits the course.',
    },
  );
}

function naming(module: CourseDraftModule, shelf: Shelf) {
  const title = moduleTitle(shelf, module);
  return (bg: string, en: string) => ({ bg: `„${title.bg}“ ${bg}`, en: `“${title.en}” ${en}` });
}

/** A module that stands in the course a second time. */
function isRepeated({ modules }: CourseDraft, { moduleId }: CourseDraftModule, place: number) {
  return modules.findIndex((other) => other.moduleId === moduleId) < place;
}

function twice(module: CourseDraftModule, shelf: Shelf): CourseProblem {
  return problem(
    { field: 'modules', moduleId: module.moduleId, code: 'module-twice' },
    naming(module, shelf)('е в курса два пъти.', 'is in the course twice.'),
    { bg: 'Махнете единия.', en: 'Remove one of them.' },
  );
}

/** Progress hangs on the ids of lessons: one lesson cannot stand in two modules of a course. */
function sharedLessons(draft: CourseDraft, shelf: Shelf): CourseProblem[] {
  const owners = new Map<string, string>();
  return draft.modules.flatMap((module) => {
    const lessons = editionOn(shelf, module)?.lessons ?? [];
    const shared = lessons.find(
      ({ id }) => (owners.get(id) ?? module.moduleId) !== module.moduleId,
    );
    for (const { id } of lessons) if (!owners.has(id)) owners.set(id, module.moduleId);
    if (!shared) return [];
    return problem(
      { code: 'lesson-twice', field: 'modules', moduleId: module.moduleId },
      {
        bg: `Урокът „${shared.title.bg}“ е и в друг модул на курса.`,
        en: `The lesson “${shared.title.en}” is in another module of the course, too.`,
      },
      { bg: 'Махнете единия модул.', en: 'Remove one of the modules.' },
    );
  });
}

function circles(draft: CourseDraft, shelf: Shelf): CourseProblem[] {
  const round = circularModules(draft.modules.map(({ moduleId: id, after }) => ({ id, after })));
  if (round.length === 0) return [];
  const titles = draft.modules
    .filter(({ moduleId }) => round.includes(moduleId))
    .map((module) => moduleTitle(shelf, module));
  return [
    problem(
      { code: 'circle', field: 'modules' },
      {
        bg: `Модулите се чакат един друг: ${titles.map(({ bg }) => `„${bg}“`).join(', ')}.`,
        en: `Modules wait for each other: ${titles.map(({ en }) => `“${en}”`).join(', ')}.`,
      },
      {
        bg: 'Махнете една от отметките „Препоръчваме първо“.',
        en: 'Remove one of the marks “Better done first”.',
      },
    ),
  ];
}
