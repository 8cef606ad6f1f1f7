import { Query, Resolver } from '@nestjs/graphql';
import type { StaffActor } from '@pateka/domain';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Ctx, Current } from '../platform/guard/current.decorators.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { StuckService } from './stuck.service.js';
import { Stuck } from './stuck.types.js';

@Resolver()
export class StuckResolver {
  constructor(private readonly stuckPlaces: StuckService) {}

  @Allow('module.figures')
  @Query(() => Stuck, {
    description: 'Of the modules that the actor may read; of people from closed releases only.',
  })
  stuck(@Ctx() ctx: RequestContext, @Current() actor: StaffActor): Promise<Stuck> {
    return this.stuckPlaces.read(actor, ctx.locale);
  }
}
