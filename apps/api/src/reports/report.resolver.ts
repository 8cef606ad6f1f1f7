import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { StaffActor } from '@pateka/domain';
import type { Refused } from '../identity/identity.types.js';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Ctx, Current } from '../platform/guard/current.decorators.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { PeriodService } from './period.service.js';
import { ReportService } from './report.service.js';
import {
  ClosePeriodResult,
  ModuleFigures,
  ModulesReach,
  Report,
  ReportArgs,
  ReportFrame,
  ReportPageArgs,
  type PeriodClosed,
} from './report.types.js';

@Resolver()
export class ReportResolver {
  constructor(
    private readonly reports: ReportService,
    private readonly periods: PeriodService,
  ) {}

  @Allow('module.figures')
  @Query(() => Report, {
    description:
      'From closed releases only, the same for every viewer. Trainers read their own modules, coordinators the network.',
  })
  report(
    @Ctx() ctx: RequestContext,
    @Current() actor: StaffActor,
    @Args() args: ReportPageArgs,
  ): Promise<Report> {
    return this.reports.read(actor, args, ctx.locale);
  }

  @Allow('module.figures')
  @Query(() => String, { description: 'The same report as PDF, in base64.' })
  reportPdf(
    @Ctx() ctx: RequestContext,
    @Current() actor: StaffActor,
    @Args() args: ReportArgs,
  ): Promise<string> {
    return this.reports.pdf(actor, args, ctx.locale);
  }

  @Allow('module.figures')
  @Query(() => ReportFrame)
  reportFrame(@Current() actor: StaffActor): Promise<ReportFrame> {
    return this.reports.frame(actor);
  }

  @Allow('module.figures')
  @Query(() => ModuleFigures)
  moduleFigures(
    @Ctx() ctx: RequestContext,
    @Current() actor: StaffActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<ModuleFigures> {
    return this.reports.ofModule(actor, moduleId, ctx.locale);
  }

  @Allow('module.figures')
  @Query(() => ModulesReach, { description: 'For each published module that the actor may read.' })
  modulesReach(@Ctx() ctx: RequestContext, @Current() actor: StaffActor): Promise<ModulesReach> {
    return this.reports.reach(actor, ctx.locale);
  }

  @Allow('release.close')
  @Mutation(() => ClosePeriodResult, { description: 'Demo only: closes the period now.' })
  closePeriod(@Current() actor: StaffActor): Promise<PeriodClosed | Refused> {
    return this.periods.closeNow(actor);
  }
}
