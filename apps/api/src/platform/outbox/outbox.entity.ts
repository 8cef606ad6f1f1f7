import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What must happen later, written in the transaction that caused it. Carries ids only. */
@Entity()
export class Outbox {
  @PrimaryColumn({ type: 'bigint', generated: 'identity' })
  id: string;

  @Column({ type: 'text' })
  event: string;

  @Column({ type: 'jsonb' })
  ids: Record<string, string>;

  @Column({ type: 'timestamptz', nullable: true })
  relayedAt: Date | null;
}
