import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  type Bilingual,
  type DisclosureDimension,
  type DisclosureMeasure,
  type Locale,
  type StaffActor,
  sumShown,
} from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { ModuleService } from '../courses/module.service.js';
import { CONFIG, type Config } from '../platform/config.js';
import { AppError } from '../platform/errors.js';
import { PeriodService } from './period.service.js';
import { type CellRow, publishedCells, type ReleaseRow, releasesOf } from './report.queries.js';
import type {
  CompletionReport,
  Figure,
  ModuleFigures,
  ModulesReach,
  ReportArgs,
  ReportRow,
} from './report.types.js';

const dimensions = [
  'total',
  'course',
  'module',
  'partner',
  'cohort',
] as const satisfies DisclosureDimension[];
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const unnamed: Record<string, Bilingual> = {
  all: { bg: 'Всички', en: 'All' },
  none: { bg: 'Без група', en: 'No cohort' },
};

/** Reads what was released. It cannot reach a live count: only released cells are asked for here. */
@Injectable()
export class ReportService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly modules: ModuleService,
    private readonly periods: PeriodService,
  ) {}

  /**
   * The completion report of the actor's network.
   * @throws AppError('invalid-input') naming the wrong filter
   */
  async completion(
    actor: StaffActor,
    { dimension: asked, from = null, to = null }: ReportArgs,
    locale: Locale,
  ): Promise<CompletionReport> {
    const dimension = dimensions.find((known) => known === asked);
    if (!dimension) throw new AppError('invalid-input', 'dimension');
    if (from !== null && !MONTH.test(from)) throw new AppError('invalid-input', 'from');
    if (to !== null && !MONTH.test(to)) throw new AppError('invalid-input', 'to');
    const releases: ReleaseRow[] = await this.db.query(releasesOf, [actor.networkId]);
    const cells: CellRow[] = await this.db.query(publishedCells(dimension), [
      actor.networkId,
      from,
      to,
      null,
    ]);
    return {
      asOf: releases.at(-1)?.asOf ?? null,
      nextReleaseOn: this.periods.nextReleaseOn(),
      canCloseNow: this.config.DEMO,
      dimension,
      periods: [...new Set(releases.map(({ period }) => period))],
      hasCertificates: dimension === 'total' || dimension === 'course' || dimension === 'cohort',
      rows: rowsOf(cells, locale),
    };
  }

  /** How many finished each lesson of a module, from all releases. */
  async ofModule(actor: StaffActor, moduleId: string, locale: Locale): Promise<ModuleFigures> {
    const module = await this.modules.one(actor, moduleId, locale);
    const releases: ReleaseRow[] = await this.db.query(releasesOf, [actor.networkId]);
    const ids = module.lessons.map(({ id }) => id);
    const cells: CellRow[] = await this.db.query(publishedCells('lesson'), [
      actor.networkId,
      null,
      null,
      ids,
    ]);
    return {
      asOf: releases.at(-1)?.asOf ?? null,
      nextReleaseOn: this.periods.nextReleaseOn(),
      lessons: ids.map((lessonId) => ({
        lessonId,
        finished: figure(
          cells.filter(({ category }) => category === lessonId),
          'completed',
        ),
      })),
    };
  }

  /** How many people began each published module that the actor may read, from all releases. */
  async reach(actor: StaffActor, locale: Locale): Promise<ModulesReach> {
    const ids = (await this.modules.list(actor, locale)).map(({ id }) => id);
    const releases: ReleaseRow[] = await this.db.query(releasesOf, [actor.networkId]);
    const cells: CellRow[] = await this.db.query(publishedCells('module'), [
      actor.networkId,
      null,
      null,
      ids,
    ]);
    return {
      asOf: releases.at(-1)?.asOf ?? null,
      modules: ids.map((moduleId) => {
        const own = cells.filter(({ category }) => category === moduleId);
        return { moduleId, reached: figure(own, 'started') };
      }),
    };
  }
}

function rowsOf(cells: CellRow[], locale: Locale): ReportRow[] {
  const categories = [...new Set(cells.map(({ category }) => category))];
  const periods = [...new Set(cells.map(({ period }) => period))].sort();
  return categories.flatMap((key) => {
    const own = cells.filter(({ category }) => category === key);
    const label = (own[0]?.label ?? unnamed[key] ?? { bg: key, en: key })[locale];
    const row = (period: string | null, part: CellRow[]): ReportRow => ({
      key,
      label,
      period,
      enrolled: figure(part, 'enrolled'),
      started: figure(part, 'started'),
      completed: figure(part, 'completed'),
      certificates: figure(part, 'certificates'),
    });
    return [
      row(null, own),
      ...periods.map((period) =>
        row(
          period,
          own.filter((cell) => cell.period === period),
        ),
      ),
    ];
  });
}

/** The sum of what was published; null when nothing of it was. */
function figure(cells: CellRow[], measure: DisclosureMeasure): Figure | null {
  const values = cells.filter((cell) => cell.measure === measure).map(({ value }) => value);
  return values.every((value) => value === null) ? null : sumShown(values);
}
