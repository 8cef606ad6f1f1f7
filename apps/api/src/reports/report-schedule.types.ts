import { createUnionType, Field, InputType, ObjectType } from '@nestjs/graphql';
import { Refused } from '../identity/identity.types.js';
import { ReportSchedule } from './report-schedule.entity.js';

@InputType()
export class ScheduleReportInput {
  @Field({ description: 'One of the fixed list of tables, see reportFrame.' })
  table: string;

  @Field({ description: 'month or quarter' })
  every: string;

  @Field({ description: 'bg or en: the language in which it is kept.' })
  locale: string;
}

@ObjectType()
export class ReportScheduled {
  @Field()
  schedule: ReportSchedule;

  @Field({ description: 'False when a colleague, or the same form, had made it before.' })
  isNew: boolean;

  constructor(schedule: ReportSchedule, isNew: boolean) {
    this.schedule = schedule;
    this.isNew = isNew;
  }
}

export const ScheduleReportResult = createUnionType({
  name: 'ScheduleReportResult',
  types: () => [ReportScheduled, Refused] as const,
});
