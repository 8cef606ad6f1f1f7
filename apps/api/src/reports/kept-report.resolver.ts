import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { StaffActor } from '@pateka/domain';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Current } from '../platform/guard/current.decorators.js';
import { KeptReportService } from './kept-report.service.js';
import { KeptReportOpened, KeptReportView } from './kept-report.types.js';

@Resolver()
export class KeptReportResolver {
  constructor(private readonly kept: KeptReportService) {}

  @Allow('report.read')
  @Query(() => [KeptReportView], { description: 'Of the whole network, the newest first.' })
  keptReports(@Current() actor: StaffActor): Promise<KeptReportView[]> {
    return this.kept.list(actor);
  }

  @Allow('report.read')
  @Query(() => Boolean, { description: 'That there is a kept report to be opened, never which.' })
  hasNewKeptReports(@Current() actor: StaffActor): Promise<boolean> {
    return this.kept.hasNew(actor);
  }

  @Allow('report.read')
  @Query(() => KeptReportOpened, { description: 'Opened, it is new to the actor no longer.' })
  keptReport(
    @Current() actor: StaffActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<KeptReportOpened> {
    return this.kept.open(actor, id);
  }

  @Allow('report.read')
  @Query(() => String, { description: 'A PDF of the stored report, in base64.' })
  keptReportPdf(
    @Current() actor: StaffActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<string> {
    return this.kept.pdf(actor, id);
  }
}
