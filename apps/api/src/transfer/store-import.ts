import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ImportedMedia, type ImportNote, renameMedia } from '@pateka/content/import';
import type { DraftLesson } from '@pateka/content/draft';
import type { Bilingual, StaffActor } from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { checkedLesson } from '../authoring/lesson-content.js';
import { DraftService } from '../authoring/draft.service.js';
import { ImportCourseService } from '../composing/import-course.service.js';
import { Refused } from '../identity/identity.types.js';
import { MediaService } from '../media/media.service.js';
import type { MediaRefusal } from '../media/media.types.js';
import { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import { ImportJobRow } from './import-job.entity.js';
import type { Progress } from './import-progress.js';
import type { OwnReason } from './import-texts.js';
import { mediaNotes } from './media-notes.js';
import type { ReadFile } from './transfer.queries.js';

const brokenLesson: Bilingual = {
  bg: 'Урок, който не може да се запази в този вид, е пропуснат.',
  en: 'A lesson that cannot be kept in this form was left out.',
};

/** What is known once everything lies where it belongs. */
export type Stored = { ok: true } | { ok: false; reason: OwnReason | 'cancelled' | 'nothing' };

/** Ends the transaction without leaving anything of it. */
class Undo extends Error {
  constructor(readonly reason: OwnReason | 'cancelled' | 'nothing') {
    super(reason);
  }
}

/** Puts what was read where it belongs: files first, then everything else in one transaction. */
@Injectable()
export class StoreImport {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly media: MediaService,
    private readonly drafts: DraftService,
    private readonly courses: ImportCourseService,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps the files that came along, without what they tell of people.
   * @param progress is told after each file, and asked before it whether the import goes on
   * @returns the new ids by the old ones, and notes on files that were not kept
   */
  async keep(
    media: readonly ImportedMedia[],
    { networkId, accountId }: StaffActor,
    progress: Pick<Progress, 'keep' | 'isOver'>,
  ): Promise<{ names: Map<string, string>; notes: ImportNote[] }> {
    const names = new Map<string, string>();
    const refused = new Map<MediaRefusal, number>();
    for (const [index, { id, bytes }] of media.entries()) {
      if (await progress.isOver()) break;
      const kept = await this.media.keep(Buffer.from(bytes), { networkId, accountId });
      if (!kept.ok) refused.set(kept.reason, (refused.get(kept.reason) ?? 0) + 1);
      names.set(id, kept.ok ? kept.media.id : '');
      await progress.keep(index + 1, media.length);
    }
    return { names, notes: mediaNotes(refused) };
  }

  /**
   * Writes the lessons and ends the import, both or neither: repeated after a crash it happens once.
   * @param names from `keep`
   */
  async write(importId: string, actor: StaffActor, read: ReadFile): Promise<Stored> {
    try {
      await this.db.transaction((tx) => this.writeAll(tx, importId, actor, read));
      return { ok: true };
    } catch (error) {
      if (error instanceof Undo) return { ok: false, reason: error.reason };
      if (error instanceof AppError) return { ok: false, reason: 'not-permitted' };
      throw error;
    }
  }

  private async writeAll(
    tx: EntityManager,
    importId: string,
    actor: StaffActor,
    { modules, courses, names, notes }: ReadFile,
  ): Promise<void> {
    const job = await tx.findOne(ImportJobRow, {
      where: { id: importId },
      lock: { mode: 'pessimistic_write' },
    });
    if (job?.state !== 'running') throw new Undo('cancelled');
    const checked = modules.map((module) => ({
      ...module,
      title: titled(module.title),
      ...keepable(module.lessons, names),
    }));
    const lost = checked.reduce((sum, module) => sum + module.lost, 0);
    const report = [...notes];
    if (lost > 0) report.push({ code: 'lesson', text: brokenLesson, count: lost });
    const lessonCount = checked.reduce((sum, { lessons }) => sum + lessons.length, 0);
    if (lessonCount === 0) throw new Undo('nothing');
    const moduleIds: string[] = [];
    for (const [index, { lost: _, ...module }] of checked.entries()) {
      if (job.moduleId === null) {
        const { organisationId } = job;
        const id = `import-${importId}-${index}`;
        moduleIds.push(await this.drafts.createFrom(tx, { id, organisationId, actor, ...module }));
      } else {
        const added = await this.drafts.appendLessons(tx, job.moduleId, module.lessons, actor);
        if (added instanceof Refused) throw new Undo(added.reason as OwnReason);
        if (!moduleIds.includes(job.moduleId)) moduleIds.push(job.moduleId);
      }
    }
    const made = job.moduleId === null ? moduleIds : null;
    report.push(...(await this.courses.write(tx, actor, { importId, courses, moduleIds: made })));
    const ended = { state: 'done' as const, name: null, endedAt: this.clock.now() };
    const counted = { moduleIds, lessonCount, done: job.total };
    await tx.update(ImportJobRow, { id: importId }, { ...ended, ...counted, report });
  }
}

const LONGEST_TITLE = 120;

/** A module must be found in a list, also when its file says no title. */
function titled({ bg, en }: Bilingual): Bilingual {
  const short = (title: string) => [...title.trim()].slice(0, LONGEST_TITLE).join('');
  if (bg.trim() + en.trim() === '') return { bg: 'Внесен модул', en: '' };
  return { bg: short(bg), en: short(en) };
}

/** Lessons as they may be stored; what is none is counted. */
function keepable(lessons: readonly DraftLesson[], names: ReadonlyMap<string, string>) {
  const checked = lessons.map((lesson) => checkedLesson(renameMedia(lesson, names), lesson.id));
  const kept = checked.flatMap((each) => (each.ok ? [each.lesson] : []));
  return { lessons: kept, lost: checked.length - kept.length };
}
