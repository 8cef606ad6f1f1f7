import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { LearnerActor } from '@pateka/domain';
import { CourseSummary } from '../courses/course.types.js';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Ctx, Current } from '../platform/guard/current.decorators.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import type { Refused } from '../identity/identity.types.js';
import { EditionService } from './edition.service.js';
import {
  type EditionTaken,
  ModuleAdvice,
  NewerEdition,
  TakeEditionResult,
} from './edition.types.js';
import { EnrolmentService } from './enrolment.service.js';
import { CourseProgress, OwnCourse } from './lesson.types.js';
import { OwnCoursesService } from './own-courses.service.js';

@Resolver(() => CourseSummary)
export class EnrolmentResolver {
  constructor(
    private readonly enrolments: EnrolmentService,
    private readonly own: OwnCoursesService,
    private readonly editions: EditionService,
  ) {}

  @Allow('learning.take')
  @Query(() => [OwnCourse], { description: 'The courses she is enrolled in.' })
  ownCourses(@Ctx() ctx: RequestContext, @Current() learner: LearnerActor): Promise<OwnCourse[]> {
    return this.own.list(learner, ctx.locale);
  }

  @Allow('learning.take')
  @Mutation(() => Boolean)
  enrol(
    @Ctx() ctx: RequestContext,
    @Current() learner: LearnerActor,
    @Args('courseId', { type: () => ID }) courseId: string,
  ): Promise<boolean> {
    return this.enrolments.enrol(learner, courseId, ctx.locale);
  }

  @Allow('learning.take')
  @Mutation(() => TakeEditionResult, {
    description: 'Moves her to the newer edition that she was shown; nothing she did is lost.',
  })
  takeNewerEdition(
    @Current() learner: LearnerActor,
    @Args('courseId', { type: () => ID }) courseId: string,
    @Args('number', { type: () => Int }) number: number,
  ): Promise<EditionTaken | Refused> {
    return this.editions.take(learner, courseId, number);
  }

  @ResolveField(() => NewerEdition, {
    nullable: true,
    description: 'Null unless she is enrolled in an older edition.',
  })
  newerEdition(
    @Ctx() ctx: RequestContext,
    @Parent() course: CourseSummary,
  ): Promise<NewerEdition | null> {
    return this.editions.offered(ctx, course.id);
  }

  @ResolveField(() => [ModuleAdvice], { description: 'What is better done first, as she stands.' })
  advice(@Ctx() ctx: RequestContext, @Parent() course: CourseSummary): Promise<ModuleAdvice[]> {
    return this.own.advice(ctx, course);
  }

  @ResolveField(() => CourseProgress, {
    nullable: true,
    description: 'Null unless she is enrolled.',
  })
  progress(
    @Ctx() ctx: RequestContext,
    @Parent() course: CourseSummary,
  ): Promise<CourseProgress | null> {
    return this.own.progress(ctx, course.id);
  }
}
