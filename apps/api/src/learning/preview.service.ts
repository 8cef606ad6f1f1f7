import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type AnswerKey, compileLesson, type LessonPart } from '@pateka/content';
import { lessonFromDraft, mediaOf } from '@pateka/content/draft';
import {
  type Bilingual,
  canReadModule,
  isLocale,
  type Locale,
  type ModuleRow,
  type StaffActor,
} from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { ModuleAccess } from '../authoring/module-access.js';
import { FactCache } from '../courses/fact-cache.js';
import { lessonIdIn } from '../courses/publish-edition.service.js';
import { Refused } from '../identity/identity.types.js';
import { MediaService } from '../media/media.service.js';
import { Clock, dayOf } from '../platform/clock.js';
import { queryNamed } from '../platform/database/named-query.js';
import { AppError } from '../platform/errors.js';
import { withoutLessonLinks } from './lesson-contents.js';
import { filledParts, type Reading } from './lesson-parts.js';
import type { Feedback } from './lesson.types.js';
import { feedbackOf, markForm } from './marking.js';
import {
  type DraftedLesson,
  findDraftedLesson,
  findPublishedLesson,
  type PublishedLesson,
} from './preview.queries.js';
import type { LessonPreview, PreviewArgs, TryAnswerInput } from './preview.types.js';

/** A lesson as its readers will get it, however far it is written. */
interface Previewed extends Omit<PublishedLesson, keyof ModuleRow> {
  parts: LessonPart[];
  answerKeys: AnswerKey[];
  unfinished: Bilingual[];
}

/** Lessons as learners will see them, for who writes or reads a module. Nothing of it is kept. */
@Injectable()
export class PreviewService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly facts: FactCache,
    private readonly media: MediaService,
    private readonly clock: Clock,
    private readonly access: ModuleAccess,
  ) {}

  /**
   * @param studio the language of the sentences on what is unfinished
   * @throws AppError('not-found') also for a module the actor may not read; 'invalid-input'
   */
  async page(actor: StaffActor, place: PreviewArgs, studio: Locale): Promise<LessonPreview> {
    const { answerKeys: _, unfinished, parts, ...lesson } = await this.lesson(actor, place);
    const reading = await this.reading(place);
    return {
      ...lesson,
      parts: filledParts(parts, reading),
      unfinished: unfinished.map((sentence) => sentence[studio]),
    };
  }

  /**
   * Marks an answer as a learner's would be.
   * @throws AppError('not-found') also for a question that is not finished; 'invalid-input'
   */
  async try(actor: StaffActor, input: TryAnswerInput): Promise<Feedback | Refused> {
    const { answerKeys } = await this.lesson(actor, input);
    const key = answerKeys.find(({ id }) => id === input.questionId);
    if (!key) throw new AppError('not-found');
    const reading = await this.reading(input);
    const marked = markForm(key, input.fields, reading.locale);
    return marked instanceof Refused ? marked : feedbackOf(key, marked.result, reading);
  }

  private async reading({ locale }: { locale: string }): Promise<Reading> {
    const facts = await this.facts.current();
    return { facts, locale: asLocale(locale), today: dayOf(this.clock.now()) };
  }

  private lesson(actor: StaffActor, place: PreviewArgs): Promise<Previewed> {
    const { edition = null } = place;
    return edition === null ? this.drafted(actor, place) : this.published(actor, place, edition);
  }

  private async drafted(actor: StaffActor, place: PreviewArgs): Promise<Previewed> {
    const locale = asLocale(place.locale);
    const values = [place.moduleId, place.lessonId];
    const rows = await queryNamed<DraftedLesson>(this.db, findDraftedLesson, values);
    const row = await this.readable(actor, place, rows);
    const lesson = lessonFromDraft(row.content, row.languages);
    const { title, purpose, minutes, note = null, outcomes, blocks } = lesson[locale];
    const files = await this.media.known(actor.networkId, mediaOf(blocks));
    const { parts, answerKeys, unfinished } = compileLesson(lesson, locale, {
      mediaOf: (id) => files.get(id),
    });
    return { title, purpose, minutes, note, outcomes, parts, answerKeys, unfinished };
  }

  private async published(
    actor: StaffActor,
    place: PreviewArgs,
    edition: number,
  ): Promise<Previewed> {
    const { moduleId, lessonId, locale } = place;
    const values = [moduleId, edition, lessonIdIn(moduleId, lessonId), asLocale(locale)];
    const rows = await queryNamed<PublishedLesson>(this.db, findPublishedLesson, values);
    const { networkId: _, organisationId: __, ...lesson } = await this.readable(actor, place, rows);
    return { ...withoutLessonLinks(lesson), unfinished: [] };
  }

  /** Who reads the organisation's modules, or was named for the open review of this one. */
  private async readable<Row extends ModuleRow>(
    actor: StaffActor,
    { moduleId }: PreviewArgs,
    [row]: Row[],
  ): Promise<Row> {
    if (!row) throw new AppError('not-found');
    if (!canReadModule(actor, row).ok) await this.access.toRead(actor, moduleId);
    return row;
  }
}

function asLocale(locale: string): Locale {
  if (!isLocale(locale)) throw new AppError('invalid-input', 'locale');
  return locale;
}
