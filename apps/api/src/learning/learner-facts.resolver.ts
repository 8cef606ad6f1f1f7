import { Args, Field, InputType, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GivenFacts, LearnerActor } from '@pateka/domain';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Current } from '../platform/guard/current.decorators.js';
import { LearnerFact } from './learner-fact.entity.js';
import { LearnerFactsService } from './learner-facts.service.js';

@InputType()
export class OwnFactsInput implements GivenFacts {
  @Field(() => String, { nullable: true })
  sex: string | null;

  @Field(() => String, { nullable: true })
  ageBand: string | null;

  @Field(() => String, { nullable: true })
  regionSize: string | null;
}

@Resolver()
export class LearnerFactsResolver {
  constructor(private readonly facts: LearnerFactsService) {}

  @Allow('learning.take')
  @Query(() => LearnerFact, {
    nullable: true,
    description: 'What she told for the reports; null until she answered or passed it over.',
  })
  ownFacts(@Current() learner: LearnerActor): Promise<LearnerFact | null> {
    return this.facts.find(learner);
  }

  @Allow('learning.take')
  @Mutation(() => Boolean, { description: 'In the place of what was there; null is no answer.' })
  saveOwnFacts(
    @Current() learner: LearnerActor,
    @Args('facts') facts: OwnFactsInput,
  ): Promise<boolean> {
    return this.facts.save(learner, facts);
  }
}
