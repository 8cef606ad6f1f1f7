import { Injectable } from '@nestjs/common';
import {
  compileLesson,
  isAnswerable,
  type KnownMedia,
  type Lesson,
  type LessonDocument,
  type MediaLookup,
  mediaOf,
  type Module,
  stableId,
} from '@pateka/content';
import { type Bilingual, type CourseRule, type Cover, type Locale, locales } from '@pateka/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { InTransaction } from '../platform/in-transaction.js';
import {
  CourseEdition,
  type CourseOutline,
  type LessonOutline,
  type ModuleOutline,
} from './course-edition.entity.js';
import { CourseEditionModule } from './course-edition-module.entity.js';
import { LessonEdition } from './lesson-edition.entity.js';
import { ModuleEdition } from './module-edition.entity.js';

/** A module to be frozen as an edition. */
export interface ModuleToPublish {
  moduleId: string;
  /** Its text; lesson ids are those of the author. */
  module: Module;
  /** In what it is written; without English the Bulgarian text stands in both places. */
  languages: Locale[];
  /** The line "what changed"; null for a first edition. */
  whatChanged: Bilingual | null;
  /** The public id of a lesson that a link names by the author's id; unknown ones become plain text. */
  lessonIdOf: (authorsId: string) => string | undefined;
}

/** A course to be frozen as an edition. */
export interface CourseToPublish {
  courseId: string;
  title: Bilingual;
  summary: Bilingual;
  outcomes: { bg: string[]; en: string[] };
  certificateTitle: Bilingual;
  /** Whether completing it gives a certificate. */
  certificate: boolean;
  cover: Cover;
  rule: CourseRule;
  modules: PublishedModule[];
}

/** A module edition and its place in a table of contents. */
export interface PublishedModule {
  editionId: string;
  outline: ModuleOutline;
  /** Of its lessons, each once. */
  competences: string[];
}

/** The opaque id of a lesson in addresses, the same over all editions of its module. */
export const lessonIdIn = (moduleId: string, authorsId: string): string =>
  stableId(moduleId, authorsId);

/** Freezes modules and courses: what is published here never changes again. */
@Injectable()
export class PublishEditionService {
  constructor(
    private readonly clock: Clock,
    private readonly happenings: InTransaction,
  ) {}

  /**
   * Publishes the next edition of a module, each lesson compiled in both languages.
   * @param tx the open transaction, in which the module exists
   * @returns the edition's id and its table of contents
   */
  async publishModule(tx: EntityManager, wanted: ModuleToPublish): Promise<PublishedModule> {
    const { moduleId, module, languages, whatChanged } = wanted;
    const edition = await tx.save(
      tx.create(ModuleEdition, {
        moduleId,
        number: await nextNumber(tx, 'module_edition', 'module_id', moduleId),
        title: module.title,
        summary: module.summary,
        content: module,
        languages,
        whatChanged,
        publishedAt: this.clock.now(),
        withdrawnAt: null,
        withdrawnReason: null,
      }),
    );
    const files = await filesOf(tx, wanted);
    for (const [position, lesson] of module.lessons.entries()) {
      const lessonId = lessonIdIn(moduleId, lesson.id);
      for (const locale of locales) {
        const row = { ...compiled(lesson, locale, { ...wanted, files }), lessonId, position };
        await tx.insert(LessonEdition, { ...row, moduleEditionId: edition.id });
      }
    }
    await tx.query(referToMedia, [edition.id, moduleId, mediaOfModule(module)]);
    return publishedModule(edition.id, wanted);
  }

  /**
   * Publishes the next edition of a course.
   * @param tx the open transaction, in which the course exists
   * @returns the new edition
   */
  async publishCourse(tx: EntityManager, wanted: CourseToPublish): Promise<CourseEdition> {
    const { modules, courseId, rule, ...texts } = wanted;
    const structure: CourseOutline = { rule, modules: modules.map(({ outline }) => outline) };
    // Who is just completing the course comes before or after this edition as a whole.
    await tx.query('SELECT 1 FROM course WHERE id = $1 FOR NO KEY UPDATE', [courseId]);
    const number = await nextNumber(tx, 'course_edition', 'course_id', courseId);
    const publishedAt = this.clock.now();
    const gathered = { languages: languagesOf(structure), competences: competencesOf(modules) };
    const edition = await tx.save(
      tx.create(CourseEdition, {
        ...{ courseId, number, rule, structure, publishedAt },
        ...texts,
        ...gathered,
      }),
    );
    await tx.insert(
      CourseEditionModule,
      modules.map(({ editionId }, position) => ({
        courseEditionId: edition.id,
        moduleEditionId: editionId,
        position,
      })),
    );
    const courseEditionId = edition.id;
    await this.happenings.tell(tx, 'course.published', {
      courseId,
      courseEditionId,
      now: publishedAt,
    });
    return edition;
  }
}

