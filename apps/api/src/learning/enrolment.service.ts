import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { copyProgress, type LearnerActor, type LessonRecord, type Locale } from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { CourseEdition } from '../courses/course-edition.entity.js';
import { Clock, monthOf } from '../platform/clock.js';
import { queryNamed } from '../platform/database/named-query.js';
import { AppError } from '../platform/errors.js';
import { InTransaction } from '../platform/in-transaction.js';
import { insertEvents } from './completion.queries.js';
import { Enrolment } from './enrolment.entity.js';
import { enrolCohort, enrolSelf, finishedElsewhere } from './enrolment.queries.js';
import { LessonProgress } from './lesson-progress.entity.js';
import { type EnrolmentRow, findEnrolments } from './lesson.queries.js';

/** Enrolling in courses, and deleting what belongs to an account. */
@Injectable()
export class EnrolmentService implements OnModuleInit {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly happenings: InTransaction,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.happenings.on('code.redeemed', (tx, { accountId, cohortId, locale, now }) =>
      this.enrolled(tx, accountId, enrolCohort, [accountId, cohortId, monthOf(now), locale]),
    );
    this.happenings.on('account.deleting', (tx, { accountId }) => this.deleteTraces(tx, accountId));
  }

  /**
   * Enrols the learner in a course of her network; a second time changes nothing.
   * @param locale the language she reads in now: reports count her under it
   * @throws AppError('not-found') for a course of another network as well
   */
  async enrol(learner: LearnerActor, courseId: string, locale: Locale): Promise<boolean> {
    const { accountId, networkId } = learner;
    await this.db.transaction((tx) =>
      this.enrolled(tx, accountId, enrolSelf, [
        accountId,
        courseId,
        monthOf(this.clock.now()),
        locale,
        networkId,
      ]),
    );
    if (!(await this.db.manager.existsBy(Enrolment, { accountId, courseId })))
      throw new AppError('not-found');
    return true;
  }

  /** @returns the enrolments of an account, or those in the given courses, with their progress */
  rows(accountId: string, courseIds: readonly string[] | null): Promise<EnrolmentRow[]> {
    return queryNamed<EnrolmentRow>(this.db, findEnrolments, [courseIds, accountId]);
  }

  private async enrolled(
    tx: EntityManager,
    accountId: string,
    statement: string,
    values: unknown[],
  ): Promise<void> {
    const created: { id: string; courseId: string }[] = await tx.query(statement, values);
    for (const { id, courseId } of created) {
      await tx.query(insertEvents, [id, 'enrolled', ['course'], [courseId]]);
      await this.copyFinished(tx, accountId, id);
    }
  }

  /** A module shared by two courses keeps its progress. */
  private async copyFinished(
    tx: EntityManager,
    accountId: string,
    enrolmentId: string,
  ): Promise<void> {
    const found: Omit<LessonRecord, 'answeredQuestionIds'>[] = await tx.query(finishedElsewhere, [
      accountId,
      enrolmentId,
    ]);
    if (found.length === 0) return;
    const { courseEditionId } = await tx.findOneByOrFail(Enrolment, { id: enrolmentId });
    const { structure } = await tx.findOneByOrFail(CourseEdition, { id: courseEditionId });
    const copied = copyProgress(
      structure,
      found.map((record) => ({ ...record, answeredQuestionIds: [] })),
    );
    const touchedAt = this.clock.now();
    await tx.insert(
      LessonProgress,
      copied.map(({ lessonId, state }) => ({ enrolmentId, lessonId, state, touchedAt })),
    );
  }

  /** Removes all that tells what she did; the enrolments stay as bare counts (safety 33). */
  private async deleteTraces(tx: EntityManager, accountId: string): Promise<void> {
    for (const table of ['attempt', 'lesson_progress', 'completion', 'course_rating']) {
      await tx.query(
        `DELETE FROM ${table} WHERE enrolment_id IN (SELECT id FROM enrolment WHERE account_id = $1)`,
        [accountId],
      );
    }
    // The account's id goes from the row with the account itself (ON DELETE SET NULL).
    await tx.query('UPDATE enrolment SET started_on = NULL WHERE account_id = $1', [accountId]);
  }
}
