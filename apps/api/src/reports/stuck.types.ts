import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

/** Where something stands that can be mended. */
@ObjectType({ isAbstract: true })
abstract class InLesson {
  @Field(() => ID)
  moduleId: string;

  @Field()
  module: string;

  @Field()
  lesson: string;

  @Field(() => ID, { nullable: true, description: 'Its id in the studio; null when it is gone.' })
  draftLessonId: string | null;
}

@ObjectType({ description: 'A lesson at which unusually many people stop, by closed releases.' })
export class StuckLesson extends InLesson {
  @Field(() => Int, { description: 'Of those who came to it, the percent who did not finish it.' })
  lost: number;

  @Field(() => Int, { description: 'What a lesson of the module usually loses, in percent.' })
  usual: number;
}

@ObjectType()
export class StuckChoice {
  @Field()
  html: string;

  @Field()
  right: boolean;

  @Field(() => Int, { nullable: true, description: 'Percent in steps of 5; null: hidden.' })
  share: number | null;
}

@ObjectType({ description: 'A question that half or more missed at first, in the newest quarter.' })
export class StuckQuestion extends InLesson {
  @Field()
  promptHtml: string;

  @Field(() => Int, { description: 'Percent in steps of 5.' })
  missed: number;

  @Field(() => [StuckChoice], { description: 'None for a question without fixed choices.' })
  choices: StuckChoice[];
}

@ObjectType({ description: 'A dated fact whose last day is past.' })
export class StuckFact extends InLesson {
  @Field()
  label: string;

  @Field({ description: 'YYYY-MM-DD, its last day.' })
  validTo: string;
}

@ObjectType({
  description: 'What keeps people from going on, without who: for those who can mend it.',
})
export class Stuck {
  @Field(() => String, { nullable: true, description: 'Of the newest release, YYYY-MM-DD.' })
  asOf: string | null;

  @Field()
  nextReleaseOn: string;

  @Field(() => String, {
    nullable: true,
    description: 'The quarter that the questions are of, such as 2026-Q4.',
  })
  quarter: string | null;

  @Field(() => [StuckLesson])
  lessons: StuckLesson[];

  @Field(() => [StuckQuestion], { description: 'The one most missed first.' })
  questions: StuckQuestion[];

  @Field(() => [StuckFact])
  facts: StuckFact[];
}
