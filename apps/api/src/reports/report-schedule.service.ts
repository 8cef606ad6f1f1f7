import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  canReadReport,
  isLocale,
  type Locale,
  mostReportSchedules,
  type ReportTable,
  reportTables,
  type ScheduleRhythm,
  scheduleRhythms,
  type StaffActor,
} from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { audit } from '../identity/audit.js';
import { Refused } from '../identity/identity.types.js';
import { Clock, dayOf } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import { ReportSchedule } from './report-schedule.entity.js';
import { ReportScheduled, type ScheduleReportInput } from './report-schedule.types.js';

/** What is kept by itself: the schedules of a network, which any of its coordinators makes and deletes. */
@Injectable()
export class ReportScheduleService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @returns every schedule of the actor's network */
  list({ networkId }: StaffActor): Promise<ReportSchedule[]> {
    return this.db.manager.find(ReportSchedule, {
      where: { networkId },
      order: { reportTable: 'ASC', every: 'ASC', locale: 'ASC' },
    });
  }

  /**
   * Sees to it that a report is kept from now on. Asked twice, by whomever, it is there once.
   * @returns the schedule and whether it is new, or Refused('too-many')
   * @throws AppError('invalid-input') with the name of the wrong field
   */
  async schedule(
    actor: StaffActor,
    input: ScheduleReportInput,
  ): Promise<ReportScheduled | Refused> {
    const { networkId } = actor;
    const wish = wishOf(input);
    return this.db.transaction(async (tx) => {
      // One after the other: two forms at once must neither pass the limit together nor make two of one.
      await tx.query('SELECT 1 FROM network WHERE id = $1 FOR NO KEY UPDATE', [networkId]);
      const there = await tx.findOneBy(ReportSchedule, { networkId, ...wish });
      if (there) return new ReportScheduled(there, false);
      if ((await tx.countBy(ReportSchedule, { networkId })) >= mostReportSchedules)
        return new Refused('too-many');
      return new ReportScheduled(await this.store(tx, actor, wish), true);
    });
  }

  /**
   * Ends a schedule of the actor's network, whoever made it. What it kept stays.
   * @throws AppError('not-found') also for one of another network, and for one that is gone already
   */
  async delete(actor: StaffActor, id: string): Promise<boolean> {
    await this.db.transaction(async (tx) => {
      const schedule = await tx.findOne(ReportSchedule, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!schedule || !canReadReport(actor, schedule).ok) throw new AppError('not-found');
      await tx.delete(ReportSchedule, { id });
      await audit(tx, actor, 'report-schedule.deleted', { kind: 'report-schedule', id });
    });
    return true;
  }

  private async store(tx: EntityManager, actor: StaffActor, wish: Wish): Promise<ReportSchedule> {
    const { networkId, accountId: createdBy } = actor;
    const createdOn = dayOf(this.clock.now());
    const schedule = await tx.save(
      tx.create(ReportSchedule, { ...wish, networkId, createdBy, createdOn }),
    );
    const object = { kind: 'report-schedule', id: schedule.id };
    await audit(tx, actor, 'report-schedule.created', object);
    return schedule;
  }
}

interface Wish {
  reportTable: ReportTable;
  every: ScheduleRhythm;
  locale: Locale;
}

function wishOf(input: ScheduleReportInput): Wish {
  const reportTable = reportTables.find((known) => known === input.table);
  if (!reportTable) throw new AppError('invalid-input', 'table');
  const every = scheduleRhythms.find((known) => known === input.every);
  if (!every) throw new AppError('invalid-input', 'every');
  if (!isLocale(input.locale)) throw new AppError('invalid-input', 'locale');
  return { reportTable, every, locale: input.locale };
}
