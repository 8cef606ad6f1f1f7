import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Public } from '../platform/guard/allow.decorator.js';
import { Ctx } from '../platform/guard/current.decorators.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { DemoSignIn, DemoService } from './demo.service.js';
import { RecoverInput, SignInInput } from './identity.inputs.js';
import { type Refused, SecondFactorSetup, SignInResult, type SignedIn } from './identity.types.js';
import { RecoveryService } from './recovery.service.js';
import { SecondFactorService } from './second-factor.service.js';
import { SessionService } from './session.service.js';
import { SignInService } from './sign-in.service.js';

@Resolver()
export class SignInResolver {
  constructor(
    private readonly signIns: SignInService,
    private readonly factors: SecondFactorService,
    private readonly recovery: RecoveryService,
    private readonly sessions: SessionService,
    private readonly demo: DemoService,
  ) {}

  @Public()
  @Mutation(() => SignInResult)
  signIn(
    @Ctx() ctx: RequestContext,
    @Args('input') input: SignInInput,
  ): Promise<SignedIn | Refused> {
    return this.signIns.signIn(input.who, input.passphrase, ctx.source);
  }

  @Public()
  @Mutation(() => SignInResult, {
    description: 'The second step of staff; the session must be half open.',
  })
  confirmSecondFactor(
    @Ctx() ctx: RequestContext,
    @Args('code') code: string,
  ): Promise<SignedIn | Refused> {
    return this.factors.confirm(ctx.session, code, ctx.source);
  }

  @Public()
  @Query(() => SecondFactorSetup, {
    nullable: true,
    description: 'Until the first code was given.',
  })
  secondFactorSetup(@Ctx() ctx: RequestContext): Promise<SecondFactorSetup | null> {
    return this.factors.setup(ctx.session);
  }

  @Public()
  @Mutation(() => SignInResult, { description: 'A new passphrase with a recovery code.' })
  recover(
    @Ctx() ctx: RequestContext,
    @Args('input') input: RecoverInput,
  ): Promise<SignedIn | Refused> {
    return this.recovery.recover(input, ctx.source);
  }

  @Public()
  @Mutation(() => Boolean, { description: 'Ends this session; does nothing when there is none.' })
  signOut(@Ctx() ctx: RequestContext): Promise<boolean> {
    return this.sessions.endCurrent(ctx.session);
  }

  @Public()
  @Query(() => [DemoSignIn], { nullable: true, description: 'In demo mode only; otherwise null.' })
  demoSignIns(): Promise<DemoSignIn[] | null> {
    return this.demo.signIns();
  }
}
