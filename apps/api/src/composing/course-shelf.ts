import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  type CourseDraft,
  courseLanguages,
  editionOn,
  newestOn,
  type Shelf,
} from '@pateka/content/draft';
import type { Locale, StaffActor } from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import type { ModuleOutline } from '../courses/course-edition.entity.js';
import { type PublishedModule, publishedModule } from '../courses/publish-edition.service.js';
import type { ModuleEdition } from '../courses/module-edition.entity.js';
import { AppError } from '../platform/errors.js';
import {
  chosenEditions,
  coursesOf,
  lockEditions,
  shelfOf,
  type ShelfRow,
} from './composing.queries.js';
import { type CourseRow, ruleOf } from './course-content.js';

type ChosenEdition = Pick<ModuleEdition, 'id' | 'moduleId' | 'languages'> & {
  module: ModuleEdition['content'];
};

/** What courses are made of, and the courses of a network as they stand. */
@Injectable()
export class CourseShelf {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** @returns the modules within the actor's reach, in one statement */
  async modules({ networkId }: StaffActor, tx: EntityManager = this.db.manager): Promise<Shelf> {
    const rows: ShelfRow[] = await tx.query(shelfOf, [networkId]);
    return new Map(rows.map((row) => [row.moduleId, row]));
  }

  /** @returns the courses of the actor's network, with an edition, a draft, or both */
  courses({ networkId }: StaffActor): Promise<CourseRow[]> {
    return this.db.query(coursesOf, [networkId, null]);
  }

  /** @throws AppError('not-found') also for a course of another network */
  async course(
    { networkId }: StaffActor,
    courseId: string,
    tx: EntityManager = this.db.manager,
  ): Promise<CourseRow> {
    const [row]: CourseRow[] = await tx.query(coursesOf, [networkId, courseId]);
    if (!row) throw new AppError('not-found');
    return row;
  }

  /**
   * The chosen module editions as a course edition takes them, in the order of the draft. What is out of
   * reach is left out; `checkCourse` says so.
   * @param tx when given, none of them is withdrawn before that transaction ends
   */
  async chosen(
    { modules }: CourseDraft,
    shelf: Shelf,
    tx?: EntityManager,
  ): Promise<PublishedModule[]> {
    const within = modules.filter((module) => editionOn(shelf, module));
    const statement = tx ? lockEditions : chosenEditions;
    const rows: ChosenEdition[] = await (tx ?? this.db).query(statement, [
      within.map(({ moduleId }) => moduleId),
      within.map(({ edition }) => edition),
    ]);
    return within.flatMap(({ moduleId, after }) => {
      const row = rows.find((found) => found.moduleId === moduleId);
      if (!row) return [];
      const published = publishedModule(row.id, row);
      const outline: ModuleOutline = { ...published.outline, ...(after.length > 0 && { after }) };
      return { ...published, outline };
    });
  }
}

/** What is worked out of a draft, for pages that show it. */
export interface CourseFigures {
  hours: number;
  languages: Locale[];
  competences: string[];
  newerModules: number;
  withdrawnModules: number;
}

/** @returns hours, languages and how many modules have a newer edition or are withdrawn */
export function figuresOf(draft: CourseDraft, shelf: Shelf): Omit<CourseFigures, 'competences'> {
  const editions = draft.modules.map((module) => ({ module, edition: editionOn(shelf, module) }));
  const minutes = editions
    .flatMap(({ edition }) => edition?.lessons ?? [])
    .reduce((sum, lesson) => sum + lesson.minutes, 0);
  return {
    hours: Math.ceil(minutes / 30) / 2,
    languages: courseLanguages(draft, shelf),
    newerModules: editions.filter(
      ({ module }) => (newestOn(shelf, module.moduleId)?.number ?? 0) > module.edition,
    ).length,
    withdrawnModules: editions.filter(({ edition }) => edition?.withdrawn ?? false).length,
  };
}

/** @returns the table of contents that a draft would have */
export const outlineOfDraft = (draft: CourseDraft, modules: readonly PublishedModule[]) => ({
  rule: ruleOf(draft),
  modules: modules.map(({ outline }) => outline),
});
