import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { StaffActor } from '@pateka/domain';
import { Refused } from '../identity/identity.types.js';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Ctx, Current } from '../platform/guard/current.decorators.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { DraftCommentService } from './draft-comment.service.js';
import {
  AddDraftCommentInput,
  CommentResult,
  WithdrawEditionInput,
  WithdrawResult,
} from './draft.types.js';
import { StudioLoaders } from './studio.loaders.js';
import { DraftComment, type StudioEdition } from './studio.types.js';
import { type EditionPlace, WithdrawService } from './withdraw.service.js';

const id = { type: () => ID };

@Resolver()
export class EditionResolver {
  constructor(
    private readonly withdrawing: WithdrawService,
    private readonly remarks: DraftCommentService,
    private readonly loaders: StudioLoaders,
  ) {}

  @Allow('module.read')
  @Query(() => [DraftComment], { description: 'Remarks and answers, the oldest first.' })
  draftComments(
    @Current() actor: StaffActor,
    @Args('moduleId', id) moduleId: string,
  ): Promise<DraftComment[]> {
    return this.remarks.list(actor, moduleId);
  }

  @Allow('module.read')
  @Mutation(() => CommentResult)
  addDraftComment(
    @Current() actor: StaffActor,
    @Args('input') input: AddDraftCommentInput,
  ): Promise<DraftComment | Refused> {
    return this.remarks.add(actor, input);
  }

  @Allow('module.read')
  @Mutation(() => DraftComment)
  resolveDraftComment(
    @Current() actor: StaffActor,
    @Args('id', id) commentId: string,
    @Args('resolved') resolved: boolean,
  ): Promise<DraftComment> {
    return this.remarks.resolve(actor, commentId, resolved);
  }

  @Allow('module.withdraw')
  @Mutation(() => WithdrawResult, { description: 'From now on nobody reads this edition.' })
  async withdrawEdition(
    @Ctx() ctx: RequestContext,
    @Current() actor: StaffActor,
    @Args('input') input: WithdrawEditionInput,
  ): Promise<StudioEdition | Refused> {
    return this.shown(ctx, await this.withdrawing.withdraw(actor, input));
  }

  @Allow('module.withdraw')
  @Mutation(() => WithdrawResult, { description: 'A coordinator gives it back to learners.' })
  async reinstateEdition(
    @Ctx() ctx: RequestContext,
    @Current() actor: StaffActor,
    @Args('moduleId', id) moduleId: string,
    @Args('number', { type: () => Int }) number: number,
  ): Promise<StudioEdition | Refused> {
    return this.shown(ctx, await this.withdrawing.reinstate(actor, { moduleId, number }));
  }

  private async shown(
    ctx: RequestContext,
    done: EditionPlace | Refused,
  ): Promise<StudioEdition | Refused> {
    if (done instanceof Refused) return done;
    const all = await ctx.loaders.load(this.loaders.editions, done.moduleId);
    return all.find((edition) => edition.number === done.number) ?? new Refused('not-found');
  }
}