/**
 * Parameters: edition, module, ids. Publishing shows a file to everybody, so only what the module's own network
 * holds is referred to: an id that somebody knows from elsewhere opens nothing.
 */
const referToMedia = `
  INSERT INTO edition_media (module_edition_id, media_id)
  SELECT $1, h.media_id FROM media_holding h
  JOIN organisation o ON o.network_id = h.network_id
  JOIN module m ON m.organisation_id = o.id
  WHERE m.id = $2 AND h.media_id = ANY($3)`;

const mediaOfModule = ({ lessons }: Module): string[] =>
  mediaOf(lessons.flatMap((lesson) => locales.flatMap((locale) => lesson[locale].blocks)));

async function nextNumber(
  tx: EntityManager,
  table: 'module_edition' | 'course_edition',
  column: 'module_id' | 'course_id',
  id: string,
): Promise<number> {
  const [row]: { next: number }[] = await tx.query(
    `SELECT coalesce(max(number), 0) + 1 AS next FROM ${table} WHERE ${column} = $1`,
    [id],
  );
  return row?.next ?? 1;
}

/** Parameters: module, ids. */
const heldByModule = `
  SELECT f.id, f.kind, f.type, f.bytes, f.width, f.height FROM media_file f
  JOIN media_holding h ON h.media_id = f.id
  JOIN organisation o ON o.network_id = h.network_id
  JOIN module m ON m.organisation_id = o.id
  WHERE m.id = $1 AND f.id = ANY($2)`;

/** What the compiler needs to know of the files that a module shows. */
async function filesOf(
  tx: EntityManager,
  { moduleId, module }: Pick<ModuleToPublish, 'moduleId' | 'module'>,
): Promise<MediaLookup> {
  const ids = mediaOfModule(module);
  if (ids.length === 0) return () => undefined;
  const rows: (KnownMedia & { id: string })[] = await tx.query(heldByModule, [moduleId, ids]);
  const known = new Map(rows.map((row) => [row.id, row]));
  return (id) => known.get(id);
}

function compiled(
  lesson: Lesson,
  locale: Locale,
  {
    languages,
    lessonIdOf,
    files,
  }: Pick<ModuleToPublish, 'languages' | 'lessonIdOf'> & { files: MediaLookup },
) {
  const language = languages.includes(locale) ? locale : 'bg';
  const document = lesson[language];
  const lessonHref = (authorsId: string) => {
    const id = lessonIdOf(authorsId);
    return id === undefined ? undefined : `lesson:${id}`;
  };
  const { parts, answerKeys, text } = compileLesson(lesson, language, {
    lessonHref,
    mediaOf: files,
  });
  const { title, purpose, minutes, outcomes } = document;
  const { skippable, competences } = lesson;
  return {
    locale,
    title,
    purpose,
    minutes,
    outcomes,
    note: document.note ?? null,
    skippable,
    competences,
    parts,
    answerKeys,
    text,
  };
}

/** @returns the languages that all modules of a course have */
export const languagesOf = ({ modules }: CourseOutline): Locale[] =>
  locales.filter((locale) => modules.every(({ languages }) => languages?.includes(locale) ?? true));

/** @returns what the lessons of some modules teach, each competence once, in order */
export const competencesOf = (modules: readonly Pick<PublishedModule, 'competences'>[]): string[] =>
  [...new Set(modules.flatMap(({ competences }) => competences))].sort();

/** @returns a module edition as a course is made of it */
export function publishedModule(
  editionId: string,
  { moduleId, module, languages }: Pick<ModuleToPublish, 'moduleId' | 'module' | 'languages'>,
): PublishedModule {
  return {
    editionId,
    outline: outlineOf(moduleId, module, languages),
    competences: competencesOf(module.lessons),
  };
}

/** @returns a module's place in a course's table of contents */
export function outlineOf(
  moduleId: string,
  { title, lessons }: Module,
  languages: Locale[] = [...locales],
): ModuleOutline {
  return {
    id: moduleId,
    title,
    languages,
    lessons: lessons.map((lesson) => lessonOutline(lesson, lessonIdIn(moduleId, lesson.id))),
  };
}

function lessonOutline(lesson: Lesson, id: string): LessonOutline {
  const { bg, en, skippable } = lesson;
  return {
    id,
    skippable,
    minutes: bg.minutes,
    questionIds: answerable(bg).filter((questionId) => answerable(en).includes(questionId)),
    title: { bg: bg.title, en: en.title },
    note: bg.note && en.note ? { bg: bg.note, en: en.note } : null,
    tool: bg.blocks.find((block) => block.block === 'worksheet')?.tool ?? null,
  };
}

/** What is left out of the page is asked of nobody. */
const answerable = ({ blocks }: LessonDocument): string[] =>
  blocks.flatMap((block) => (block.block === 'question' && isAnswerable(block) ? [block.id] : []));
