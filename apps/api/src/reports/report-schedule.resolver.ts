import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { StaffActor } from '@pateka/domain';
import type { Refused } from '../identity/identity.types.js';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Current } from '../platform/guard/current.decorators.js';
import { ReportSchedule } from './report-schedule.entity.js';
import { ReportScheduleService } from './report-schedule.service.js';
import {
  type ReportScheduled,
  ScheduleReportInput,
  ScheduleReportResult,
} from './report-schedule.types.js';

@Resolver()
export class ReportScheduleResolver {
  constructor(private readonly schedules: ReportScheduleService) {}

  @Allow('report.read')
  @Query(() => [ReportSchedule], { description: 'Of the whole network.' })
  reportSchedules(@Current() actor: StaffActor): Promise<ReportSchedule[]> {
    return this.schedules.list(actor);
  }

  @Allow('report.read')
  @Mutation(() => ScheduleReportResult)
  scheduleReport(
    @Current() actor: StaffActor,
    @Args('input') input: ScheduleReportInput,
  ): Promise<ReportScheduled | Refused> {
    return this.schedules.schedule(actor, input);
  }

  @Allow('report.read')
  @Mutation(() => Boolean, { description: 'What it kept stays.' })
  deleteReportSchedule(
    @Current() actor: StaffActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<boolean> {
    return this.schedules.delete(actor, id);
  }
}
