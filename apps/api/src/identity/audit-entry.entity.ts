import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One action of a staff member. The table refuses to be changed (a trigger; safety 35 keeps 730 days). */
@ObjectType()
@Entity()
export class AuditEntry {
  @PrimaryColumn({ type: 'bigint', generated: 'identity' })
  id: string;

  @Field()
  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'uuid' })
  networkId: string;

  @Column({ type: 'uuid' })
  actorId: string;

  @Field()
  @Column({ type: 'text' })
  action: string;

  @Field()
  @Column({ type: 'text' })
  objectKind: string;

  @Field()
  @Column({ type: 'text' })
  objectId: string;
}
