import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { advisedBefore, completionsAfter, type LearnerActor, type Locale } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import type { CourseSummary } from '../courses/course.types.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { CompletionService } from './completion.service.js';
import type { ModuleAdvice } from './edition.types.js';
import { EnrolmentService } from './enrolment.service.js';
import { progressOfRow, recordsOf, structureOf } from './lesson-page.js';
import type { EnrolmentRow } from './lesson.queries.js';
import type { CourseProgress, OwnCourse } from './lesson.types.js';

/** A learner's courses and how far she has come in each. */
@Injectable()
export class OwnCoursesService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly enrolments: EnrolmentService,
    private readonly completions: CompletionService,
  ) {}

  /** @returns her courses, in one statement: where she was last comes first, then by title */
  async list(learner: LearnerActor, locale: Locale): Promise<OwnCourse[]> {
    const rows = await this.rows(learner.accountId, null);
    return rows
      .map((row) => ({ row, title: row.course_title[locale], touched: lastTouched(row) }))
      .sort((a, b) => b.touched - a.touched || a.title.localeCompare(b.title, locale))
      .map(({ row, title }) => ({ courseId: row.course_id, title, progress: progressOfRow(row) }));
  }

  /** @returns the reader's progress in a course, batched over all courses of a request */
  async progress(ctx: RequestContext, courseId: string): Promise<CourseProgress | null> {
    const row = await this.row(ctx, courseId);
    return row && progressOfRow(row);
  }

  /** @returns which modules are better finished before others, for who reads; no further statement */
  async advice(ctx: RequestContext, course: CourseSummary): Promise<ModuleAdvice[]> {
    const row = await this.row(ctx, course.id);
    const advice = advisedBefore(course.structure, row ? recordsOf(row) : []);
    return [...advice].map(([moduleId, before]) => ({ moduleId, before }));
  }

  /** @returns the reader's enrolment in a course, batched over all courses of a request */
  async row(ctx: RequestContext, courseId: string): Promise<EnrolmentRow | null> {
    if (ctx.actor.kind !== 'learner') return null;
    return ctx.loaders.load(this.batch, `${ctx.actor.accountId} ${courseId}`);
  }

  /** One request has one reader, so all keys of a batch begin with the same account. */
  private readonly batch = async (keys: readonly string[]): Promise<(EnrolmentRow | null)[]> => {
    const [accountId = ''] = keys[0]?.split(' ') ?? [];
    const courseIds = keys.map((key) => key.slice(accountId.length + 1));
    const rows = await this.rows(accountId, courseIds);
    return courseIds.map((courseId) => rows.find((row) => row.course_id === courseId) ?? null);
  };

  /**
   * A course can become complete without a step of hers: what was left of it is withdrawn, or answers were
   * tried again. That is recorded when she comes to see it.
   */
  private async rows(
    accountId: string,
    courseIds: readonly string[] | null,
  ): Promise<EnrolmentRow[]> {
    const rows = await this.enrolments.rows(accountId, courseIds);
    for (const row of rows) {
      const isDue = !row.completed && completionsAfter(structureOf(row), recordsOf(row)).course;
      if (!isDue) continue;
      row.completed = await this.db.transaction((tx) =>
        this.completions.settle(tx, accountId, row.course_id, 'looked-again'),
      );
    }
    return rows;
  }
}

/** @returns when she last did anything in a course, in milliseconds; 0 for one she has not begun */
const lastTouched = ({ records }: EnrolmentRow): number =>
  Math.max(0, ...(records ?? []).map(({ touchedAt }) => Date.parse(touchedAt)));
