import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  isRatingKind,
  isRatingMark,
  type LearnerActor,
  type RatingKind,
  ratingKinds,
  ratingsAsked,
  type RatingStanding,
} from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { Refused } from '../identity/identity.types.js';
import { queryNamed } from '../platform/database/named-query.js';
import { AppError } from '../platform/errors.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { CompletionService } from './completion.service.js';
import { OwnCoursesService } from './own-courses.service.js';
import { findRatingStanding, keepRatings } from './rating.queries.js';

/** A mark as it was sent. */
export interface GivenRating {
  kind: string;
  value: number;
}

/** How sure a learner feels with a course and of what use it was: asked, never required. */
@Injectable()
export class RatingService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly own: OwnCoursesService,
    private readonly completions: CompletionService,
  ) {}

  /** @returns what the reader of a course is asked now; no further statement */
  async asked(ctx: RequestContext, courseId: string): Promise<RatingKind[]> {
    const row = await this.own.row(ctx, courseId);
    if (!row) return [];
    const finished = (row.records ?? []).filter(({ state }) => state !== 'opened').length;
    return ratingsAsked({ finished, completed: row.completed, given: row.rated });
  }

  /**
   * Keeps marks. One that is there already stays as it was: it may have been counted.
   * @returns null, or 'not-asked' when one of the questions is not open; then nothing is kept
   * @throws AppError('invalid-input') for no mark from 1 to 5, AppError('not-found') where she is not enrolled
   */
  rate(learner: LearnerActor, courseId: string, ratings: GivenRating[]): Promise<Refused | null> {
    if (ratings.length > ratingKinds.length) throw new AppError('invalid-input', 'ratings');
    const marks = new Map(ratings.map(({ kind, value }) => [kindOf(kind), markOf(value)]));
    return this.db.transaction(async (tx) => {
      const { id } = await this.completions.locked(tx, learner.accountId, courseId);
      const [standing] = await queryNamed<RatingStanding>(tx, findRatingStanding, [id]);
      if (!standing) throw new Error('A selection without FROM has one row');
      const open = [...ratingsAsked(standing), ...standing.given];
      if ([...marks.keys()].some((kind) => !open.includes(kind))) return new Refused('not-asked');
      await queryNamed(tx, keepRatings, [id, [...marks.keys()], [...marks.values()]]);
      return null;
    });
  }
}

function kindOf(kind: string): RatingKind {
  if (!isRatingKind(kind)) throw new AppError('invalid-input', 'kind');
  return kind;
}

function markOf(value: number): number {
  if (!isRatingMark(value)) throw new AppError('invalid-input', 'value');
  return value;
}
