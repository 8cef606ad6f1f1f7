import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor, LearnerActor } from '@pateka/domain';
import type { Refused } from '../identity/identity.types.js';
import { Allow, Public } from '../platform/guard/allow.decorator.js';
import { Ctx, Current } from '../platform/guard/current.decorators.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { CompletionService } from './completion.service.js';
import { LessonService } from './lesson.service.js';
import {
  AnswerInput,
  AnswerResult,
  type Feedback,
  FinishResult,
  type LessonFinished,
  LessonPage,
} from './lesson.types.js';

@Resolver()
export class LessonResolver {
  constructor(
    private readonly lessons: LessonService,
    private readonly completions: CompletionService,
  ) {}

  @Public()
  @Query(() => LessonPage, { description: 'For everybody; of a visitor nothing is stored.' })
  lesson(
    @Ctx() ctx: RequestContext,
    @Args('courseId', { type: () => ID }) courseId: string,
    @Args('lessonId', { type: () => ID }) lessonId: string,
  ): Promise<LessonPage> {
    return this.lessons.page(ctx.actor, courseId, lessonId, ctx.locale);
  }

  @Public()
  @Mutation(() => AnswerResult, { description: 'For everybody; of a visitor nothing is stored.' })
  answerQuestion(
    @Ctx() ctx: RequestContext,
    @Current() actor: Actor,
    @Args('input') input: AnswerInput,
  ): Promise<Feedback | Refused> {
    return this.lessons.answer(actor, input, ctx.locale);
  }

  @Allow('learning.take')
  @Mutation(() => FinishResult)
  completeLesson(
    @Current() learner: LearnerActor,
    @Args('courseId', { type: () => ID }) courseId: string,
    @Args('lessonId', { type: () => ID }) lessonId: string,
  ): Promise<LessonFinished | Refused> {
    return this.completions.complete(learner, courseId, lessonId);
  }

  @Allow('learning.take')
  @Mutation(() => FinishResult)
  skipLesson(
    @Current() learner: LearnerActor,
    @Args('courseId', { type: () => ID }) courseId: string,
    @Args('lessonId', { type: () => ID }) lessonId: string,
  ): Promise<LessonFinished | Refused> {
    return this.completions.skip(learner, courseId, lessonId);
  }
}
