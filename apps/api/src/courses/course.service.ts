import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Locale } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { AppError } from '../platform/errors.js';
import { CourseEdition, type CourseOutline } from './course-edition.entity.js';
import type { CourseSummary, ModuleSummary } from './course.types.js';

const latestEditions = `
  SELECT DISTINCT ON (course_id) id, course_id AS "courseId", number, title, summary, outcomes, structure
  FROM course_edition`;

/** The catalogue: published courses as everybody may see them. */
@Injectable()
export class CourseService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** @returns the newest edition of every course, in one statement */
  async catalogue(locale: Locale): Promise<CourseSummary[]> {
    const editions: CourseEdition[] = await this.db.query(
      `${latestEditions} ORDER BY course_id, number DESC`,
    );
    return editions
      .map((edition) => summaryOf(edition, locale))
      .sort((a, b) => a.title.localeCompare(b.title, locale));
  }

  /** @throws AppError('not-found') */
  async one(courseId: string, locale: Locale): Promise<CourseSummary> {
    const editions: CourseEdition[] = await this.db.query(
      `${latestEditions} WHERE course_id = $1 ORDER BY course_id, number DESC`,
      [courseId],
    );
    const [edition] = editions;
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
    lessons: module.lessons.map((lesson) => ({
      id: lesson.id,
      number: ++number,
      title: lesson.title[locale],
      minutes: lesson.minutes,
      note: lesson.note?.[locale] ?? null,
      skippable: lesson.skippable,
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
export function summaryOf(
  edition: Pick<CourseEdition, 'id' | 'courseId' | 'title' | 'summary' | 'outcomes' | 'structure'>,
  locale: Locale,
): CourseSummary {
  const modules = modulesOf(edition.structure, locale);
  return {
    id: edition.courseId,
    editionId: edition.id,
    title: edition.title[locale],
    summary: edition.summary[locale],
    outcomes: edition.outcomes[locale],
    hours: hoursOf(edition.structure),
    lessonCount: modules.reduce((sum, module) => sum + module.lessons.length, 0),
    modules,
    worksheets: worksheetsOf(edition.structure),
  };
}

function worksheetsOf(structure: CourseOutline): string[] {
  const lessons = structure.modules.flatMap((module) => module.lessons);
  return [...new Set(lessons.flatMap(({ tool }) => tool ?? []))];
}
