import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Locale, StaffActor } from '@pateka/domain';
import { CourseSummary } from '../courses/course.types.js';
import { LocaleEnum, type Refused } from '../identity/identity.types.js';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Ctx, Current } from '../platform/guard/current.decorators.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import {
  ComposedCourse,
  type CourseDraftConflict,
  type CourseDraftSaved,
  CourseDraftState,
  type CourseNotReady,
  type CoursePublished,
  PublishCourseResult,
  SaveCourseDraftInput,
  SaveCourseDraftResult,
} from './composing.types.js';
import { CourseDraftService } from './course-draft.service.js';
import { PublishCourseService } from './publish-course.service.js';

@Resolver()
export class ComposingResolver {
  constructor(
    private readonly drafts: CourseDraftService,
    private readonly publishing: PublishCourseService,
  ) {}

  @Allow('course.compose')
  @Query(() => [ComposedCourse], {
    description: 'The courses of the own network, drafts included.',
  })
  composedCourses(
    @Ctx() ctx: RequestContext,
    @Current() actor: StaffActor,
  ): Promise<ComposedCourse[]> {
    return this.drafts.list(actor, ctx.locale);
  }

  @Allow('course.compose')
  @Query(() => CourseDraftState)
  courseDraft(
    @Current() actor: StaffActor,
    @Args('courseId', { type: () => ID }) courseId: string,
  ): Promise<CourseDraftState> {
    return this.drafts.open(actor, courseId);
  }

  @Allow('course.compose')
  @Query(() => CourseSummary, {
    description: 'What is on the workbench, as learners would see it.',
  })
  coursePreview(
    @Current() actor: StaffActor,
    @Args('courseId', { type: () => ID }) courseId: string,
    @Args('locale', { type: () => LocaleEnum }) locale: Locale,
  ): Promise<CourseSummary> {
    return this.drafts.preview(actor, courseId, locale);
  }

  @Allow('course.compose')
  @Mutation(() => ID, { description: 'The id is made with the form: sent twice it is one course.' })
  createCourseDraft(
    @Current() actor: StaffActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<string> {
    return this.drafts.create(actor, id);
  }

  @Allow('course.compose')
  @Mutation(() => SaveCourseDraftResult)
  saveCourseDraft(
    @Current() actor: StaffActor,
    @Args('input') input: SaveCourseDraftInput,
  ): Promise<CourseDraftSaved | CourseDraftConflict | Refused> {
    return this.drafts.save(actor, input);
  }

  @Allow('course.compose')
  @Mutation(() => PublishCourseResult)
  publishCourse(
    @Current() actor: StaffActor,
    @Args('courseId', { type: () => ID }) courseId: string,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<CoursePublished | CourseNotReady | CourseDraftConflict | Refused> {
    return this.publishing.publish(actor, courseId, version);
  }
}
