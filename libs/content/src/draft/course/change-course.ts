import { editionOn, newestOn, type CourseDraft, type Shelf } from './course-draft.js';

/**
 * Adds a module at the end, in its newest edition that can be read.
 * @returns the course with it; as it was when the module is in it already or cannot be had
 */
export function addModule(draft: CourseDraft, moduleId: string, shelf: Shelf): CourseDraft {
  const edition = newestOn(shelf, moduleId)?.number;
  const isThere = draft.modules.some((module) => module.moduleId === moduleId);
  if (edition === undefined || isThere) return draft;
  const added = { moduleId, edition, optional: [], after: [] };
  return { ...draft, modules: [...draft.modules, added] };
}

/** @returns the course without a module; nobody is advised to do it first any more */
export function removeModule(draft: CourseDraft, moduleId: string): CourseDraft {
  return {
    ...draft,
    modules: draft.modules
      .filter((module) => module.moduleId !== moduleId)
      .map((module) => ({ ...module, after: module.after.filter((id) => id !== moduleId) })),
  };
}

/**
 * Moves a module.
 * @param by -1 for one place up, 1 for one place down
 * @returns the course in the new order; as it was at either end
 */
export function moveModule(draft: CourseDraft, moduleId: string, by: -1 | 1): CourseDraft {
  const from = draft.modules.findIndex((module) => module.moduleId === moduleId);
  const [module, other] = [draft.modules[from], draft.modules[from + by]];
  if (!module || !other) return draft;
  const modules = [...draft.modules];
  modules[from] = other;
  modules[from + by] = module;
  return { ...draft, modules };
}

/**
 * Takes another edition of a module. Lessons that it does not have are no longer optional.
 * @returns the course with it; as it was when there is no such edition
 */
export function chooseEdition(
  draft: CourseDraft,
  { moduleId, edition }: { moduleId: string; edition: number },
  shelf: Shelf,
): CourseDraft {
  const chosen = editionOn(shelf, { moduleId, edition });
  if (!chosen) return draft;
  const has = new Set(chosen.lessons.map(({ id }) => id));
  return {
    ...draft,
    modules: draft.modules.map((module) =>
      module.moduleId === moduleId
        ? { ...module, edition, optional: module.optional.filter((id) => has.has(id)) }
        : module,
    ),
  };
}
