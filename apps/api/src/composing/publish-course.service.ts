import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { checkCourse } from '@pateka/content/draft';
import type { StaffActor } from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { PublishEditionService } from '../courses/publish-edition.service.js';
import { audit } from '../identity/audit.js';
import { Refused } from '../identity/identity.types.js';
import { Clock } from '../platform/clock.js';
import { CourseDraftConflict, CourseNotReady, CoursePublished } from './composing.types.js';
import {
  contentOf,
  type CourseRow,
  hasDraft,
  publicTexts,
  ruleOf,
  tidied,
} from './course-content.js';
import { CourseDraftService } from './course-draft.service.js';
import { CourseShelf, figuresOf } from './course-shelf.js';

type Outcome = CoursePublished | CourseNotReady | CourseDraftConflict | Refused;

/** From the workbench to learners: the next edition of a course. */
@Injectable()
export class PublishCourseService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly drafts: CourseDraftService,
    private readonly shelf: CourseShelf,
    private readonly editions: PublishEditionService,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes what is saved as the next edition. Who is enrolled stays in hers and is offered this one.
   * @param version what the coordinator looked at; another one is a conflict
   * @returns the number; what is to be mended; a colleague's version; or Refused('published') when this
   *   very version was published already
   */
  publish(actor: StaffActor, courseId: string, version: number): Promise<Outcome> {
    return this.db.transaction(async (tx) => {
      const row = await this.drafts.locked(tx, actor, courseId);
      const current = row.version ?? 0;
      if (current !== version) return new CourseDraftConflict(current, contentOf(row), row.savedBy);
      if (!hasDraft(row)) return new Refused('published');
      return this.freeze(tx, actor, row);
    });
  }

  private async freeze(tx: EntityManager, actor: StaffActor, row: CourseRow): Promise<Outcome> {
    const { courseId } = row;
    const content = tidied(contentOf(row));
    const held = await this.shelf.chosen(content, await this.shelf.modules(actor, tx), tx);
    // looked at again now that no module of it can be withdrawn any more
    const shelf = await this.shelf.modules(actor, tx);
    const problems = checkCourse(content, shelf);
    if (problems.some(({ severity }) => severity === 'blocks')) return new CourseNotReady(problems);
    await tx.query('INSERT INTO course (id, network_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      courseId,
      actor.networkId,
    ]);
    const { number } = await this.editions.publishCourse(tx, {
      courseId,
      ...publicTexts(content, figuresOf(content, shelf).languages),
      rule: ruleOf(content),
      modules: held,
    });
    await tx.query(
      `UPDATE course_draft SET published_version = version, saved_at = $2 WHERE course_id = $1`,
      [courseId, this.clock.now()],
    );
    await audit(tx, actor, 'course.published', { kind: 'course', id: courseId });
    return new CoursePublished(number);
  }
}
