import { Injectable } from '@nestjs/common';
import type { LearnerActor, Locale } from '@pateka/domain';
import type { RequestContext } from '../platform/guard/request-context.js';
import { EnrolmentService } from './enrolment.service.js';
import { progressOfRow } from './lesson-page.js';
import type { EnrolmentRow } from './lesson.queries.js';
import type { CourseProgress, OwnCourse } from './lesson.types.js';

/** A learner's courses and how far she has come in each. */
@Injectable()
export class OwnCoursesService {
  constructor(private readonly enrolments: EnrolmentService) {}

  /** @returns her courses, in one statement: where she was last comes first, then by title */
  async list(learner: LearnerActor, locale: Locale): Promise<OwnCourse[]> {
    const rows = await this.enrolments.rows(learner.accountId, null);
    return rows
      .map((row) => ({ row, title: row.course_title[locale], touched: lastTouched(row) }))
      .sort((a, b) => b.touched - a.touched || a.title.localeCompare(b.title, locale))
      .map(({ row, title }) => ({ courseId: row.course_id, title, progress: progressOfRow(row) }));
  }

  /** @returns the reader's progress in a course, batched over all courses of a request */
  async progress(ctx: RequestContext, courseId: string): Promise<CourseProgress | null> {
    if (ctx.actor.kind !== 'learner') return null;
    return ctx.loaders.load(this.batch, `${ctx.actor.accountId} ${courseId}`);
  }

  /** One request has one reader, so all keys of a batch begin with the same account. */
  private readonly batch = async (keys: readonly string[]): Promise<(CourseProgress | null)[]> => {
    const [accountId = ''] = keys[0]?.split(' ') ?? [];
    const courseIds = keys.map((key) => key.slice(accountId.length + 1));
    const rows = await this.enrolments.rows(accountId, courseIds);
    return courseIds.map((courseId) => {
      const row = rows.find((found) => found.course_id === courseId);
      return row ? progressOfRow(row) : null;
    });
  };
}

/** @returns when she last did anything in a course, in milliseconds; 0 for one she has not begun */
const lastTouched = ({ records }: EnrolmentRow): number =>
  Math.max(0, ...(records ?? []).map(({ touchedAt }) => Date.parse(touchedAt)));
