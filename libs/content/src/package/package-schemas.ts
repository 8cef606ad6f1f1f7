import { covers } from '@pateka/domain';
import { z } from 'zod';
import { bilingual, competenceSchema, factSchema } from '../facts.js';
import { kebabId } from '../ids.js';

const text = z.string().trim().min(1);
const idList = z.array(kebabId).min(1);

/** facts.yaml */
export const factsFile = z.array(factSchema);
/** competences.yaml */
export const competencesFile = z.array(competenceSchema);

/** Of each module, by its id, what is listed for it. */
const byModule = z.record(kebabId, z.array(kebabId));

/** What any course says besides its texts; a course may allow less skipping than 30 %, never more. */
const courseFields = {
  id: kebabId,
  cover: z.enum(covers).optional(),
  rule: z.strictObject({
    maxSkippedShare: z.number().min(0).max(0.3),
    /** Lessons that may be left out. */
    optionalLessons: byModule.optional(),
    mastery: z
      .strictObject({ of: z.enum(['lesson', 'course']), share: z.number().min(0.1).max(1) })
      .optional(),
  }),
  /** Modules that are better finished first. */
  prerequisites: byModule.optional(),
};

/** course.yaml */
export const courseFile = z.strictObject({
  ...courseFields,
  title: bilingual,
  summary: bilingual,
  outcomes: z.strictObject({ bg: z.array(text).min(1), en: z.array(text).min(1) }),
  /** Null: completing the course gives no certificate. */
  certificateTitle: bilingual.nullable(),
  modules: idList,
});
/** What course.yaml holds. */
export type CourseFile = z.infer<typeof courseFile>;

/** module.yaml */
export const moduleFile = z.strictObject({
  id: kebabId,
  title: bilingual,
  summary: bilingual,
  lessons: idList,
});
/** What module.yaml holds. */
export type ModuleFile = z.infer<typeof moduleFile>;

const anyText = z.string();
const anyBilingual = z.strictObject({ bg: anyText, en: anyText });

/** course.yaml of a package of drafts: anything may still be missing. */
export const draftCourseFile = z.strictObject({
  ...courseFields,
  title: anyBilingual,
  summary: anyBilingual,
  outcomes: z.strictObject({ bg: z.array(anyText), en: z.array(anyText) }),
  certificateTitle: anyBilingual.nullable(),
  modules: z.array(kebabId),
  /** How many modules stayed out because they were withdrawn. */
  leftOut: z.int().min(0).default(0),
});
/** What course.yaml of a package of drafts holds. */
export type DraftCourseFile = z.infer<typeof draftCourseFile>;

/** module.yaml of drafts: anything may still be missing, English as a whole, too. */
export const draftModuleFile = z.strictObject({
  id: kebabId,
  title: anyBilingual,
  summary: anyBilingual,
  languages: z.array(z.enum(['bg', 'en'])).default(['bg', 'en']),
  lessons: z.array(kebabId),
});

/** The front matter of a draft's lesson. */
export const draftFrontMatter = z.strictObject({
  id: kebabId,
  title: anyText.default(''),
  purpose: anyText.default(''),
  minutes: z.int().min(1).max(60).optional(),
  exercise: z.int().min(0).max(3).default(0),
  outcomes: z.array(anyText).default([]),
  competences: z.array(anyText).default([]),
  note: anyText.default(''),
  skippable: z.boolean().default(false),
});
/** What the front matter of a draft's lesson holds. */
export type DraftFrontMatter = z.infer<typeof draftFrontMatter>;

/** How much of a lesson's text a row of the editor holds: so many pieces of text, or a block. */
const rowShare = z.union([z.int().min(0), z.literal('block')]).nullable();

/** rows.yaml: what the studio knows of a lesson besides its text. */
export const rowsFile = z.strictObject({
  headTranslatedFrom: z.string().max(40).nullable(),
  rows: z.array(
    z.strictObject({
      id: kebabId,
      bg: rowShare,
      en: rowShare,
      translatedFrom: z.string().max(40).nullable(),
    }),
  ),
});
/** What rows.yaml holds. */
export type RowsFile = z.infer<typeof rowsFile>;

/** The front matter of a lesson. */
export const frontMatter = z.strictObject({
  id: kebabId,
  title: text,
  purpose: text,
  minutes: z.int().min(1).max(60),
  exercise: z.int().min(0).max(3),
  outcomes: z.array(text).min(1),
  competences: z.array(z.string()).min(1),
  note: text.optional(),
  skippable: z.boolean().optional(),
});
/** What the front matter of a lesson holds. */
export type FrontMatter = z.infer<typeof frontMatter>;
