import { covers, plainCover, type Bilingual, type Locale } from '@pateka/domain';
import { z } from 'zod';

/*
 * A course while it is put together: which module editions, in which order, by which rule. Anything may
 * still be missing; `check-course.ts` says what. Like the rest of this folder it knows nothing of Node.
 */

const bilingual = (longest: number) =>
  z.strictObject({ bg: z.string().max(longest), en: z.string().max(longest) });
const id = z.string().min(1).max(80);
const outcomes = z.array(z.string().max(300)).max(12);

/** One module of a course: which edition of it, always by its number. */
export const courseModuleSchema = z.strictObject({
  moduleId: id,
  edition: z.int().min(1),
  /** Lessons that may be left out. */
  optional: z.array(id).max(300),
  /** Modules that are better finished first. */
  after: z.array(id).max(40),
});
/** One module of a course. */
export type CourseDraftModule = z.infer<typeof courseModuleSchema>;

/** Schema of a course while it is put together. */
export const courseDraftSchema = z.strictObject({
  title: bilingual(200),
  summary: bilingual(1_000),
  outcomes: z.strictObject({ bg: outcomes, en: outcomes }),
  modules: z.array(courseModuleSchema).max(40),
  /** Of all lessons, 0 to 0.3. */
  maxSkippedShare: z.number().min(0).max(0.3),
  mastery: z
    .strictObject({ of: z.enum(['lesson', 'course']), share: z.number().min(0.1).max(1) })
    .nullable(),
  /** Null: completing the course gives no certificate. */
  certificateTitle: bilingual(200).nullable(),
  cover: z.enum(covers),
});
/** A course while it is put together. */
export type CourseDraft = z.infer<typeof courseDraftSchema>;

/** @returns a course with nothing in it yet */
export const emptyCourse = (): CourseDraft => ({
  title: { bg: '', en: '' },
  summary: { bg: '', en: '' },
  outcomes: { bg: [], en: [] },
  modules: [],
  maxSkippedShare: 0.3,
  mastery: null,
  certificateTitle: { bg: '', en: '' },
  cover: plainCover,
});

/** A lesson of a module edition, as far as a course is concerned. */
export interface ShelfLesson {
  id: string;
  title: Bilingual;
  minutes: number;
  skippable: boolean;
}

/** A module edition that a course may be made of. */
export interface ShelfEdition {
  number: number;
  title: Bilingual;
  languages: Locale[];
  lessons: ShelfLesson[];
  withdrawn: boolean;
}

/** A module that a course may be made of: its editions, the newest last. */
export interface ShelfModule {
  moduleId: string;
  organisation: Bilingual;
  archived: boolean;
  editions: ShelfEdition[];
}

/** All modules within reach of a network, by their id. */
export type Shelf = ReadonlyMap<string, ShelfModule>;

/** @returns the edition of a module that a course refers to; nothing when it is out of reach */
export const editionOn = (
  shelf: Shelf,
  { moduleId, edition }: Pick<CourseDraftModule, 'moduleId' | 'edition'>,
): ShelfEdition | undefined =>
  shelf.get(moduleId)?.editions.find(({ number }) => number === edition);

/** @returns the newest edition of a module that is not withdrawn */
export const newestOn = (shelf: Shelf, moduleId: string): ShelfEdition | undefined =>
  shelf.get(moduleId)?.editions.findLast(({ withdrawn }) => !withdrawn);

/** @returns the title of a module as the course has it, or else its id */
export function moduleTitle(shelf: Shelf, module: Pick<CourseDraftModule, 'moduleId' | 'edition'>) {
  const edition = editionOn(shelf, module) ?? shelf.get(module.moduleId)?.editions.at(-1);
  return edition?.title ?? { bg: module.moduleId, en: module.moduleId };
}

/**
 * In which languages a course can be read as a whole.
 * @returns bg, and en when every module has it
 */
export function courseLanguages(draft: Pick<CourseDraft, 'modules'>, shelf: Shelf): Locale[] {
  const inEnglish = draft.modules.every(
    (module) => editionOn(shelf, module)?.languages.includes('en') ?? false,
  );
  return inEnglish ? ['bg', 'en'] : ['bg'];
}
