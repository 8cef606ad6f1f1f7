import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { StaffActor } from '@pateka/domain';
import type { Refused } from '../identity/identity.types.js';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Ctx, Current } from '../platform/guard/current.decorators.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { ManualTotalService } from './manual-total.service.js';
import {
  DeleteManualTotalResult,
  ManualTotal,
  type ManualTotalDeleted,
  ManualTotalInput,
  type ManualTotalSaved,
  SaveManualTotalResult,
} from './manual-total.types.js';

@Resolver()
export class ManualTotalResolver {
  constructor(private readonly totals: ManualTotalService) {}

  @Allow('report.read')
  @Query(() => [ManualTotal], { description: 'Of the whole network, those that wait first.' })
  manualTotals(@Ctx() ctx: RequestContext, @Current() actor: StaffActor): Promise<ManualTotal[]> {
    return this.totals.list(actor, ctx.locale);
  }

  @Allow('report.read')
  @Mutation(() => SaveManualTotalResult, {
    description: 'One total a course and month: saving again replaces it until a release takes it.',
  })
  saveManualTotal(
    @Current() actor: StaffActor,
    @Args('input') input: ManualTotalInput,
  ): Promise<ManualTotalSaved | Refused> {
    return this.totals.save(actor, input);
  }

  @Allow('report.read')
  @Mutation(() => DeleteManualTotalResult)
  deleteManualTotal(
    @Current() actor: StaffActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ManualTotalDeleted | Refused> {
    return this.totals.remove(actor, id);
  }
}
