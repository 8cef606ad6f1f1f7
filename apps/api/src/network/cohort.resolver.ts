import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { StaffActor } from '@pateka/domain';
import type { Refused } from '../identity/identity.types.js';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Ctx, Current } from '../platform/guard/current.decorators.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { AccessCodeBatch } from './access-code-batch.entity.js';
import { AccessCodeService } from './access-code.service.js';
import { Cohort } from './cohort.entity.js';
import { CohortLoaders } from './cohort.loaders.js';
import { CohortService } from './cohort.service.js';
import {
  CreateCohortInput,
  type IssuedCards,
  IssueCodesInput,
  IssueResult,
} from './network.types.js';

@Resolver(() => Cohort)
export class CohortResolver {
  constructor(
    private readonly cohortService: CohortService,
    private readonly codes: AccessCodeService,
    private readonly loaders: CohortLoaders,
  ) {}

  @Allow('cohort.manage')
  @Query(() => [Cohort])
  cohorts(@Current() actor: StaffActor): Promise<Cohort[]> {
    return this.cohortService.list(actor);
  }

  @Allow('cohort.manage')
  @Query(() => Cohort)
  cohort(@Current() actor: StaffActor, @Args('id') id: string): Promise<Cohort> {
    return this.cohortService.one(actor, id);
  }

  @Allow('access-code.issue')
  @Query(() => [AccessCodeBatch])
  accessCodeBatches(
    @Current() actor: StaffActor,
    @Args('cohortId') cohortId: string,
  ): Promise<AccessCodeBatch[]> {
    return this.codes.batches(actor, cohortId);
  }

  @Allow('cohort.manage')
  @Mutation(() => Cohort)
  createCohort(
    @Current() actor: StaffActor,
    @Args('input') input: CreateCohortInput,
  ): Promise<Cohort> {
    return this.cohortService.create(actor, input);
  }

  @Allow('access-code.issue')
  @Mutation(() => IssueResult)
  issueAccessCodes(
    @Current() actor: StaffActor,
    @Args('input') input: IssueCodesInput,
  ): Promise<IssuedCards | Refused> {
    return this.codes.issue(actor, input);
  }

  @Allow('access-code.void')
  @Mutation(() => Boolean, { description: 'Answers alike for used, unused and unknown serials.' })
  voidAccessCode(@Current() actor: StaffActor, @Args('serial') serial: string): Promise<boolean> {
    return this.codes.void(actor, serial);
  }

  @Allow('access-code.void')
  @Mutation(() => Boolean, { description: 'Voids all cards of a batch, used or not.' })
  voidAccessCodeBatch(
    @Current() actor: StaffActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<boolean> {
    return this.codes.voidBatch(actor, id);
  }

  @ResolveField(() => [ID], { description: 'The courses its codes open.' })
  courseIds(@Ctx() ctx: RequestContext, @Parent() cohort: Cohort): Promise<string[]> {
    return ctx.loaders.load(this.loaders.courseIds, cohort.id);
  }
}
