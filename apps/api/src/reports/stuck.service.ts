import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  coarsestSum,
  isFactOver,
  isMissedByMost,
  isWorksheetTool,
  type Locale,
  type ReleasedCell,
  type StaffActor,
  unusualStopping,
  worksheets,
} from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { FactCache } from '../courses/fact-cache.js';
import { ModuleService } from '../courses/module.service.js';
import type { OwnModule } from '../courses/module.types.js';
import { lessonIdIn } from '../courses/publish-edition.service.js';
import { Clock, dayOf } from '../platform/clock.js';
import { PeriodService } from './period.service.js';
import { answerCategory, questionCategory } from './release-shares.js';
import { ReportDocumentService } from './report-document.service.js';
import { releasedCells } from './report.queries.js';
import {
  type LessonQuestions,
  type LessonSource,
  lessonSources,
  newestShares,
  questionTexts,
  type ShareRow,
} from './stuck.queries.js';
import type { Stuck, StuckFact, StuckLesson, StuckQuestion } from './stuck.types.js';
import { shownQuestion } from './stuck-question.js';

/** The modules that the actor may read, and where their lessons are in the studio. */
interface Own {
  modules: OwnModule[];
  sources: LessonSource[];
}

/** Who is stuck, without who. Of people it reads released figures only. */
@Injectable()
export class StuckService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly modules: ModuleService,
    private readonly factCache: FactCache,
    private readonly documents: ReportDocumentService,
    private readonly periods: PeriodService,
  ) {}

  /** What there is to mend in the modules that the actor may read: a trainer her organisations', a coordinator all. */
  async read(actor: StaffActor, locale: Locale): Promise<Stuck> {
    const modules = await this.modules.list(actor, locale);
    const editions = [modules.map(({ id }) => id), modules.map((each) => each.editionNumber)];
    const sources: LessonSource[] = await this.db.query(lessonSources, editions);
    const own = { modules, sources };
    const shares: ShareRow[] = await this.db.query(newestShares, [
      actor.networkId,
      modules.flatMap(({ lessons }) => lessons.map(({ id }) => id)),
    ]);
    const releases = await this.documents.releases(actor.networkId);
    return {
      asOf: releases.at(-1)?.asOf ?? null,
      nextReleaseOn: this.periods.nextReleaseOn(),
      quarter: shares[0]?.span ?? null,
      lessons: await this.lessons(actor, own),
      questions: await this.questions(own, shares, locale),
      facts: await this.facts(own, locale),
    };
  }

  private async lessons({ networkId }: StaffActor, own: Own): Promise<StuckLesson[]> {
    const sumOf = async (table: 'lesson' | 'module', ids: string[], measure: string) => {
      const all = [networkId, table, ids, null, null];
      const cells: ReleasedCell[] = await this.db.query(releasedCells, all);
      return (id: string) =>
        coarsestSum(cells.filter((cell) => cell.category === id && cell.measure === measure));
    };
    const { modules } = own;
    const moduleIds = modules.map(({ id }) => id);
    const lessonIds = modules.flatMap(({ lessons }) => lessons.map(({ id }) => id));
    const began = await sumOf('module', moduleIds, 'started');
    const finished = await sumOf('lesson', lessonIds, 'completed');
    return modules.flatMap((module) =>
      unusualStopping(
        began(module.id),
        module.lessons.map(({ id }) => ({ lessonId: id, finished: finished(id) })),
      ).map(({ lessonId, lost, usual }) => ({ ...placeOf(own, module, lessonId), lost, usual })),
    );
  }

  private async questions(
    own: Own,
    shares: readonly ShareRow[],
    locale: Locale,
  ): Promise<StuckQuestion[]> {
    const shareOf = new Map(shares.map(({ category, value }) => [category, value]));
    const { modules } = own;
    const texts: LessonQuestions[] = await this.db.query(questionTexts, [
      modules.map(({ id }) => id),
      modules.map(({ editionNumber }) => editionNumber),
      lessonsWithMissed(shareOf),
      locale,
    ]);
    const reading = {
      facts: await this.factCache.current(),
      locale,
      today: dayOf(this.clock.now()),
    };
    return texts
      .flatMap(({ lessonId, questions, answerKeys }) =>
        questions.flatMap((question) => {
          const category = questionCategory(lessonId, question.id);
          const missed = shareOf.get(category) ?? null;
          const key = answerKeys.find((one) => one.id === question.id);
          const module = modules.find(({ lessons }) => lessons.some(({ id }) => id === lessonId));
          if (!key || !module || missed === null || !isMissedByMost(missed)) return [];
          const shown = shownQuestion(question, key, {
            reading,
            shareOf: (choice) => shareOf.get(answerCategory(category, choice)) ?? null,
          });
          return [{ ...placeOf(own, module, lessonId), ...shown, missed }];
        }),
      )
      .sort((one, other) => other.missed - one.missed);
  }

  private async facts(own: Own, locale: Locale): Promise<StuckFact[]> {
    const [facts, today] = [await this.factCache.current(), dayOf(this.clock.now())];
    return own.modules.flatMap((module) =>
      module.lessons.flatMap(({ id }) => {
        const used = own.sources
          .filter(({ lessonId, moduleId }) => lessonId === id && moduleId === module.id)
          .flatMap((source) => [...source.facts, ...source.tools.flatMap(factsOfTool)]);
        return [...new Set(used)].flatMap((factId): StuckFact[] => {
          const fact = facts.get(factId);
          if (!fact?.validTo || !isFactOver(fact, today)) return [];
          const { label, validTo } = fact;
          return [{ ...placeOf(own, module, id), label: label[locale], validTo }];
        });
      }),
    );
  }
}

const factsOfTool = (tool: string): readonly string[] =>
  isWorksheetTool(tool) ? (worksheets[tool].schema.facts ?? []) : [];

/** The lessons with a question that most people missed. */
function lessonsWithMissed(shareOf: ReadonlyMap<string, number | null>): string[] {
  const missed = [...shareOf].filter(
    ([category, share]) =>
      category.split('/').length === 2 && share !== null && isMissedByMost(share),
  );
  return [...new Set(missed.map(([category]) => category.split('/')[0] ?? ''))];
}

/** A lesson by its names, and by the id that it has in the studio. */
function placeOf({ sources }: Own, module: OwnModule, lessonId: string) {
  const source = sources.find((one) => one.lessonId === lessonId && one.moduleId === module.id);
  return {
    moduleId: module.id,
    module: module.title,
    lesson: module.lessons.find(({ id }) => id === lessonId)?.title ?? '',
    draftLessonId: source?.authorsIds.find((id) => lessonIdIn(module.id, id) === lessonId) ?? null,
  };
}
