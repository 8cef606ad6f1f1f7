import {
  Args,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  Parent,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import type { LearnerActor, RatingKind } from '@pateka/domain';
import { CourseSummary } from '../courses/course.types.js';
import { Refused } from '../identity/identity.types.js';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Ctx, Current } from '../platform/guard/current.decorators.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { type GivenRating, RatingService } from './rating.service.js';

@InputType()
export class CourseRatingInput implements GivenRating {
  @Field({ description: 'before, after or satisfaction' })
  kind: string;

  @Field(() => Int, { description: '1 to 5' })
  value: number;
}

@Resolver(() => CourseSummary)
export class RatingResolver {
  constructor(private readonly ratings: RatingService) {}

  @ResolveField(() => [String], {
    description:
      'What she is asked about the course now, and may leave: kinds of CourseRatingInput.',
  })
  ratingsAsked(@Ctx() ctx: RequestContext, @Parent() course: CourseSummary): Promise<RatingKind[]> {
    return this.ratings.asked(ctx, course.id);
  }

  @Allow('learning.take')
  @Mutation(() => Refused, {
    nullable: true,
    description: 'Keeps her marks, each once: what is there already stays as it was.',
  })
  rateCourse(
    @Current() learner: LearnerActor,
    @Args('courseId', { type: () => ID }) courseId: string,
    @Args('ratings', { type: () => [CourseRatingInput] }) ratings: CourseRatingInput[],
  ): Promise<Refused | null> {
    return this.ratings.rate(learner, courseId, ratings);
  }
}
