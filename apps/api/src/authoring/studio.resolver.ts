import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { StaffActor } from '@pateka/domain';
import { Refused } from '../identity/identity.types.js';
import { Organisation } from '../network/organisation.entity.js';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Ctx, Current } from '../platform/guard/current.decorators.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { DraftService } from './draft.service.js';
import {
  CreateModuleInput,
  type HeadConflict,
  HeadResult,
  type HeadSaved,
  ModuleResult,
  SaveModuleHeadInput,
} from './draft.types.js';
import { StudioLoaders } from './studio.loaders.js';
import { StudioService } from './studio.service.js';
import { CopyableModule, DraftLessonHead, StudioEdition, StudioModule } from './studio.types.js';

const id = { type: () => ID };

@Resolver(() => StudioModule)
export class StudioResolver {
  constructor(
    private readonly studio: StudioService,
    private readonly drafts: DraftService,
    private readonly loaders: StudioLoaders,
  ) {}

  @Allow('module.read')
  @Query(() => [StudioModule], { description: 'All that the actor writes, reads or reviews.' })
  studioModules(@Current() actor: StaffActor): Promise<StudioModule[]> {
    return this.studio.list(actor);
  }

  @Allow('module.read')
  @Query(() => StudioModule)
  studioModule(
    @Current() actor: StaffActor,
    @Args('id', id) moduleId: string,
  ): Promise<StudioModule> {
    return this.studio.one(actor, moduleId);
  }

  @Allow('module.write')
  @Query(() => [CopyableModule], { description: 'Modules of which a copy can be made.' })
  copyableModules(@Current() actor: StaffActor): Promise<CopyableModule[]> {
    return this.studio.copyable(actor);
  }

  @Allow('module.write')
  @Query(() => [Organisation], { description: 'The organisations for which the actor writes.' })
  studioOrganisations(@Current() actor: StaffActor): Promise<Organisation[]> {
    return this.studio.organisations(actor);
  }

  @Allow('module.write')
  @Mutation(() => ModuleResult)
  async createModule(
    @Current() actor: StaffActor,
    @Args('input') input: CreateModuleInput,
  ): Promise<StudioModule | Refused> {
    const made = await this.drafts.create(actor, input);
    return made instanceof Refused ? made : this.studio.one(actor, made);
  }

  @Allow('module.write')
  @Mutation(() => ModuleResult, { description: 'newId is made with the form; twice is one copy.' })
  async copyModule(
    @Current() actor: StaffActor,
    @Args('id', id) moduleId: string,
    @Args('organisationId', id) organisationId: string,
    @Args('newId', id) newId: string,
  ): Promise<StudioModule | Refused> {
    const copy = await this.drafts.copy(actor, moduleId, { organisationId, newId });
    return this.studio.one(actor, copy);
  }

  @Allow('module.write')
  @Mutation(() => ModuleResult)
  async archiveModule(
    @Current() actor: StaffActor,
    @Args('id', id) moduleId: string,
    @Args('archived') archived: boolean,
  ): Promise<StudioModule | Refused> {
    await this.drafts.archive(actor, moduleId, archived);
    return this.studio.one(actor, moduleId);
  }

  @Allow('module.write')
  @Mutation(() => HeadResult)
  saveModuleHead(
    @Current() actor: StaffActor,
    @Args('input') input: SaveModuleHeadInput,
  ): Promise<HeadSaved | HeadConflict | Refused> {
    return this.drafts.saveHead(actor, input);
  }

  @ResolveField(() => [DraftLessonHead])
  async lessons(@Ctx() ctx: RequestContext, @Parent() module: StudioModule) {
    const all = await ctx.loaders.load(this.loaders.lessons, module.id);
    return all.filter(({ removed }) => !removed);
  }

  @ResolveField(() => [DraftLessonHead], { description: 'Taken out; they can be put back.' })
  async removedLessons(@Ctx() ctx: RequestContext, @Parent() module: StudioModule) {
    const all = await ctx.loaders.load(this.loaders.lessons, module.id);
    return all.filter(({ removed }) => removed);
  }

  @ResolveField(() => [StudioEdition], { description: 'The newest first.' })
  editions(@Ctx() ctx: RequestContext, @Parent() module: StudioModule) {
    return ctx.loaders.load(this.loaders.editions, module.id);
  }
}
