import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Block, DraftLesson } from '@pateka/content/draft';
import {
  type GiftItem,
  mediaIn,
  type PackageContents,
  type QtiBlock,
  writeGift,
  writeQti,
} from '@pateka/content/import';
import { isLocale, type Locale, type StaffActor } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { DraftService } from '../authoring/draft.service.js';
import { ModuleAccess } from '../authoring/module-access.js';
import { audit } from '../identity/audit.js';
import { MediaService } from '../media/media.service.js';
import { AppError } from '../platform/errors.js';
import { courseToPackage, editionToPackage } from './course-to-package.js';
import {
  courseToExport,
  type CourseRow,
  type EditionRow,
  editionToExport,
  mediaOfEditions,
} from './export.queries.js';
import { type ExportFile, PackageWriter } from './package-writer.js';
import type { ExportPreview } from './transfer.types.js';

type Asked = Extract<Block, { block: 'question' | 'reflection' }>;

/** Which text of a module: what is written now, or an edition by its number. */
export interface WantedText {
  moduleId: string;
  edition: number | null;
}

/** Modules and courses as files: our own package, and questions for other programs. */
@Injectable()
export class ExportService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: ModuleAccess,
    private readonly drafts: DraftService,
    private readonly media: MediaService,
    private readonly writer: PackageWriter,
  ) {}

  /**
   * @returns what a module's files would hold, and what they could not
   * @throws AppError('not-found') for a module that the actor may not read, or an edition that is not in force
   */
  async preview(actor: StaffActor, wanted: WantedText): Promise<ExportPreview> {
    const { title, languages, lessons } = await this.module(actor, wanted);
    const { hasDraft } = await this.access.toRead(actor, wanted.moduleId);
    const newest = await this.edition({ ...wanted, edition: null });
    const asked = askedIn(lessons, 'bg');
    return {
      ...{ title, languages, hasDraft },
      newestEdition: newest?.number ?? null,
      questionCount: asked.length,
      gift: writeGift(asked.map(asItem), 'bg').notes,
      qti: writeQti(asked, 'bg').notes,
    };
  }

  /**
   * A module as it is written or was published, with its files, in our own format: importing it gives the
   * same module.
   * @throws AppError('not-found'), 'too-large' for a package that no import would take
   */
  async modulePackage(actor: StaffActor, wanted: WantedText): Promise<ExportFile> {
    const { editionId, ...module } = await this.module(actor, wanted);
    const contents = { modules: [{ id: wanted.moduleId, ...module }] };
    const allowed =
      editionId === null ? await this.held(actor, contents) : await this.shownBy([editionId]);
    const file = await this.writer.write(contents, allowed);
    await this.note(actor, { kind: 'module', id: wanted.moduleId });
    return file;
  }

  /**
   * A module's questions in one language for another program.
   * @throws AppError('not-found'), 'invalid-input' for an unknown language
   */
  async moduleQuestions(
    actor: StaffActor,
    wanted: WantedText & { format: 'gift' | 'qti'; locale: string },
  ): Promise<ExportFile> {
    const { format, locale } = wanted;
    if (!isLocale(locale)) throw new AppError('invalid-input', 'locale');
    const { lessons } = await this.module(actor, wanted);
    const asked = askedIn(lessons, locale);
    await this.note(actor, { kind: 'module', id: wanted.moduleId });
    if (format === 'qti')
      return { type: 'application/zip', content: writeQti(asked, locale).bytes };
    const { text } = writeGift(asked.map(asItem), locale);
    return { type: 'text/plain; charset=utf-8', content: Buffer.from(text) };
  }

  /**
   * The newest edition of a course of one's network, with those of its modules that are not withdrawn, and
   * their files.
   * @throws AppError('not-found'), also when all of it is withdrawn; 'too-large'
   */
  async coursePackage(actor: StaffActor, courseId: string): Promise<ExportFile> {
    const [row]: CourseRow[] = await this.db.query(courseToExport, [courseId, actor.networkId]);
    if (!row || row.modules.length === 0) throw new AppError('not-found');
    const allowed = await this.shownBy(row.modules.map(({ editionId }) => editionId));
    const file = await this.writer.write(courseToPackage(row), allowed);
    await this.note(actor, { kind: 'course', id: courseId });
    return file;
  }

  private async module(actor: StaffActor, wanted: WantedText) {
    const { moduleId, edition } = wanted;
    await this.access.toRead(actor, moduleId);
    if (edition === null) {
      const text = await this.drafts.load(moduleId);
      if (!text) throw new AppError('not-found');
      return { editionId: null, ...text };
    }
    const row = await this.edition(wanted);
    if (!row) throw new AppError('not-found');
    return { editionId: row.id, ...editionToPackage(row) };
  }

  private async edition({ moduleId, edition }: WantedText): Promise<EditionRow | undefined> {
    const [row]: EditionRow[] = await this.db.query(editionToExport, [moduleId, edition]);
    return row;
  }

  /** Of the files that a draft names those that the actor's network holds: an id may be any id. */
  private async held(actor: StaffActor, contents: PackageContents) {
    const known = await this.media.known(actor.networkId, mediaIn(contents));
    return new Map([...known].map(([id, { bytes }]) => [id, bytes]));
  }

  /** Only what editions show: publishing looked whose it is. */
  private async shownBy(editionIds: readonly string[]) {
    const rows: { id: string; bytes: number }[] = await this.db.query(mediaOfEditions, [
      editionIds,
    ]);
    return new Map(rows.map(({ id, bytes }) => [id, bytes]));
  }

  private async note(
    actor: StaffActor,
    object: { kind: 'module' | 'course'; id: string },
  ): Promise<void> {
    await this.db.transaction((tx) => audit(tx, actor, `${object.kind}.exported`, object));
  }
}

const asItem = (content: Asked): GiftItem => ({ content, tags: [] });

/** Questions and things to think about in one language. */
const askedIn = (lessons: readonly DraftLesson[], locale: Locale): (Asked & QtiBlock)[] =>
  lessons.flatMap(({ blocks }) =>
    blocks.flatMap((row) => {
      const block = row[locale];
      return block?.block === 'question' || block?.block === 'reflection' ? [block] : [];
    }),
  );
