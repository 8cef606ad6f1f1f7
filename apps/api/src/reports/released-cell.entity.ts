import type {
  DisclosureDimension,
  DisclosureMeasure,
  MeanMeasure,
  ShareFigure,
} from '@pateka/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One figure of a release as everybody may see it; null is hidden, and for ever. */
@Entity()
export class ReleasedCell {
  @PrimaryColumn({ type: 'uuid' })
  releaseId: string;

  /** 'month' for the period of the release, or the quarter ('2026-Q4') or year that ended with it. */
  @PrimaryColumn({ type: 'text' })
  span: string;

  @PrimaryColumn({ type: 'text' })
  dimension: DisclosureDimension | ShareFigure['dimension'];

  @PrimaryColumn({ type: 'text' })
  category: string;

  @PrimaryColumn({ type: 'text' })
  measure: DisclosureMeasure | MeanMeasure | ShareFigure['measure'];

  /** People; of 'minutes' whole hours, of means tenths, of a median days, of shares percent. */
  @Column({ type: 'int', nullable: true })
  value: number | null;
}
