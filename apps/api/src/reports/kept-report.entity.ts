import type { Locale, ReportDocument, ReportTable } from '@pateka/domain';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A report as it was reported: written once, never changed, whatever becomes of what it speaks of. */
@Entity()
export class KeptReport {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  networkId: string;

  /** Null once the schedule is deleted: what it kept stays. */
  @Column({ type: 'uuid', nullable: true })
  scheduleId: string | null;

  /** The month '2026-11' or the quarter '2026-Q4' it is of. */
  @Column({ type: 'text' })
  span: string;

  @Column({ type: 'text' })
  reportTable: ReportTable;

  @Column({ type: 'text' })
  locale: Locale;

  @Column({ type: 'jsonb' })
  document: ReportDocument;

  /** The day in Sofia on which it was kept. */
  @Column({ type: 'date' })
  reportedOn: string;
}

/** That somebody has not looked at a kept report yet: that it is there, never what is in it. */
@Entity()
export class KeptReportNote {
  @PrimaryColumn({ type: 'uuid' })
  accountId: string;

  @PrimaryColumn({ type: 'uuid' })
  keptReportId: string;
}
