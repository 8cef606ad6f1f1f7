import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { FormField, LessonPart } from './lesson.types.js';

@ObjectType({
  description: 'A lesson as a learner will see it, for who writes or reads the module.',
})
export class LessonPreview {
  @Field()
  title: string;

  @Field()
  purpose: string;

  @Field(() => Int)
  minutes: number;

  @Field(() => String, { nullable: true })
  note: string | null;

  @Field(() => [String])
  outcomes: string[];

  @Field(() => [LessonPart])
  parts: LessonPart[];

  @Field(() => [String], {
    description: 'What was left out because it is not finished, one sentence each.',
  })
  unfinished: string[];
}

@ArgsType()
export class PreviewArgs {
  @Field(() => ID)
  moduleId: string;

  @Field(() => ID, { description: 'As its author named it.' })
  lessonId: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of an edition; null for the draft.',
  })
  edition?: number | null;

  @Field({ description: 'The language of the lesson: bg or en.' })
  locale: string;
}

@InputType()
export class TryAnswerInput {
  @Field(() => ID)
  moduleId: string;

  @Field(() => ID, { description: 'As its author named it.' })
  lessonId: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of an edition; null for the draft.',
  })
  edition?: number | null;

  @Field({ description: 'The language of the lesson: bg or en.' })
  locale: string;

  @Field()
  questionId: string;

  @Field(() => [FormField], { description: 'The fields as they were sent.' })
  fields: FormField[];
}
