import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor, Locale } from '@pateka/domain';
import { Allow, Public } from '../platform/guard/allow.decorator.js';
import { Ctx, Current } from '../platform/guard/current.decorators.js';
import { type RequestContext, sessionOf } from '../platform/guard/request-context.js';
import { AccountService } from './account.service.js';
import { OwnAccountService } from './own-account.service.js';
import { LocaleEnum, OwnSession, Viewer } from './identity.types.js';

@Resolver()
export class AccountResolver {
  constructor(
    private readonly accounts: AccountService,
    private readonly own: OwnAccountService,
  ) {}

  @Public()
  @Query(() => Viewer, { description: 'Who is signed in here.' })
  viewer(@Current() actor: Actor): Promise<Viewer> {
    return this.accounts.viewer(actor);
  }

  @Allow('account.own')
  @Query(() => [OwnSession])
  ownSessions(@Ctx() ctx: RequestContext): Promise<OwnSession[]> {
    return this.own.sessionsOf(sessionOf(ctx));
  }

  @Allow('account.own')
  @Mutation(() => Boolean)
  setLocale(
    @Ctx() ctx: RequestContext,
    @Args('locale', { type: () => LocaleEnum }) locale: Locale,
  ): Promise<boolean> {
    return this.accounts.setLocale(sessionOf(ctx).accountId, locale);
  }

  @Allow('account.own')
  @Mutation(() => Boolean)
  markExitExplained(@Ctx() ctx: RequestContext): Promise<boolean> {
    return this.accounts.markExitExplained(sessionOf(ctx).accountId);
  }

  @Allow('account.own')
  @Mutation(() => Boolean, { description: 'Ends one session, or all when no id is given.' })
  endSession(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => String, nullable: true }) id: string | null,
  ): Promise<boolean> {
    return this.own.endSession(sessionOf(ctx), id ?? null);
  }

  @Allow('account.own')
  @Mutation(() => [String], { description: 'New recovery codes; the old ones stop working.' })
  renewRecoveryCodes(
    @Ctx() ctx: RequestContext,
    @Args('passphrase') passphrase: string,
  ): Promise<string[]> {
    return this.own.renewRecoveryCodes(sessionOf(ctx), passphrase, ctx.source);
  }

  @Allow('account.own')
  @Mutation(() => Boolean, {
    description: 'Deletes the account and all that leads to it, for good.',
  })
  deleteAccount(
    @Ctx() ctx: RequestContext,
    @Args('passphrase') passphrase: string,
    @Args('revokeCertificates', {
      defaultValue: false,
      description:
        'Whether her certificates cease to be valid as well; else what she saved stays valid.',
    })
    revokeCertificates: boolean,
  ): Promise<boolean> {
    const sure = { passphrase, revokeCertificates };
    return this.own.deleteAccount(sessionOf(ctx), sure, ctx.source);
  }
}
