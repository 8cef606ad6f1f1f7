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
import { type CourseOutline, moduleOf } from '../courses/course-edition.entity.js';
import { Refused } from '../identity/identity.types.js';
import { Clock, dayOf } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import { InTransaction } from '../platform/in-transaction.js';
import { queryNamed } from '../platform/database/named-query.js';
import { announce } from '../platform/outbox/announce.js';
import {
  findStanding,
  finishLesson,
  lockEnrolment,
  recordCompletions,
} from './completion.queries.js';
import { recordsOf } from './lesson-page.js';
import type { LessonRow } from './lesson.queries.js';
import type { LessonFinished } from './lesson.types.js';

interface LockedEnrolment {
  id: string;
  course_id: string;
  structure: CourseOutline;
}

/** How far she has come, read under the lock. */
interface Standing {
  records: LessonRecord[];
  /** Questions of the lesson in hand that she has answered. */
  answered: string[];
}

/** What ends a lesson. */
interface Step extends Standing {
  lessonId: string;
  state: 'completed' | 'skipped';
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
      const standing = await this.standing(tx, enrolment.id, lessonId);
      const verdict = canCompleteLesson(lesson, standing.answered);
      if (!verdict.ok) return new Refused(verdict.reason);
      return this.finish(tx, enrolment, { ...standing, lessonId, state: 'completed' });
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
      const { records } = await this.standing(tx, enrolment.id, lessonId);
      const verdict = canSkipLesson(enrolment.structure, records, lessonId);
      if (!verdict.ok) return new Refused(verdict.reason);
      return this.finish(tx, enrolment, { records, answered: [], lessonId, state: 'skipped' });
    });
  }

  private async finish(
    tx: EntityManager,
    enrolment: LockedEnrolment,
    { lessonId, state, answered, records: before }: Step,
  ): Promise<LessonFinished> {
    const { structure } = enrolment;
    const now = this.clock.now();
    const values = [enrolment.id, lessonId, state, now, moduleOf(structure, lessonId), dayOf(now)];
    await queryNamed(tx, finishLesson, values);
    const records = recordsAfter(before, { lessonId, state, touchedAt: now });
    const complete = completionsAfter(structure, records);
    const inputs = {
      step: { lessonId, state, answered },
      minutes: learningMinutes(structure, records),
      states: Object.fromEntries(records.map(({ lessonId: id, state: each }) => [id, each])),
    };
    const reached: Finished[] = [
      ...(state === 'completed' ? [{ scope: 'lesson' as const, scopeId: lessonId }] : []),
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
    const values = [enrolment.id, ...lists, event.now, event.inputs];
    const first = await queryNamed<Finished>(tx, recordCompletions, values);
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
    const values = [learner.accountId, courseId];
    const [enrolment] = await queryNamed<LockedEnrolment>(tx, lockEnrolment, values);
    if (!enrolment) throw new AppError('not-found');
    return enrolment;
  }

  private async standing(tx: EntityManager, id: string, lessonId: string): Promise<Standing> {
    const [row] = await queryNamed<Pick<LessonRow, 'records' | 'answered'>>(tx, findStanding, [
      id,
      lessonId,
    ]);
    return { records: recordsOf({ records: row?.records ?? null }), answered: row?.answered ?? [] };
  }
}

/** A completed lesson stays completed, as in the database. */
function recordsAfter(
  before: LessonRecord[],
  step: Pick<LessonRecord, 'lessonId' | 'state' | 'touchedAt'>,
): LessonRecord[] {
  const known = before.find(({ lessonId }) => lessonId === step.lessonId);
  const state = known?.state === 'completed' ? known.state : step.state;
  const others = before.filter((record) => record !== known);
  return [...others, { ...step, state, answeredQuestionIds: [] }];
}
