import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Locale, ReportTable, ScheduleRhythm } from '@pateka/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A report that is made by itself whenever a month or a quarter ends. One of its kind in a network. */
@Entity()
@ObjectType()
export class ReportSchedule {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  networkId: string;

  @Field(() => String, { name: 'table', description: 'One of the fixed list of tables.' })
  @Column({ type: 'text' })
  reportTable: ReportTable;

  @Field(() => String, { description: 'month or quarter' })
  @Column({ type: 'text' })
  every: ScheduleRhythm;

  @Field(() => String, { description: 'The language in which it is kept.' })
  @Column({ type: 'text' })
  locale: Locale;

  @Column({ type: 'uuid' })
  createdBy: string;

  /** In UTC, as the months of releases are. */
  @Column({ type: 'date' })
  createdOn: string;
}
