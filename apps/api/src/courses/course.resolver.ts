import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Public } from '../platform/guard/allow.decorator.js';
import { Ctx } from '../platform/guard/current.decorators.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { CourseService } from './course.service.js';
import { CourseSummary } from './course.types.js';

@Resolver(() => CourseSummary)
export class CourseResolver {
  constructor(private readonly courseService: CourseService) {}

  @Public()
  @Query(() => [CourseSummary], { description: 'The catalogue.' })
  courses(@Ctx() ctx: RequestContext): Promise<CourseSummary[]> {
    return this.courseService.catalogue(ctx.locale);
  }

  @Public()
  @Query(() => CourseSummary)
  course(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<CourseSummary> {
    return this.courseService.one(ctx.actor, id, ctx.locale);
  }
}
