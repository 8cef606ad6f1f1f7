import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One action of a staff member. The table refuses to be changed (a trigger; safety 35 keeps 730 days). */
@Entity()
export class AuditEntry {
  @PrimaryColumn({ type: 'bigint', generated: 'identity' })
  id: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'uuid' })
  networkId: string;

  @Column({ type: 'uuid' })
  actorId: string;

  @Column({ type: 'text' })
  action: string;

  @Column({ type: 'text' })
  objectKind: string;

  @Column({ type: 'text' })
  objectId: string;
}
