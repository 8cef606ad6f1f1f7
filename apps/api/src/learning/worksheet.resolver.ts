import { Args, Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow, Public } from '../platform/guard/allow.decorator.js';
import { Ctx } from '../platform/guard/current.decorators.js';
import { type RequestContext, sessionOf } from '../platform/guard/request-context.js';
import { DatedFigure, FormField } from './lesson.types.js';
import { WorksheetService } from './worksheet.service.js';

@ObjectType()
export class SavedField {
  @Field()
  name: string;

  @Field()
  value: string;
}

@Resolver()
export class WorksheetResolver {
  constructor(private readonly worksheets: WorksheetService) {}

  @Public()
  @Query(() => [DatedFigure], { description: 'The figures of the law that a worksheet needs.' })
  worksheetFigures(@Args('tool') tool: string): Promise<DatedFigure[]> {
    return this.worksheets.figures(tool);
  }

  @Allow('learning.take')
  @Query(() => [SavedField], { nullable: true })
  savedWorksheet(
    @Ctx() ctx: RequestContext,
    @Args('tool') tool: string,
  ): Promise<SavedField[] | null> {
    return this.worksheets.find(sessionOf(ctx), tool);
  }

  @Allow('learning.take')
  @Mutation(() => Boolean)
  saveWorksheet(
    @Ctx() ctx: RequestContext,
    @Args('tool') tool: string,
    @Args('fields', { type: () => [FormField] }) fields: FormField[],
  ): Promise<boolean> {
    return this.worksheets.save(sessionOf(ctx), tool, fields);
  }

  @Allow('learning.take')
  @Mutation(() => Boolean)
  deleteSavedWorksheet(@Ctx() ctx: RequestContext, @Args('tool') tool: string): Promise<boolean> {
    return this.worksheets.delete(sessionOf(ctx), tool);
  }
}
