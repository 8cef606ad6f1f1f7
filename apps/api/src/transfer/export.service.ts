import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Competence, type Fact, inlinesOf, type Module } from '@pateka/content';
import { type Block, type DraftLesson, draftFromLesson } from '@pateka/content/draft';
import {
  exportPackage,
  type ExportedModule,
  type GiftItem,
  type PackageContents,
  type QtiBlock,
  writeGift,
  writeQti,
} from '@pateka/content/import';
import { type Bilingual, isLocale, type Locale, type StaffActor } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { DraftService } from '../authoring/draft.service.js';
import { ModuleAccess } from '../authoring/module-access.js';
import { competences } from '../courses/competences.js';
import { FactCache } from '../courses/fact-cache.js';
import { audit } from '../identity/audit.js';
import { MediaService } from '../media/media.service.js';
import { AppError } from '../platform/errors.js';
import { courseToExport, type CourseRow } from './export.queries.js';
import type { ExportPreview } from './transfer.types.js';

/** A file that goes out. */
export interface ExportFile {
  type: string;
  bytes: Uint8Array;
}

type Asked = Extract<Block, { block: 'question' | 'reflection' }>;

/** Modules and courses as files: our own package, and questions for other programs. */
@Injectable()
export class ExportService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: ModuleAccess,
    private readonly drafts: DraftService,
    private readonly facts: FactCache,
    private readonly media: MediaService,
  ) {}

  /**
   * @returns what a module's files would hold, and what they could not
   * @throws AppError('not-found') for a module that the actor may not read
   */
  async preview(actor: StaffActor, moduleId: string): Promise<ExportPreview> {
    const { title, languages, lessons } = await this.module(actor, moduleId);
    const asked = askedIn(lessons, 'bg');
    return {
      title,
      languages,
      questionCount: asked.length,
      gift: writeGift(asked.map(asItem), 'bg').notes,
      qti: writeQti(asked, 'bg').notes,
    };
  }

  /**
   * A module as it is written, with its files, in our own format: importing it gives the same module.
   * @throws AppError('not-found')
   */
  async modulePackage(actor: StaffActor, moduleId: string): Promise<ExportFile> {
    const module = await this.module(actor, moduleId);
    const file = await this.packed({ modules: [{ id: moduleId, ...module }] });
    await this.note(actor, { kind: 'module', id: moduleId });
    return file;
  }

  /**
   * A module's questions in one language for another program.
   * @throws AppError('not-found'), 'invalid-input' for an unknown language
   */
  async moduleQuestions(
    actor: StaffActor,
    moduleId: string,
    wanted: { format: 'gift' | 'qti'; locale: string },
  ): Promise<ExportFile> {
    const { format, locale } = wanted;
    if (!isLocale(locale)) throw new AppError('invalid-input', 'locale');
    const { lessons } = await this.module(actor, moduleId);
    const asked = askedIn(lessons, locale);
    await this.note(actor, { kind: 'module', id: moduleId });
    if (format === 'qti') return { type: 'application/zip', bytes: writeQti(asked, locale).bytes };
    const { text } = writeGift(asked.map(asItem), locale);
    return { type: 'text/plain; charset=utf-8', bytes: Buffer.from(text) };
  }

  /**
   * The newest edition of a course of one's network, with all its modules and their files.
   * @throws AppError('not-found')
   */
  async coursePackage(actor: StaffActor, courseId: string): Promise<ExportFile> {
    const [row]: CourseRow[] = await this.db.query(courseToExport, [courseId, actor.networkId]);
    if (!row) throw new AppError('not-found');
    const { modules, rule, ...course } = row;
    const file = await this.packed({
      course: { ...course, rule: { maxSkippedShare: rule.maxSkippedShare } },
      modules: modules.map(opened),
    });
    await this.note(actor, { kind: 'course', id: courseId });
    return file;
  }

  private async module(actor: StaffActor, moduleId: string) {
    await this.access.toRead(actor, moduleId);
    const text = await this.drafts.load(moduleId);
    if (!text) throw new AppError('not-found');
    return text;
  }

  private async packed(contents: PackageContents): Promise<ExportFile> {
    const lessons = contents.modules.flatMap((module) => module.lessons);
    const facts = await this.factsOf(lessons);
    const named = await competencesOf(lessons);
    const bytes = await exportPackage({ ...contents, facts, competences: named }, (id) =>
      // A file that was collected meanwhile must not keep the text from going out.
      this.media.read(id).catch(() => null),
    );
    return { type: 'application/zip', bytes };
  }

  private async factsOf(lessons: readonly DraftLesson[]): Promise<Fact[]> {
    const inlines = inlinesOf(blocksOf(lessons));
    const ids = new Set(inlines.flatMap((each) => (each.type === 'fact' ? [each.id] : [])));
    const known = await this.facts.current();
    return [...known.values()].filter(({ id }) => ids.has(id));
  }

  private async note(
    actor: StaffActor,
    object: { kind: 'module' | 'course'; id: string },
  ): Promise<void> {
    await this.db.transaction((tx) => audit(tx, actor, `${object.kind}.exported`, object));
  }
}

const asItem = (content: Asked): GiftItem => ({ content, tags: [] });

const blocksOf = (lessons: readonly DraftLesson[]): Block[] =>
  lessons.flatMap(({ blocks }) =>
    blocks.flatMap(({ bg, en }) => [bg, en].filter((block) => block !== null)),
  );

/** Questions and things to think about in one language. */
const askedIn = (lessons: readonly DraftLesson[], locale: Locale): (Asked & QtiBlock)[] =>
  lessons.flatMap(({ blocks }) =>
    blocks.flatMap((row) => {
      const block = row[locale];
      return block?.block === 'question' || block?.block === 'reflection' ? [block] : [];
    }),
  );

async function competencesOf(lessons: readonly DraftLesson[]): Promise<Competence[]> {
  const ids = new Set(lessons.flatMap((lesson) => lesson.competences));
  return (await competences()).filter(({ id }) => ids.has(id));
}

function opened({ languages, content }: CourseRow['modules'][number]): ExportedModule {
  const { id, title, summary, lessons }: Module & { title: Bilingual } = content;
  return {
    ...{ id, title, summary, languages },
    lessons: lessons.map((lesson) => draftFromLesson(lesson, languages)),
  };
}
