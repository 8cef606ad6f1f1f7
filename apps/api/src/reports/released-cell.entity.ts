import type { DisclosureDimension, DisclosureMeasure } from '@pateka/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One figure of a release as everybody may see it; null is hidden, and for ever. */
@Entity()
export class ReleasedCell {
  @PrimaryColumn({ type: 'uuid' })
  releaseId: string;

  @PrimaryColumn({ type: 'text' })
  dimension: DisclosureDimension;

  @PrimaryColumn({ type: 'text' })
  category: string;

  @PrimaryColumn({ type: 'text' })
  measure: DisclosureMeasure;

  @Column({ type: 'int', nullable: true })
  value: number | null;
}
