import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  canCompleteLesson,
  canSkipLesson,
  completionsAfter,
  learningMinutes,
  type LearnerActor,
  type LessonRecord,
  lessonsOf,
  progressOf,
} from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import type { CourseOutline } from '../courses/course-edition.entity.js';
import { Refused } from '../identity/identity.types.js';
import { Clock, dayOf } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import { InTransaction } from '../platform/in-transaction.js';
import { announce } from '../platform/outbox/announce.js';
import { answeredQuestions } from './attempt.queries.js';
import {
  findRecords,
  finishLesson,
  insertCompletions,
  insertEvents,
  insertStart,
  lockEnrolment,
  markStarted,
} from './completion.queries.js';
import type { LessonFinished } from './lesson.types.js';

interface LockedEnrolment {
  id: string;
  network_id: string;
  course_id: string;
  structure: CourseOutline;
}

interface Finished {
  scope: 'lesson' | 'module' | 'course';
  scopeId: string;
}

/** Finishing lessons, and what follows from it: all in one transaction, each thing once. */
@Injectable()
export class CompletionService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly happenings: InTransaction,
    private readonly clock: Clock,
  ) {}

  /** "Done" was pressed. Twenty at once give one completion: the enrolment is locked. */
  complete(
    learner: LearnerActor,
    courseId: string,
    lessonId: string,
  ): Promise<LessonFinished | Refused> {
    return this.db.transaction(async (tx) => {
      const enrolment = await this.locked(tx, learner, courseId);
      const lesson = lessonsOf(enrolment.structure).find(({ id }) => id === lessonId);
      if (!lesson) throw new AppError('not-found');
      const rows: { question_id: string }[] = await tx.query(answeredQuestions, [
        enrolment.id,
        lessonId,
      ]);
      const answered = rows.map((row) => row.question_id);
      const verdict = canCompleteLesson(lesson, answered);
      if (!verdict.ok) return new Refused(verdict.reason);
      return this.finish(tx, enrolment, lessonId, { state: 'completed', answered });
    });
  }

  /** Passing a flagged lesson over: it counts for completion and not for hours. */
  skip(
    learner: LearnerActor,
    courseId: string,
    lessonId: string,
  ): Promise<LessonFinished | Refused> {
    return this.db.transaction(async (tx) => {
      const enrolment = await this.locked(tx, learner, courseId);
      const records = await this.records(tx, enrolment.id);
      const verdict = canSkipLesson(enrolment.structure, records, lessonId);
      if (!verdict.ok) return new Refused(verdict.reason);
      return this.finish(tx, enrolment, lessonId, { state: 'skipped', answered: [] });
    });
  }

  /** Notes, once, that course and module were begun; reports count it. */
  async recordStart(tx: EntityManager, enrolmentId: string, lessonId: string): Promise<void> {
    await tx.query(insertStart, [enrolmentId, lessonId]);
    await tx.query(markStarted, [enrolmentId, dayOf(this.clock.now())]);
  }

  private async finish(
    tx: EntityManager,
    enrolment: LockedEnrolment,
    lessonId: string,
    step: { state: 'completed' | 'skipped'; answered: string[] },
  ): Promise<LessonFinished> {
    const now = this.clock.now();
    await tx.query(finishLesson, [enrolment.id, lessonId, step.state, now]);
    await this.recordStart(tx, enrolment.id, lessonId);
    const records = await this.records(tx, enrolment.id);
    const { structure } = enrolment;
    const complete = completionsAfter(structure, records);
    const inputs = {
      step: { lessonId, ...step },
      minutes: learningMinutes(structure, records),
      states: Object.fromEntries(records.map(({ lessonId: id, state }) => [id, state])),
    };
    const reached: Finished[] = [
      ...(step.state === 'completed' ? [{ scope: 'lesson' as const, scopeId: lessonId }] : []),
      ...complete.moduleIds.map((id) => ({ scope: 'module' as const, scopeId: id })),
      ...(complete.course ? [{ scope: 'course' as const, scopeId: enrolment.course_id }] : []),
    ];
    await this.record(tx, enrolment, reached, { now, inputs });
    const { nextLessonId } = progressOf(structure, records);
    return { nextLessonId, courseCompleted: complete.course };
  }

  private async record(
    tx: EntityManager,
    enrolment: LockedEnrolment,
    reached: Finished[],
    event: { now: Date; inputs: object },
  ): Promise<void> {
    const lists = [reached.map(({ scope }) => scope), reached.map(({ scopeId }) => scopeId)];
    const first: Finished[] = await tx.query(insertCompletions, [
      enrolment.id,
      ...lists,
      event.now,
      event.inputs,
    ]);
    if (first.length === 0) return;
    const scopes = [first.map(({ scope }) => scope), first.map(({ scopeId }) => scopeId)];
    await tx.query(insertEvents, [enrolment.id, 'completed', ...scopes]);
    if (first.some(({ scope }) => scope === 'course')) {
      await this.happenings.tell(tx, 'course.completed', {
        enrolmentId: enrolment.id,
        now: event.now,
      });
      await announce(tx, 'course.completed', { enrolmentId: enrolment.id });
    }
  }

  private async locked(
    tx: EntityManager,
    learner: LearnerActor,
    courseId: string,
  ): Promise<LockedEnrolment> {
    const [enrolment]: LockedEnrolment[] = await tx.query(lockEnrolment, [
      learner.accountId,
      courseId,
    ]);
    if (!enrolment) throw new AppError('not-found');
    return enrolment;
  }

  private async records(tx: EntityManager, enrolmentId: string): Promise<LessonRecord[]> {
    const rows: Omit<LessonRecord, 'answeredQuestionIds'>[] = await tx.query(findRecords, [
      enrolmentId,
    ]);
    return rows.map((row) => ({ ...row, answeredQuestionIds: [] }));
  }
}
