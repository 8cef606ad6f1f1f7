import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { stableId } from '@pateka/content';
import {
  checkCourse,
  courseChanges,
  type CourseDraft as Content,
  courseDraftSchema,
  emptyCourse,
} from '@pateka/content/draft';
import type { Locale, StaffActor } from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { summaryOf } from '../courses/course.service.js';
import type { CourseSummary } from '../courses/course.types.js';
import { competencesOf } from '../courses/publish-edition.service.js';
import { audit } from '../identity/audit.js';
import { Refused } from '../identity/identity.types.js';
import { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import {
  type ComposedCourse,
  CourseDraftConflict,
  CourseDraftSaved,
  type CourseDraftState,
  type SaveCourseDraftInput,
  shelfList,
} from './composing.types.js';
import {
  contentOf,
  type CourseRow,
  draftOfEdition,
  hasDraft,
  publicTexts,
  tidied,
} from './course-content.js';
import { CourseDraft } from './course-draft.entity.js';
import { CourseShelf, figuresOf, outlineOfDraft } from './course-shelf.js';

const LONGEST_ID = 80;

/** Courses on the workbench: listing, opening, saving. */
@Injectable()
export class CourseDraftService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly shelf: CourseShelf,
    private readonly clock: Clock,
  ) {}

  /** @returns the courses of the actor's network, by title, in two statements */
  async list(actor: StaffActor, locale: Locale): Promise<ComposedCourse[]> {
    const [rows, shelf] = await Promise.all([this.shelf.courses(actor), this.shelf.modules(actor)]);
    return rows
      .map((row) => {
        const draft = contentOf(row);
        return {
          id: row.courseId,
          title: draft.title,
          editionNumber: row.edition?.number ?? null,
          hasDraft: hasDraft(row),
          moduleCount: draft.modules.length,
          cover: draft.cover,
          ...figuresOf(draft, shelf),
        };
      })
      .sort((a, b) => a.title[locale].localeCompare(b.title[locale], locale));
  }

  /**
   * A course as it is on the workbench. One that was never changed here shows its newest edition.
   * @throws AppError('not-found') also for a course of another network
   */
  async open(actor: StaffActor, courseId: string): Promise<CourseDraftState> {
    const [row, shelf] = await Promise.all([
      this.shelf.course(actor, courseId),
      this.shelf.modules(actor),
    ]);
    const content = contentOf(row);
    const { hours, languages } = figuresOf(content, shelf);
    const before = row.edition ? draftOfEdition(row.edition) : emptyCourse();
    return {
      courseId,
      version: row.version ?? 0,
      content,
      savedBy: row.savedBy,
      savedAt: row.savedAt,
      hasDraft: hasDraft(row),
      editionNumber: row.edition?.number ?? null,
      changes: courseChanges(before, tidied(content), shelf),
      problems: checkCourse(tidied(content), shelf),
      shelf: shelfList(shelf),
      hours,
      languages,
      competences: competencesOf(await this.shelf.chosen(content, shelf)),
    };
  }

  /** @returns the course page as learners would see it, in one language */
  async preview(actor: StaffActor, courseId: string, locale: Locale): Promise<CourseSummary> {
    const content = tidied(contentOf(await this.shelf.course(actor, courseId)));
    const shelf = await this.shelf.modules(actor);
    const { languages } = figuresOf(content, shelf);
    const structure = outlineOfDraft(content, await this.shelf.chosen(content, shelf));
    const texts = publicTexts(content, languages);
    return summaryOf({ courseId, structure, languages, withdrawn: [], ...texts }, locale);
  }

  /**
   * Makes a course with nothing in it. The same form sent twice makes one.
   * @param id made with the form
   * @returns the course's id
   */
  async create(actor: StaffActor, id: string): Promise<string> {
    if (id.length < 1 || id.length > LONGEST_ID) throw new AppError('invalid-input', 'id');
    return this.db.transaction((tx) => this.createFrom(tx, actor, { id, content: emptyCourse() }));
  }

  /**
   * Makes a course of what is known of it already. The same id twice makes one.
   * @param tx the open transaction; who may is asked before
   * @returns the course's id
   */
  async createFrom(
    tx: EntityManager,
    actor: StaffActor,
    { id, content }: { id: string; content: Content },
  ): Promise<string> {
    const courseId = stableId(actor.networkId, 'composed', id);
    const made: unknown[] = await tx.query(
      `INSERT INTO course_draft (course_id, network_id, version, content, saved_at, saved_by)
       VALUES ($1, $2, 1, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING course_id`,
      [courseId, actor.networkId, content, this.clock.now(), actor.accountId],
    );
    if (made.length > 0) await audit(tx, actor, 'course.created', { kind: 'course', id: courseId });
    return courseId;
  }

  /**
   * Saves a course, unless a colleague saved meanwhile: then nothing is overwritten and hers comes back.
   * The same save twice is saved once.
   * @returns the new version, the conflict, or Refused('invalid') for what is no course
   */
  async save(
    actor: StaffActor,
    { courseId, baseVersion, content }: SaveCourseDraftInput,
  ): Promise<CourseDraftSaved | CourseDraftConflict | Refused> {
    const parsed = courseDraftSchema.safeParse(content);
    if (!parsed.success) return new Refused('invalid');
    return this.db.transaction(async (tx) => {
      const row = await this.locked(tx, actor, courseId);
      const version = row.version ?? 0;
      if (row.version !== null && isSame(row.content, parsed.data))
        return new CourseDraftSaved(version);
      if (version !== baseVersion)
        return new CourseDraftConflict(version, contentOf(row), row.savedBy);
      await tx.save(
        tx.create(CourseDraft, {
          ...{ courseId, networkId: actor.networkId, version: version + 1 },
          ...{ publishedVersion: row.publishedVersion, content: parsed.data },
          ...{ savedAt: this.clock.now(), savedBy: actor.accountId },
        }),
      );
      return new CourseDraftSaved(version + 1);
    });
  }

  /**
   * A course that nobody else saves or publishes until the transaction ends.
   * @throws AppError('not-found') also for a course of another network
   */
  async locked(tx: EntityManager, actor: StaffActor, courseId: string): Promise<CourseRow> {
    // The draft may not exist yet, so the lock is on the name of the course.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 4))', [courseId]);
    return this.shelf.course(actor, courseId, tx);
  }
}

/** Two contents are the same whatever the order in which the database keeps their keys. */
function isSame(a: Content | null, b: Content): boolean {
  const read = courseDraftSchema.safeParse(a);
  return read.success && JSON.stringify(read.data) === JSON.stringify(b);
}
