import { Args, Query, Resolver } from '@nestjs/graphql';
import type { StaffActor } from '@pateka/domain';
import type { Refused } from '../identity/identity.types.js';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Ctx, Current } from '../platform/guard/current.decorators.js';
import type { RequestContext } from '../platform/guard/request-context.js';
import { AnswerResult, type Feedback } from './lesson.types.js';
import { PreviewService } from './preview.service.js';
import { LessonPreview, PreviewArgs, TryAnswerInput } from './preview.types.js';

@Resolver()
export class PreviewResolver {
  constructor(private readonly previews: PreviewService) {}

  @Allow('module.read')
  @Query(() => LessonPreview, {
    description: 'A lesson as learners will see it, draft or edition.',
  })
  previewLesson(
    @Ctx() ctx: RequestContext,
    @Current() actor: StaffActor,
    @Args() place: PreviewArgs,
  ): Promise<LessonPreview> {
    return this.previews.page(actor, place, ctx.locale);
  }

  @Allow('module.read')
  @Query(() => AnswerResult, { description: 'Marks an answer in a preview; nothing is kept.' })
  tryAnswer(
    @Current() actor: StaffActor,
    @Args('input') input: TryAnswerInput,
  ): Promise<Feedback | Refused> {
    return this.previews.try(actor, input);
  }
}
