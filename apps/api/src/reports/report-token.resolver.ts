import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { StaffActor } from '@pateka/domain';
import type { Refused } from '../identity/identity.types.js';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Current } from '../platform/guard/current.decorators.js';
import { ReportTokenService } from './report-token.service.js';
import {
  type IssuedReportToken,
  IssueReportTokenInput,
  IssueReportTokenResult,
  ReportTokenView,
} from './report-token.types.js';

@Resolver()
export class ReportTokenResolver {
  constructor(private readonly tokens: ReportTokenService) {}

  @Allow('report.read')
  @Query(() => [ReportTokenView], { description: 'Of the whole network, those that work first.' })
  reportTokens(@Current() actor: StaffActor): Promise<ReportTokenView[]> {
    return this.tokens.list(actor);
  }

  @Allow('report.read')
  @Mutation(() => IssueReportTokenResult)
  issueReportToken(
    @Current() actor: StaffActor,
    @Args('input') input: IssueReportTokenInput,
  ): Promise<IssuedReportToken | Refused> {
    return this.tokens.issue(actor, input);
  }

  @Allow('report.read')
  @Mutation(() => Boolean)
  revokeReportToken(
    @Current() actor: StaffActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<boolean> {
    return this.tokens.revoke(actor, id);
  }
}
