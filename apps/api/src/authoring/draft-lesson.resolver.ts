import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { StaffActor } from '@pateka/domain';
import type { Refused } from '../identity/identity.types.js';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Current } from '../platform/guard/current.decorators.js';
import { DraftLessonService } from './draft-lesson.service.js';
import {
  AddDraftLessonInput,
  CopyDraftLessonInput,
  DraftLessonState,
  type LessonConflict,
  type LessonSaved,
  ModuleResult,
  SaveDraftLessonInput,
  SaveLessonResult,
} from './draft.types.js';
import { StudioService } from './studio.service.js';
import type { StudioModule } from './studio.types.js';

const id = { type: () => ID };

@Resolver()
export class DraftLessonResolver {
  constructor(
    private readonly lessons: DraftLessonService,
    private readonly studio: StudioService,
  ) {}

  @Allow('module.read')
  @Query(() => DraftLessonState)
  draftLesson(
    @Current() actor: StaffActor,
    @Args('moduleId', id) moduleId: string,
    @Args('lessonId', id) lessonId: string,
  ): Promise<DraftLessonState> {
    return this.lessons.one(actor, moduleId, lessonId);
  }

  @Allow('module.write')
  @Mutation(() => SaveLessonResult, { description: 'The same save twice is saved once.' })
  saveDraftLesson(
    @Current() actor: StaffActor,
    @Args('input') input: SaveDraftLessonInput,
  ): Promise<LessonSaved | LessonConflict | Refused> {
    return this.lessons.save(actor, input);
  }

  @Allow('module.write')
  @Mutation(() => SaveLessonResult)
  addDraftLesson(
    @Current() actor: StaffActor,
    @Args('input') input: AddDraftLessonInput,
  ): Promise<LessonSaved | Refused> {
    return this.lessons.add(actor, input);
  }

  @Allow('module.write')
  @Mutation(() => SaveLessonResult)
  copyDraftLesson(
    @Current() actor: StaffActor,
    @Args('input') input: CopyDraftLessonInput,
  ): Promise<LessonSaved | Refused> {
    return this.lessons.copy(actor, input);
  }

  @Allow('module.write')
  @Mutation(() => ModuleResult, { description: 'Nothing is lost: it can be put back.' })
  async removeDraftLesson(
    @Current() actor: StaffActor,
    @Args('moduleId', id) moduleId: string,
    @Args('lessonId', id) lessonId: string,
  ): Promise<StudioModule | Refused> {
    const refused = await this.lessons.setRemoved(actor, { moduleId, lessonId, removed: true });
    return refused ?? this.studio.one(actor, moduleId);
  }

  @Allow('module.write')
  @Mutation(() => ModuleResult)
  async restoreDraftLesson(
    @Current() actor: StaffActor,
    @Args('moduleId', id) moduleId: string,
    @Args('lessonId', id) lessonId: string,
  ): Promise<StudioModule | Refused> {
    const refused = await this.lessons.setRemoved(actor, { moduleId, lessonId, removed: false });
    return refused ?? this.studio.one(actor, moduleId);
  }

  @Allow('module.write')
  @Mutation(() => ModuleResult)
  async moveDraftLesson(
    @Current() actor: StaffActor,
    @Args('moduleId', id) moduleId: string,
    @Args('lessonId', id) lessonId: string,
    @Args('afterLessonId', { ...id, nullable: true }) afterLessonId: string | null,
  ): Promise<StudioModule | Refused> {
    const place = { moduleId, lessonId, afterLessonId: afterLessonId ?? null };
    const refused = await this.lessons.move(actor, place);
    return refused ?? this.studio.one(actor, moduleId);
  }
}
