import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Bilingual } from '@pateka/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { BilingualText } from '../platform/graphql/bilingual.type.js';

export type OrganisationKind = 'built-in' | 'ngo' | 'institution' | 'company' | 'trade-union';

/** A partner of a network, or the built-in organisation (no network) that owns the starter modules. */
@ObjectType()
@Entity()
export class Organisation {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid', nullable: true })
  networkId: string | null;

  @Column({ type: 'uuid', nullable: true })
  parentId: string | null;

  @Field(() => String)
  @Column({ type: 'text' })
  kind: OrganisationKind;

  @Field(() => BilingualText)
  @Column({ type: 'jsonb' })
  name: Bilingual;

  @Column({ type: 'text', nullable: true })
  territory: string | null;
}
