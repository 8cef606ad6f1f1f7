import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  coarsestSum,
  type Locale,
  mostRowsOnPaper,
  ownReportTables,
  type ReleasedCell,
  type ReportAsk,
  type ReportDocument,
  type ReportReader,
  reportTables,
  reportTimes,
  type StaffActor,
} from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { ModuleService } from '../courses/module.service.js';
import { CONFIG, type Config } from '../platform/config.js';
import { AppError } from '../platform/errors.js';
import { PeriodService } from './period.service.js';
import { ReportDocumentService } from './report-document.service.js';
import { ReportPdfService } from './report-pdf.service.js';
import { releasedCells } from './report.queries.js';
import type {
  Figure,
  ModuleFigures,
  ModulesReach,
  ReportArgs,
  ReportFrame,
  ReportPageArgs,
} from './report.types.js';

/** Who reads: a coordinator the network, everybody else the modules of her own organisations. */
export function readerOf({ networkId, memberships }: StaffActor): ReportReader {
  const isCoordinator = memberships.some(({ role }) => role === 'coordinator');
  return {
    networkId,
    organisationIds: isCoordinator ? null : memberships.map(({ organisationId }) => organisationId),
  };
}

/**
 * Reads what an address or a field asks for.
 * @throws AppError('invalid-input') with the name of the filter that is none
 */
export function askOf(args: ReportArgs): ReportAsk {
  const table = reportTables.find((known) => known === args.table);
  if (!table) throw new AppError('invalid-input', 'table');
  const time = reportTimes.find((known) => known === args.time);
  if (!time) throw new AppError('invalid-input', 'time');
  const { from = null, to = null, category = null, compare = false } = args;
  return { table, time, from, to, category, compare: compare ?? false };
}

/** The reports as staff read them on the screen. */
@Injectable()
export class ReportService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly modules: ModuleService,
    private readonly periods: PeriodService,
    private readonly documents: ReportDocumentService,
    private readonly pdfs: ReportPdfService,
  ) {}

  /** @throws AppError('invalid-input') with the name of the wrong filter, or 'not-found' for a foreign category */
  read(actor: StaffActor, args: ReportPageArgs, locale: Locale): Promise<ReportDocument> {
    return this.documents.read(readerOf(actor), askOf(args), locale, args.page ?? undefined);
  }

  /**
   * Prints what `read` gives, for the same filter.
   * @returns a PDF in base64
   * @throws AppError as `read` does, and 'invalid-input' 'too-long' for what does not go on paper
   */
  async pdf(actor: StaffActor, args: ReportArgs, locale: Locale): Promise<string> {
    const report = await this.read(actor, args, locale);
    if (report.rows.length > mostRowsOnPaper) throw new AppError('invalid-input', 'too-long');
    return Buffer.from(await this.pdfs.renderReport(report, locale)).toString('base64');
  }

  /** What there is to report. */
  async frame(actor: StaffActor): Promise<ReportFrame> {
    const reader = readerOf(actor);
    const releases = await this.documents.releases(actor.networkId);
    return {
      tables: reader.organisationIds ? ownReportTables : reportTables,
      periods: [...new Set(releases.map(({ period }) => period))],
      asOf: releases.at(-1)?.asOf ?? null,
      nextReleaseOn: this.periods.nextReleaseOn(),
      canCloseNow: this.config.DEMO && reader.organisationIds === null,
      threshold: this.config.DISCLOSURE_THRESHOLD,
    };
  }

  /** How many finished each lesson of a module, from all releases. */
  async ofModule(actor: StaffActor, moduleId: string, locale: Locale): Promise<ModuleFigures> {
    const module = await this.modules.one(actor, moduleId, locale);
    const releases = await this.documents.releases(actor.networkId);
    const ids = module.lessons.map(({ id }) => id);
    const figureOf = await this.sums(actor, 'lesson', ids, 'completed');
    return {
      asOf: releases.at(-1)?.asOf ?? null,
      nextReleaseOn: this.periods.nextReleaseOn(),
      lessons: ids.map((lessonId) => ({ lessonId, finished: figureOf(lessonId) })),
    };
  }

  /** How many people began each published module that the actor may read, from all releases. */
  async reach(actor: StaffActor, locale: Locale): Promise<ModulesReach> {
    const ids = (await this.modules.list(actor, locale)).map(({ id }) => id);
    const releases = await this.documents.releases(actor.networkId);
    const figureOf = await this.sums(actor, 'module', ids, 'started');
    return {
      asOf: releases.at(-1)?.asOf ?? null,
      modules: ids.map((moduleId) => ({ moduleId, reached: figureOf(moduleId) })),
    };
  }

  /** The sum of what was published of each category; null when nothing of it was. */
  private async sums(
    { networkId }: StaffActor,
    table: 'lesson' | 'module',
    ids: string[],
    measure: string,
  ): Promise<(category: string) => Figure | null> {
    const every = [null, null];
    const cells: ReleasedCell[] = await this.db.query(releasedCells, [
      ...[networkId, table, ids],
      ...every,
    ]);
    return (category) => {
      const own = cells.filter((cell) => cell.category === category && cell.measure === measure);
      const { value, atLeast } = coarsestSum(own);
      return value === null ? null : { value, atLeast };
    };
  }
}
