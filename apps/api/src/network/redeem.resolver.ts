import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { LearnerActor } from '@pateka/domain';
import { type AccountOpened, AccountOpenedResult, Refused } from '../identity/identity.types.js';
import { Allow, Public } from '../platform/guard/allow.decorator.js';
import { Ctx, Current } from '../platform/guard/current.decorators.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { RedeemInput } from './network.types.js';
import { RedeemService } from './redeem.service.js';

@Resolver()
export class RedeemResolver {
  constructor(private readonly redemption: RedeemService) {}

  @Public()
  @Mutation(() => Boolean, { description: 'Whether a code can be redeemed now. Counted as a try.' })
  checkAccessCode(@Ctx() ctx: RequestContext, @Args('code') code: string): Promise<boolean> {
    return this.redemption.opens(code, ctx.source);
  }

  @Public()
  @Mutation(() => AccountOpenedResult)
  redeemAccessCode(
    @Ctx() ctx: RequestContext,
    @Args('input') input: RedeemInput,
  ): Promise<AccountOpened | Refused> {
    return this.redemption.redeem(input, ctx.locale, ctx.source);
  }

  @Allow('learning.take')
  @Mutation(() => Refused, {
    nullable: true,
    description: 'A further code for the account she has.',
  })
  redeemFurtherCode(
    @Ctx() ctx: RequestContext,
    @Current() learner: LearnerActor,
    @Args('code') code: string,
  ): Promise<Refused | null> {
    return this.redemption.redeemFor(learner, code, ctx);
  }
}
