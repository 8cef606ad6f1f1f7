import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { StaffActor } from '@pateka/domain';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Ctx, Current } from '../platform/guard/current.decorators.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { ModuleService } from './module.service.js';
import { OwnModule } from './module.types.js';

@Resolver(() => OwnModule)
export class ModuleResolver {
  constructor(private readonly moduleService: ModuleService) {}

  @Allow('module.read')
  @Query(() => OwnModule)
  ownModule(
    @Ctx() ctx: RequestContext,
    @Current() actor: StaffActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<OwnModule> {
    return this.moduleService.one(actor, id, ctx.locale);
  }
}
