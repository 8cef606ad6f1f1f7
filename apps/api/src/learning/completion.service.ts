import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  canCompleteLesson,
  canSkipLesson,
  type Completions,
  completionsAfter,
  isWithdrawn,
  learningMinutes,
  type LearnerActor,
  type LessonRecord,
  lessonsOf,
  progressOf,
  takeEdition,
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
  findCompletions,
  findStanding,
  finishLesson,
  lockEnrolment,
  recordCompletions,
} from './completion.queries.js';
import { recordsOf, structureOf } from './lesson-page.js';
import type { EnrolmentRow, LessonRow } from './lesson.queries.js';
import type { LessonFinished } from './lesson.types.js';

type StandingRow = Pick<EnrolmentRow, 'structure' | 'withdrawn' | 'scores'> &
  Pick<LessonRow, 'records' | 'answered'> & { number: number };

interface LockedEnrolment {
  id: string;
  course_id: string;
}

/** How far she has come, read under the lock. */
interface Standing {
  /** The edition she is in, with what is withdrawn marked. */
  structure: CourseOutline;
  /** The number of that edition. */
  number: number;
  withdrawn: string[];
  records: LessonRecord[];
  /** Questions of the lesson in hand that she has answered. */
  answered: string[];
}

/** What ends a lesson. */
interface Step {
  lessonId: string;
  state: 'completed' | 'skipped';
}

/** What made the house look again whether something is complete: a lesson, or something of ours. */
type Cause = { step: Step & { answered: string[] } } | { cause: 'looked-again' | 'newer-edition' };

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
      const enrolment = await this.locked(tx, learner.accountId, courseId);
      const standing = await this.standing(tx, enrolment.id, lessonId);
      const lesson = lessonsOf(standing.structure).find(({ id }) => id === lessonId);
      if (!lesson) throw new AppError('not-found');
      if (isWithdrawn(standing.structure, lessonId)) return new Refused('withdrawn');
      const verdict = canCompleteLesson(lesson, standing.answered);
      if (!verdict.ok) return new Refused(verdict.reason);
      return this.finish(tx, enrolment, standing, { lessonId, state: 'completed' });
    });
  }

  /** Passing a flagged lesson over: it counts for completion and not for hours. */
  skip(
    learner: LearnerActor,
    courseId: string,
    lessonId: string,
  ): Promise<LessonFinished | Refused> {
    return this.db.transaction(async (tx) => {
      const enrolment = await this.locked(tx, learner.accountId, courseId);
      const standing = await this.standing(tx, enrolment.id, lessonId);
      const verdict = canSkipLesson(standing.structure, standing.records, lessonId);
      if (!verdict.ok) return new Refused(verdict.reason);
      return this.finish(
        tx,
        enrolment,
        { ...standing, answered: [] },
        { lessonId, state: 'skipped' },
      );
    });
  }

  /**
   * Looks again whether something is complete without a lesson of hers: a module was withdrawn, answers
   * were tried again, or she took a newer edition. Records what is, each thing once.
   * @returns whether the course is completed, now or ever before
   */
  async settle(
    tx: EntityManager,
    accountId: string,
    courseId: string,
    cause: 'looked-again' | 'newer-edition',
  ): Promise<boolean> {
    const enrolment = await this.locked(tx, accountId, courseId);
    const standing = await this.standing(tx, enrolment.id, '');
    const recorded = await queryNamed<Finished>(tx, findCompletions, [enrolment.id]);
    const before = {
      moduleIds: recorded.filter(({ scope }) => scope === 'module').map(({ scopeId }) => scopeId),
      course: recorded.some(({ scope }) => scope === 'course'),
    };
    const taken = takeEdition(standing.structure, standing.records, before);
    const found = { complete: taken.added, cause: { cause } };
    await this.record(tx, enrolment, standing, found);
    return taken.completions.course;
  }

  /**
   * Locks an enrolment until the end of the transaction.
   * @throws AppError('not-found')
   */
  async locked(tx: EntityManager, accountId: string, courseId: string): Promise<LockedEnrolment> {
    const values = [accountId, courseId];
    const [enrolment] = await queryNamed<LockedEnrolment>(tx, lockEnrolment, values);
    if (!enrolment) throw new AppError('not-found');
    return enrolment;
  }

  private async finish(
    tx: EntityManager,
    enrolment: LockedEnrolment,
    before: Standing,
    step: Step,
  ): Promise<LessonFinished> {
    const { lessonId, state } = step;
    const { structure, answered } = before;
    const now = this.clock.now();
    const values = [enrolment.id, lessonId, state, now, moduleOf(structure, lessonId), dayOf(now)];
    await queryNamed(tx, finishLesson, values);
    const records = recordsAfter(before.records, { lessonId, state, touchedAt: now });
    const complete = completionsAfter(structure, records);
    const cause = { step: { ...step, answered } };
    await this.record(tx, enrolment, { ...before, records }, { complete, cause });
    const { nextLessonId } = progressOf(structure, records);
    return { nextLessonId, courseCompleted: complete.course };
  }

  /** Records what is complete, each thing once, with what the rule saw. */
  private async record(
    tx: EntityManager,
    enrolment: LockedEnrolment,
    { structure, records, number, withdrawn }: Standing,
    { complete, cause }: { complete: Completions; cause: Cause },
  ): Promise<void> {
    const inputs = {
      ...cause,
      edition: number,
      rule: structure.rule,
      withdrawn,
      minutes: learningMinutes(structure, records),
      states: Object.fromEntries(records.map(({ lessonId: id, state: each }) => [id, each])),
      scores: Object.fromEntries(records.map(({ lessonId: id, bestScores }) => [id, bestScores])),
    };
    const done = 'step' in cause && cause.step.state === 'completed' ? [cause.step.lessonId] : [];
    const reached: Finished[] = [
      ...done.map((id) => ({ scope: 'lesson' as const, scopeId: id })),
      ...complete.moduleIds.map((id) => ({ scope: 'module' as const, scopeId: id })),
      ...(complete.course ? [{ scope: 'course' as const, scopeId: enrolment.course_id }] : []),
    ];
    await this.recordOnce(tx, enrolment, reached, { now: this.clock.now(), inputs });
  }

  private async recordOnce(
    tx: EntityManager,
    enrolment: LockedEnrolment,
    reached: Finished[],
    event: { now: Date; inputs: object },
  ): Promise<void> {
    const lists = [reached.map(({ scope }) => scope), reached.map(({ scopeId }) => scopeId)];
    const values = [enrolment.id, ...lists, event.now, event.inputs, dayOf(event.now)];
    const first = await queryNamed<Finished>(tx, recordCompletions, values);
    if (first.some(({ scope }) => scope === 'course')) {
      await this.happenings.tell(tx, 'course.completed', {
        enrolmentId: enrolment.id,
        now: event.now,
      });
      await announce(tx, 'course.completed', { enrolmentId: enrolment.id });
    }
  }

  private async standing(tx: EntityManager, id: string, lessonId: string): Promise<Standing> {
    const [row] = await queryNamed<StandingRow>(tx, findStanding, [id, lessonId]);
    if (!row) throw new Error('The enrolment that was locked is not there');
    const { number, withdrawn, answered } = row;
    const found = {
      structure: structureOf(row),
      records: recordsOf(row),
      answered: answered ?? [],
    };
    return { ...found, number, withdrawn };
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
  return [...others, { answeredQuestionIds: [], ...known, ...step, state }];
}
