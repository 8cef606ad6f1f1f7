import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import {
  type CountCell,
  type Disclosure,
  type DisclosureRequest,
  disclosing,
  isWholeMonth,
  isCount,
  isWithin,
  meansOf,
  type MeanFigure,
  monthsOf,
  type Past,
  quarterOf,
  type ReleasedFigure,
  type ShareFigure,
  type Solver,
  spansEnding,
  spansOf,
  yearOf,
} from '@pateka/domain';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../platform/config.js';
import {
  allOutlines,
  categoriesOfTable,
  closeTally,
  cohortsOf,
  countedReleases,
  countFacts,
  type CountRow,
  countsOf,
  forgetCounts,
  forgetFacts,
  noteFacts,
  noteTags,
  publishedSince,
  questionsOf,
  settledPast,
  settlePast,
  takeEvents,
  takeManualTotals,
} from './count.queries.js';
import { nestingOf } from './nesting.js';
import { answersOf, cohortsWithNone, type TableCategories, tableOf } from './release-counts.js';
import { Release } from './release.entity.js';
import { type AskedQuestion, sharesOf } from './release-shares.js';
import { SOLVER } from './solver.js';
import { takeAnswers } from './tally-answers.queries.js';
import { TallyService } from './tally.service.js';

/** A quarter or year that ends now, with its exact counts. */
interface Ending {
  span: string;
  counts: readonly CountCell[];
  rows: readonly CountRow[];
}

type PublishedCell = ReleasedFigure & { number: number; period: string };

/** All that a release publishes. */
export type PublishedFigure = ReleasedFigure | MeanFigure | ShareFigure;

/** Turns the counts of a period into what may be seen of them: the only place where both exist. */
@Injectable()
export class ReleaseMaker {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SOLVER) private readonly solver: Solver,
    private readonly tally: TallyService,
  ) {}

  /**
   * Takes up all open events, counts them and decides what may be shown.
   * @param tx holds the lock of the network
   * @param release the new release, already saved
   * @returns a figure for every place of the table, hidden or not
   */
  async make(tx: EntityManager, release: Release): Promise<PublishedFigure[]> {
    const { networkId, id, period } = release;
    await tx.query(noteTags, [networkId]);
    await this.tally.tallyRest(tx, networkId);
    await tx.query(takeEvents, [networkId, id]);
    await tx.query(takeAnswers, [networkId, id]);
    await tx.query(closeTally, [networkId, id]);
    await tx.query(noteFacts, [networkId, id]);
    await tx.query(countFacts, [networkId, id]);
    await tx.query(forgetFacts, [networkId]);
    await tx.query(takeManualTotals, [networkId, id, period]);
    const figures = await this.decide(tx, release);
    // a year's counts are needed until it ends; what was decided needs none of them
    const kept = spansEnding(period, isWholeMonth(release)).includes(yearOf(period))
      ? `${Number(yearOf(period)) + 1}-01`
      : `${yearOf(period)}-01`;
    await tx.query(forgetCounts, [networkId, kept]);
    return figures;
  }

  private async decide(tx: EntityManager, release: Release): Promise<PublishedFigure[]> {
    const { networkId, id, number, period } = release;
    const categories: TableCategories = {
      rows: await tx.query(categoriesOfTable, [networkId]),
      cohorts: await tx.query(cohortsOf, [networkId]),
    };
    const counts: CountRow[] = await tx.query(countsOf, [networkId, [id]]);
    const endings = await this.endings(tx, release, categories);
    const threshold = this.config.DISCLOSURE_THRESHOLD;
    const { figures, past } = await this.disclose({
      ...(await this.published(tx, release)),
      counts: tableOf(categories, counts),
      nesting: nestingOf(await tx.query(allOutlines, [networkId]), cohortsWithNone(categories)),
      spans: spansOf(period).map((span) => endings.find((one) => one.span === span) ?? { span }),
      isQuarterEnd: spansEnding(period, isWholeMonth(release)).includes(quarterOf(period)),
      threshold,
    });
    if (past) await tx.query(settlePast, [networkId, number, JSON.stringify(past)]);
    const means = endings.flatMap(({ span, rows }) =>
      meansOf(span, answersOf(categories, rows), figures, threshold),
    );
    return [...figures, ...means, ...(await this.shares(tx, release, endings))];
  }

  /** Lets others have a turn meanwhile: the deciding of a large release takes the processor for long. */
  private async disclose(request: DisclosureRequest): Promise<Disclosure> {
    const steps = disclosing(request, this.solver);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await setImmediate();
    }
  }

  /** Everything published before: what is settled, and the releases since then. */
  private async published(
    tx: EntityManager,
    { networkId, number }: Release,
  ): Promise<Pick<DisclosureRequest, 'past' | 'since'>> {
    const [settled]: { upTo: number; past: Past }[] = await tx.query(settledPast, [networkId]);
    const cells: PublishedCell[] = await tx.query(publishedSince, [
      networkId,
      settled?.upTo ?? 0,
      number,
    ]);
    const releases = Map.groupBy(cells.filter(isCount), (cell) => cell.number);
    const since = [...releases.values()].map((figures) => ({
      figures,
      spans: spansOf(figures[0]?.period ?? ''),
    }));
    return settled ? { past: settled.past, since } : { since };
  }

  /** What may be seen of the first answers of a quarter that ends now. */
  private async shares(
    tx: EntityManager,
    { networkId, period }: Release,
    endings: readonly Ending[],
  ): Promise<ShareFigure[]> {
    const quarter = endings.find(({ span }) => span === quarterOf(period));
    if (!quarter) return [];
    const questions: AskedQuestion[] = await tx.query(questionsOf, [networkId]);
    return sharesOf(quarter.span, questions, {
      counts: quarter.rows,
      threshold: this.config.DISCLOSURE_THRESHOLD,
    });
  }

  /** Quarters and years that end with this release, as far as the counts of all their months are there. */
  private async endings(
    tx: EntityManager,
    release: Release,
    categories: TableCategories,
  ): Promise<Ending[]> {
    const { networkId, period } = release;
    const found: Ending[] = [];
    for (const span of spansEnding(period, isWholeMonth(release))) {
      const releases = await this.releasesIn(tx, networkId, span);
      const ids = releases.map(({ id }) => id);
      const [row]: { count: number }[] = await tx.query(countedReleases, [networkId, ids]);
      const isCounted = (row?.count ?? 0) === releases.filter(({ isEmpty }) => !isEmpty).length;
      if (!isCounted) continue;
      const rows: CountRow[] = await tx.query(countsOf, [networkId, ids]);
      const counts = tableOf(categories, rows);
      found.push({ span, counts, rows });
    }
    return found;
  }

  private async releasesIn(
    tx: EntityManager,
    networkId: string,
    span: string,
  ): Promise<{ id: string; isEmpty: boolean }[]> {
    const [first, last] = monthsOf(span);
    const rows: { id: string; period: string; isEmpty: boolean }[] = await tx.query(
      `SELECT r.id, r.period, NOT EXISTS (
         SELECT 1 FROM learning_event ev WHERE ev.release_id = r.id) AS "isEmpty"
       FROM release r WHERE r.network_id = $1 ORDER BY r.number`,
      [networkId],
    );
    return rows.filter(({ period }) => isWithin(period, first, last));
  }
}
