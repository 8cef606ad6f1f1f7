import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { LearnerActor } from '@pateka/domain';
import { CourseSummary } from '../courses/course.types.js';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Ctx, Current } from '../platform/guard/current.decorators.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { EnrolmentService } from './enrolment.service.js';
import { CourseProgress, OwnCourse } from './lesson.types.js';
import { OwnCoursesService } from './own-courses.service.js';

@Resolver(() => CourseSummary)
export class EnrolmentResolver {
  constructor(
    private readonly enrolments: EnrolmentService,
    private readonly own: OwnCoursesService,
  ) {}

  @Allow('learning.take')
  @Query(() => [OwnCourse], { description: 'The courses she is enrolled in.' })
  ownCourses(@Ctx() ctx: RequestContext, @Current() learner: LearnerActor): Promise<OwnCourse[]> {
    return this.own.list(learner, ctx.locale);
  }

  @Allow('learning.take')
  @Mutation(() => Boolean)
  enrol(
    @Current() learner: LearnerActor,
    @Args('courseId', { type: () => ID }) courseId: string,
  ): Promise<boolean> {
    return this.enrolments.enrol(learner, courseId);
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
