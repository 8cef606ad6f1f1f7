import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  buildReport,
  figuresNeeded,
  type Locale,
  ownReportTables,
  pageOf,
  periodOfCell,
  type ReleasedCell,
  type ReportAsk,
  type ReportCategory,
  type ReportDocument,
  type ReportReader,
  type ReportSource,
  reportTables,
  reportTimes,
} from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import { categoryName, fixedPlace } from './category-names.js';
import {
  categoriesOf,
  type CategoryRow,
  manualTotals,
  releasedCells,
  type ReleaseRow,
  releasesOf,
} from './report.queries.js';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Tables whose categories have a fixed order. */
const ordered = new Set(['language', 'sex', 'age', 'region', 'tag-sex', 'tag-age']);

/** Reads what was released. It cannot reach a live count: only released figures are asked for here. */
@Injectable()
export class ReportDocumentService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads a report.
   * @param page of the screen, to have a part of the categories only
   * @returns the document that the screen, every file and the API print
   * @throws AppError('invalid-input') with the name of the filter that is wrong (a month in the future, too), and
   *   'not-found' for a category that is not the reader's
   */
  async read(
    reader: ReportReader,
    ask: ReportAsk,
    locale: Locale,
    page?: number,
  ): Promise<ReportDocument> {
    this.check(reader, ask);
    const { networkId, organisationIds } = reader;
    const rows: CategoryRow[] = await this.db.query(categoriesOf[ask.table], [
      networkId,
      organisationIds,
    ]);
    const asked = askedCategories(ask, named(ask, rows, locale));
    const releases = await this.releases(networkId);
    const released = releases.map(({ period }) => period);
    const part =
      page === undefined ? null : pageOf(ask, page, { categories: asked.length, released });
    const categories = part ? asked.slice(Math.max(0, part.first - 1), part.last) : asked;
    const ids = categories.map(({ id }) => id);
    const cells = await this.cells(networkId, ask, ids, released);
    const manual = await this.manual(networkId, ask, ids);
    const periods = releases.flatMap(({ period, spans }) =>
      spans.map((span) => periodOfCell({ span, period })),
    );
    const asOf = releases.at(-1)?.asOf ?? null;
    const report = buildReport(ask, { cells, periods, categories, manual, asOf }, locale);
    return part ? { ...report, page: part } : report;
  }

  /** @returns every release of a network, the oldest first */
  releases(networkId: string): Promise<ReleaseRow[]> {
    return this.db.query(releasesOf, [networkId]);
  }

  private cells(
    networkId: string,
    ask: ReportAsk,
    categories: string[],
    released: readonly string[],
  ): Promise<ReleasedCell[]> {
    const { months, spans } = figuresNeeded(ask, released);
    return this.db.query(releasedCells, [networkId, ask.table, categories, months, spans]);
  }

  /** What was typed by hand stands with all courses together, and with the courses that are shown. */
  private async manual(
    networkId: string,
    { table }: ReportAsk,
    categories: readonly string[],
  ): Promise<ReportSource['manual']> {
    if (table !== 'total' && table !== 'course') return [];
    const all: ReportSource['manual'] = await this.db.query(manualTotals, [networkId]);
    return all.filter(({ courseId }) => table === 'total' || categories.includes(courseId));
  }

  private check({ organisationIds }: ReportReader, ask: ReportAsk): void {
    const { table, time, from, to } = ask;
    const tables = organisationIds ? ownReportTables : reportTables;
    if (!tables.includes(table)) throw new AppError('invalid-input', 'table');
    if (!reportTimes.includes(time)) throw new AppError('invalid-input', 'time');
    const thisMonth = this.clock.now().toISOString().slice(0, 7);
    for (const [name, month] of Object.entries({ from, to })) {
      if (month === null) continue;
      if (!MONTH.test(month)) throw new AppError('invalid-input', name);
      if (month > thisMonth) throw new AppError('invalid-input', `${name}-future`);
    }
    if (from !== null && to !== null && from > to) throw new AppError('invalid-input', 'from');
  }
}

/**
 * The categories that are asked for: all, or those of one id.
 * @throws AppError('not-found') when the reader has none of this id
 */
function askedCategories(
  { category }: ReportAsk,
  all: readonly ReportCategory[],
): readonly ReportCategory[] {
  if (category === null) return all;
  const some = all.filter(({ keys }) => keys[0] === category);
  if (some.length === 0) throw new AppError('not-found', 'category');
  return some;
}

function named(
  { table }: ReportAsk,
  rows: readonly CategoryRow[],
  locale: Locale,
): ReportCategory[] {
  const sorted = ordered.has(table)
    ? rows.toSorted(
        (one, other) =>
          (one.keys.length > 1 ? (one.keys[0] ?? '').localeCompare(other.keys[0] ?? '') : 0) ||
          fixedPlace(table, one.keys) - fixedPlace(table, other.keys),
      )
    : rows;
  return sorted.map(({ id, names, keys }) => ({
    id,
    keys,
    words: names.map((name, at) => (name ?? categoryName(table, keys, at))[locale]),
  }));
}
