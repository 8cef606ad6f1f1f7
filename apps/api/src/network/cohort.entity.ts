import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A group that starts together; its project tag is for the funder's report. */
@ObjectType()
@Entity()
export class Cohort {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  networkId: string;

  @Field(() => Int, { description: 'First part of the serials on its cards.' })
  @Column({ type: 'int' })
  number: number;

  @Field()
  @Column({ type: 'text' })
  name: string;

  @Field()
  @Column({ type: 'text', default: '' })
  projectTag: string;

  @Field()
  @Column({ type: 'date' })
  createdOn: string;
}
