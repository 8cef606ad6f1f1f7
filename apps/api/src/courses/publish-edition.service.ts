import { Injectable } from '@nestjs/common';
import { compileLesson, type Lesson, type Module, stableId } from '@pateka/content';
import { type Bilingual, type CourseRule, type Cover, type Locale, locales } from '@pateka/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
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
  constructor(private readonly clock: Clock) {}

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
    for (const [position, lesson] of module.lessons.entries()) {
      const lessonId = lessonIdIn(moduleId, lesson.id);
      for (const locale of locales) {
        const row = { ...compiled(lesson, locale, wanted), lessonId, position };
        await tx.insert(LessonEdition, { ...row, moduleEditionId: edition.id });
      }
    }
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
    return edition;
  }
}

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

function compiled(
  lesson: Lesson,
  locale: Locale,
  { languages, lessonIdOf }: Pick<ModuleToPublish, 'languages' | 'lessonIdOf'>,
) {
  const language = languages.includes(locale) ? locale : 'bg';
  const document = lesson[language];
  const lessonHref = (authorsId: string) => {
    const id = lessonIdOf(authorsId);
    return id === undefined ? undefined : `lesson:${id}`;
  };
  const { parts, answerKeys, text } = compileLesson(lesson, language, { lessonHref });
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
    questionIds: bg.blocks.flatMap((block) => (block.block === 'question' ? [block.id] : [])),
    title: { bg: bg.title, en: en.title },
    note: bg.note && en.note ? { bg: bg.note, en: en.note } : null,
    tool: bg.blocks.find((block) => block.block === 'worksheet')?.tool ?? null,
  };
}
