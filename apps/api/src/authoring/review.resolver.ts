import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { DraftProblem, ModuleDifference } from '@pateka/content/draft';
import type { StaffActor } from '@pateka/domain';
import type { Refused } from '../identity/identity.types.js';
import { Json } from '../platform/graphql/json.scalar.js';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Current } from '../platform/guard/current.decorators.js';
import { DifferenceService } from './difference.service.js';
import { DraftCheckService } from './draft-check.service.js';
import {
  type DraftBlocked,
  type EditionPublished,
  ModuleResult,
  PublishResult,
  RequestReviewInput,
  ReturnResult,
  ReviewResult,
  type ReviewReturned,
} from './draft.types.js';
import { ReviewService } from './review.service.js';
import { StudioService } from './studio.service.js';
import { Reviewer, type StudioModule } from './studio.types.js';

const id = { type: () => ID };
const edition = { type: () => Int, nullable: true };

@Resolver()
export class ReviewResolver {
  constructor(
    private readonly reviews: ReviewService,
    private readonly studio: StudioService,
    private readonly checks: DraftCheckService,
    private readonly differences: DifferenceService,
  ) {}

  @Allow('module.read')
  @Query(() => [Json], { description: 'DraftProblem of libs/content; advice included.' })
  draftProblems(
    @Current() actor: StaffActor,
    @Args('moduleId', id) moduleId: string,
  ): Promise<DraftProblem[]> {
    return this.checks.problems(actor, moduleId);
  }

  @Allow('module.read')
  @Query(() => Json, {
    description: 'A ModuleDifference of libs/content; null stands for the draft.',
  })
  moduleDifference(
    @Current() actor: StaffActor,
    @Args('moduleId', id) moduleId: string,
    @Args('from', edition) from: number | null,
    @Args('to', edition) to: number | null,
  ): Promise<ModuleDifference> {
    return this.differences.between(actor, moduleId, { from: from ?? null, to: to ?? null });
  }

  @Allow('module.write')
  @Query(() => [Reviewer], { description: 'Who could approve the draft as it stands.' })
  moduleReviewers(
    @Current() actor: StaffActor,
    @Args('moduleId', id) moduleId: string,
  ): Promise<Reviewer[]> {
    return this.reviews.reviewers(actor, moduleId);
  }

  @Allow('module.write')
  @Mutation(() => ReviewResult)
  async requestReview(
    @Current() actor: StaffActor,
    @Args('input') input: RequestReviewInput,
  ): Promise<StudioModule | DraftBlocked | Refused> {
    const asked = await this.reviews.request(actor, input);
    return typeof asked === 'string' ? this.studio.one(actor, input.moduleId) : asked;
  }

  @Allow('module.write')
  @Mutation(() => ModuleResult)
  async cancelReview(
    @Current() actor: StaffActor,
    @Args('moduleId', id) moduleId: string,
  ): Promise<StudioModule | Refused> {
    await this.reviews.cancel(actor, moduleId);
    return this.studio.one(actor, moduleId);
  }

  @Allow('module.review')
  @Mutation(() => ReturnResult, { description: 'With a note; nothing is published by it.' })
  returnForChanges(
    @Current() actor: StaffActor,
    @Args('reviewId', id) reviewId: string,
    @Args('note') note: string,
  ): Promise<ReviewReturned | Refused> {
    return this.reviews.sendBack(actor, reviewId, note);
  }

  @Allow('module.review')
  @Mutation(() => PublishResult, { description: 'Approving publishes, in one step.' })
  approveReview(
    @Current() actor: StaffActor,
    @Args('reviewId', id) reviewId: string,
    @Args('checklist', { type: () => [String], description: 'Items of safetyChecklist.' })
    checklist: string[],
  ): Promise<EditionPublished | DraftBlocked | Refused> {
    return this.reviews.approve(actor, reviewId, checklist);
  }
}
