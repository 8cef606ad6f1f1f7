import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type LearnerActor, type Locale, moduleChanges, progressOf } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { Refused } from '../identity/identity.types.js';
import { queryNamed } from '../platform/database/named-query.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { CompletionService } from './completion.service.js';
import { findEdition, findNewerEdition, type NewerEditionRow } from './edition.queries.js';
import type { EditionChange, EditionTaken, NewerEdition } from './edition.types.js';
import { recordsOf, structureOf } from './lesson-page.js';
import type { EnrolmentRow } from './lesson.queries.js';
import { OwnCoursesService } from './own-courses.service.js';

interface WantedEdition {
  id: string;
  /** The number of the edition she is in. */
  current: number;
  /** Whether nothing of it is withdrawn. */
  whole: boolean;
}

/** Newer editions of a course: offered, never given unasked. */
@Injectable()
export class EditionService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly own: OwnCoursesService,
    private readonly completions: CompletionService,
  ) {}

  /** @returns what is offered to the reader of a course; null when nothing is, or she is not enrolled */
  async offered(ctx: RequestContext, courseId: string): Promise<NewerEdition | null> {
    const { actor, locale } = ctx;
    if (actor.kind !== 'learner') return null;
    const values = [actor.accountId, courseId];
    const [[newer], row] = await Promise.all([
      queryNamed<NewerEditionRow>(this.db, findNewerEdition, values),
      this.own.row(ctx, courseId),
    ]);
    return newer && row ? offerOf(newer, row, locale) : null;
  }

  /**
   * Moves her to the edition that she was shown. What she finished stays, by the ids of the lessons;
   * what is complete by the new edition for the first time is recorded. Asked twice it happens once.
   * @param number the edition's number
   * @returns 'not-offered' when there is no such edition or a part of it was withdrawn meanwhile
   */
  take(learner: LearnerActor, courseId: string, number: number): Promise<EditionTaken | Refused> {
    return this.db.transaction(async (tx) => {
      const { id } = await this.completions.locked(tx, learner.accountId, courseId);
      const [wanted] = await queryNamed<WantedEdition>(tx, findEdition, [id, number]);
      const isThere = wanted !== undefined && wanted.current >= number;
      if (!wanted || (!isThere && !wanted.whole)) return new Refused('not-offered');
      if (!isThere)
        await tx.query('UPDATE enrolment SET course_edition_id = $2 WHERE id = $1', [
          id,
          wanted.id,
        ]);
      const cause = 'newer-edition';
      const done = await this.completions.settle(tx, learner.accountId, courseId, cause);
      return { number: Math.max(number, wanted.current), courseCompleted: done };
    });
  }
}

function offerOf(newer: NewerEditionRow, row: EnrolmentRow, locale: Locale): NewerEdition {
  const { done, skipped, total } = progressOf(newer.structure, recordsOf(row));
  return {
    number: newer.number,
    changes: changesOf(newer, row, locale),
    finished: done + skipped,
    total,
  };
}

function changesOf(newer: NewerEditionRow, row: EnrolmentRow, locale: Locale): EditionChange[] {
  const from = structureOf(row);
  const { structure: to, modules } = newer;
  const found = new Map(modules.map((module) => [module.moduleId, module]));
  const titles = new Map([...from.modules, ...to.modules].map(({ id, title }) => [id, title]));
  const isSame = (id: string) => found.get(id)?.same ?? false;
  return moduleChanges(from, to, isSame).map(({ moduleId, ...change }) => ({
    ...change,
    title: titles.get(moduleId)?.[locale] ?? '',
    texts: (found.get(moduleId)?.texts ?? []).map((text) => text[locale]),
  }));
}
