import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Actor, isOptional, type Locale, locales, withWithdrawn } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { AppError } from '../platform/errors.js';
import type { CourseEdition, CourseOutline } from './course-edition.entity.js';
import type { CourseSummary, ModuleSummary } from './course.types.js';
import { readEdition, withdrawnModules } from './edition.queries.js';

const columns = `ce.course_id AS "courseId", ce.title, ce.summary, ce.outcomes, ce.structure, ce.languages, ce.cover,
  ce.certificate, ${withdrawnModules('ce.id')} AS withdrawn`;

/** The edition of every course that somebody who comes now gets. */
const onOffer = `SELECT ${columns} FROM course c ${readEdition('NULL')}`;

/** Parameters: course, account or null. Who is enrolled sees the edition she is in. */
const asRead = `SELECT ${columns} FROM course c ${readEdition('$2')} WHERE c.id = $1`;

/** An edition as it is read, and which of its modules are withdrawn now. */
export type ReadEdition = Pick<
  CourseEdition,
  | 'courseId'
  | 'title'
  | 'summary'
  | 'outcomes'
  | 'structure'
  | 'languages'
  | 'cover'
  | 'certificate'
> & { withdrawn: string[] };

/** The catalogue: published courses as everybody may see them. */
@Injectable()
export class CourseService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** @returns every course in the edition on offer, in one statement */
  async catalogue(locale: Locale): Promise<CourseSummary[]> {
    const editions: ReadEdition[] = await this.db.query(onOffer);
    return editions
      .map((edition) => summaryOf(edition, locale))
      .sort((a, b) => a.title.localeCompare(b.title, locale));
  }

  /**
   * @param actor a learner who is enrolled gets the edition she is in, whatever came after it
   * @throws AppError('not-found')
   */
  async one(actor: Actor, courseId: string, locale: Locale): Promise<CourseSummary> {
    const accountId = actor.kind === 'learner' ? actor.accountId : null;
    const [edition]: ReadEdition[] = await this.db.query(asRead, [courseId, accountId]);
    if (!edition) throw new AppError('not-found');
    return summaryOf(edition, locale);
  }
}

/** @returns an edition's table of contents in one language, lessons numbered through the course */
export function modulesOf(structure: CourseOutline, locale: Locale): ModuleSummary[] {
  let number = 0;
  return structure.modules.map((module) => ({
    id: module.id,
    title: module.title[locale],
    withdrawn: module.withdrawn ?? false,
    languages: module.languages ?? [...locales],
    lessons: module.lessons.map((lesson) => ({
      id: lesson.id,
      number: ++number,
      title: lesson.title[locale],
      minutes: lesson.minutes,
      note: lesson.note?.[locale] ?? null,
      skippable: lesson.skippable,
      optional: isOptional(structure, lesson.id),
    })),
  }));
}

/** @returns the nominal hours of all lessons of an edition, rounded up to half hours */
export function hoursOf(structure: CourseOutline): number {
  const minutes = structure.modules
    .flatMap((module) => module.lessons)
    .reduce((sum, lesson) => sum + lesson.minutes, 0);
  return Math.ceil(minutes / 30) / 2;
}

/** @returns an edition as everybody may see it, in one language */
export function summaryOf(edition: ReadEdition, locale: Locale): CourseSummary {
  const structure = withWithdrawn(edition.structure, edition.withdrawn);
  const modules = modulesOf(structure, locale);
  return {
    id: edition.courseId,
    structure,
    title: edition.title[locale],
    summary: edition.summary[locale],
    outcomes: edition.outcomes[locale],
    hours: hoursOf(structure),
    lessonCount: modules.reduce((sum, module) => sum + module.lessons.length, 0),
    modules,
    languages: edition.languages,
    cover: edition.cover,
    certificate: edition.certificate,
    worksheets: worksheetsOf(structure),
  };
}

function worksheetsOf(structure: CourseOutline): string[] {
  const lessons = structure.modules.flatMap((module) => module.lessons);
  return [...new Set(lessons.flatMap(({ tool }) => tool ?? []))];
}
