import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Cards printed together. How many were used is never shown while it happens. */
@ObjectType()
@Entity()
export class AccessCodeBatch {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  cohortId: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  size: number;

  @Field()
  @Column({ type: 'date' })
  createdOn: string;

  @Field()
  @Column({ type: 'timestamptz' })
  expiresAt: Date;

  @Field({ description: 'The whole batch was voided; single cards that were lost are not told.' })
  @Column({ type: 'boolean', default: false })
  voided: boolean;
}
