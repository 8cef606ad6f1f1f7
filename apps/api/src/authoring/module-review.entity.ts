import type { Bilingual, ReviewState } from '@pateka/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One handing-in of a draft and what became of it. */
@Entity('module_review')
export class ModuleReviewRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'text' })
  moduleId: string;

  @Column({ type: 'text' })
  state: ReviewState;

  /** The state of the draft that was handed in, see draft-stamp.ts. */
  @Column({ type: 'text' })
  stamp: string;

  @Column({ type: 'jsonb', nullable: true })
  whatChanged: Bilingual | null;

  @Column({ type: 'uuid', nullable: true })
  requestedBy: string | null;

  @Column({ type: 'timestamptz' })
  requestedAt: Date;

  @Column({ type: 'uuid', nullable: true })
  reviewerId: string | null;

  @Column({ type: 'uuid', nullable: true })
  decidedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  /** Ids of the items of the safety checklist that were ticked. */
  @Column({ type: 'jsonb', nullable: true })
  checklist: string[] | null;

  @Column({ type: 'int', nullable: true })
  editionNumber: number | null;
}
