import { Injectable } from '@nestjs/common';
import type { LearnerFactName } from '@pateka/domain';
import type { EntityManager } from 'typeorm';
import { CourseEdition } from '../courses/course-edition.entity.js';
import { Enrolment } from '../learning/enrolment.entity.js';
import { Cohort } from '../network/cohort.entity.js';
import { Clock, dayOf } from '../platform/clock.js';
import { PeriodService } from '../reports/period.service.js';
import { addSimulatedAnswers, forgetSimulatedAnswers } from './demo-answers.js';
import { type SimulatedEvent, type SimulatedLearner, simulate } from './demo-history.js';

const CLOSED_MONTHS = 6;
const cohorts = [
  { name: 'Пролетна група', projectTag: 'ДЕМО-1' },
  { name: 'Лятна група', projectTag: 'ДЕМО-1' },
  { name: 'Есенна група', projectTag: 'ДЕМО-2' },
  { name: 'Вечерна група', projectTag: 'ДЕМО-2' },
];

/**
 * Some three hundred simulated learners over half a year, with the releases of those months. They are
 * what remains of accounts that were deleted: enrolments and events without anybody behind them.
 */
@Injectable()
export class DemoHalfYear {
  constructor(
    private readonly periods: PeriodService,
    private readonly clock: Clock,
  ) {}

  /**
   * Fills a course with history and closes each past month in turn.
   * @returns the cohort that is still taking learners
   */
  async simulate(tx: EntityManager, networkId: string, courseId: string): Promise<string> {
    const edition = await tx.findOneByOrFail(CourseEdition, { courseId });
    const learners = simulate(courseId, edition.structure, CLOSED_MONTHS + 1);
    const cohortIds = await this.cohorts(tx, networkId, courseId);
    const course = { networkId, courseId, editionId: edition.id, cohortIds };
    const enrolmentIds = await this.enrol(tx, course, learners);
    const events = learners.flatMap((learner) => learner.events);
    for (let month = 0; month <= CLOSED_MONTHS; month += 1) {
      const happened = events.filter((event) => event.month === month);
      await this.insert(tx, networkId, happened, enrolmentIds);
      const [from, to] = [this.month(month), this.month(month + 1)];
      await this.tellFacts(tx, learners, enrolmentIds);
      if (month < CLOSED_MONTHS) {
        await addSimulatedAnswers(tx, happened, { enrolmentIds, at: from });
        await this.periods.close(tx, {
          networkId,
          period: from.slice(0, 7),
          fromAt: new Date(from),
          toAt: new Date(to),
        });
      }
    }
    await forgetSimulatedAnswers(tx, enrolmentIds);
    return cohortIds.at(-1) ?? '';
  }

  /** @returns the first day of a month of the history; the one after the last closed is the present one */
  private month(index: number): string {
    const now = this.clock.now();
    return dayOf(
      new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - CLOSED_MONTHS + index, 1)),
    );
  }

  private async cohorts(tx: EntityManager, networkId: string, courseId: string): Promise<string[]> {
    const ids: string[] = [];
    for (const [index, cohort] of cohorts.entries()) {
      const saved = await tx.save(
        tx.create(Cohort, {
          networkId,
          number: index + 1,
          createdOn: this.month(index),
          ...cohort,
        }),
      );
      await tx.query('INSERT INTO cohort_course (cohort_id, course_id) VALUES ($1, $2)', [
        saved.id,
        courseId,
      ]);
      ids.push(saved.id);
    }
    return ids;
  }

  private async enrol(
    tx: EntityManager,
    course: { networkId: string; courseId: string; editionId: string; cohortIds: string[] },
    learners: SimulatedLearner[],
  ): Promise<string[]> {
    const { networkId, courseId, editionId, cohortIds } = course;
    const rows = learners.map((learner) => ({
      networkId,
      courseId,
      courseEditionId: editionId,
      accountId: null,
      cohortId: cohortIds[learner.cohort] ?? null,
      enrolledMonth: this.month(learner.enrolledMonth),
      startedOn: null,
      locale: learner.locale,
    }));
    const { identifiers } = await tx.insert(Enrolment, rows);
    return identifiers.map(({ id }) => String(id));
  }

  /** A closing forgets what deleted accounts told; these learners go on all the same. */
  private async tellFacts(
    tx: EntityManager,
    learners: readonly SimulatedLearner[],
    enrolmentIds: readonly string[],
  ): Promise<void> {
    const told = (name: LearnerFactName) => learners.map(({ facts }) => facts[name] ?? 'unstated');
    await tx.query(
      `UPDATE enrolment SET sex = told.sex, age_band = told.age, region_size = told.region
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) told(id, sex, age, region)
       WHERE enrolment.id = told.id`,
      [enrolmentIds, told('sex'), told('ageBand'), told('regionSize')],
    );
  }

  private async insert(
    tx: EntityManager,
    networkId: string,
    events: SimulatedEvent[],
    enrolmentIds: string[],
  ): Promise<void> {
    const column = <Key extends keyof SimulatedEvent>(key: Key) =>
      events.map((event) => event[key]);
    await tx.query(
      `INSERT INTO learning_event (network_id, enrolment_id, kind, scope, scope_id, value)
       SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::int[])`,
      [
        networkId,
        column('learner').map((index) => enrolmentIds[index]),
        column('kind'),
        column('scope'),
        column('scopeId'),
        column('value'),
      ],
    );
  }
}
