import type { LearnerFacts, Locale } from '@pateka/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One learner in one course, pinned to the edition she began. Without account: she deleted it. */
@Entity()
export class Enrolment {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  networkId: string;

  @Column({ type: 'uuid', nullable: true })
  accountId: string | null;

  @Column({ type: 'text' })
  courseId: string;

  @Column({ type: 'uuid' })
  courseEditionId: string;

  @Column({ type: 'uuid', nullable: true })
  cohortId: string | null;

  /** The month only: the day would tell when an access card was used (safety 19). */
  @Column({ type: 'date' })
  enrolledMonth: string;

  @Column({ type: 'date', nullable: true })
  startedOn: string | null;

  /** The language she read in when she enrolled. */
  @Column({ type: 'text', default: 'bg' })
  locale: Locale;

  /** What reports count this enrolment under: null until a period that counts it is closed. */
  @Column({ type: 'text', nullable: true })
  sex: LearnerFacts['sex'];

  @Column({ type: 'text', nullable: true })
  ageBand: LearnerFacts['ageBand'];

  @Column({ type: 'text', nullable: true })
  regionSize: LearnerFacts['regionSize'];
}
