import { Field, ObjectType } from '@nestjs/graphql';
import type { LearnerFacts } from '@pateka/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What a learner told for the reports, or that she passed the questions over: then all of it is null. Hers
 * alone to read; reports take sums over many people from it.
 */
@Entity()
@ObjectType({ description: 'Her own answers; null for what she would rather not say.' })
export class LearnerFact implements LearnerFacts {
  @PrimaryColumn({ type: 'uuid' })
  accountId: string;

  @Field(() => String, { nullable: true, description: 'female, male or other' })
  @Column({ type: 'text', nullable: true })
  sex: LearnerFacts['sex'];

  @Field(() => String, { nullable: true, description: '18-29, 30-54, 55-64 or 65+' })
  @Column({ type: 'text', nullable: true })
  ageBand: LearnerFacts['ageBand'];

  @Field(() => String, { nullable: true, description: 'city, town or village' })
  @Column({ type: 'text', nullable: true })
  regionSize: LearnerFacts['regionSize'];
}
