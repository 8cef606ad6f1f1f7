import type { Fact } from '@pateka/content';
import type { Bilingual } from '@pateka/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A dated fact as it was on the day it was checked; a newer check is a new row. */
@Entity()
export class FactValue {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'text' })
  factId: string;

  @Column({ type: 'text' })
  kind: Fact['kind'];

  @Column({ type: 'jsonb' })
  value: Fact['value'];

  @Column({ type: 'text', nullable: true })
  unit: string | null;

  @Column({ type: 'jsonb' })
  label: Bilingual;

  @Column({ type: 'jsonb' })
  source: Fact['source'];

  @Column({ type: 'text', nullable: true })
  url: string | null;

  @Column({ type: 'date' })
  checkedOn: string;

  @Column({ type: 'date', nullable: true })
  validFrom: string | null;

  @Column({ type: 'date', nullable: true })
  validTo: string | null;

  @Column({ type: 'text' })
  confidence: Fact['confidence'];
}
